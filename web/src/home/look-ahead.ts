import {
  engagementsListOptions,
  meAgendaOptions,
  meCompaniesOptions,
  meReadOptions,
  peopleReadOptions,
} from '../../client/@tanstack/react-query.gen.js';
import { practiceAsked, queryClient } from '../asking/asking.js';
import { isSignedInHere } from '../frame/session.js';
import { mondayOf, plusDays, todayIn } from '../times/times.js';

/** Where nobody has to be signed in. */
const OPEN = /^\/(sign-in|invitation|start)/;

/** Before anything is shown: who is signed in is asked, and the first screen fetched, while the app is made ready. */
export function beginAhead(pathname: string): void {
  if (!isSignedInHere() || OPEN.test(pathname)) return;
  queryClient.query({ ...meReadOptions(), staleTime: 'static' }).catch(leave);
  if (pathname === '/') import('./home.screen.js').catch(leave);
}

/**
 * Asks for what the first screen shows while the screen itself is on its way: each question as soon as it can be asked,
 * and none after another one that it needs nothing of. What goes wrong is told by the screen, which asks again.
 */
export async function lookAhead(): Promise<void> {
  try {
    const { practices } = await queryClient.query({ ...meReadOptions(), staleTime: 'static' });
    const member = practices.find(({ practiceId }) => practiceId === practiceAsked()) ?? practices[0];
    if (!member) return;
    const { coach, personId } = member;
    await Promise.all([
      queryClient.query(engagementsListOptions({ query: { coacheeId: personId, limit: 1 } })),
      queryClient.query(meCompaniesOptions()),
      queryClient.query(peopleReadOptions({ path: { personId } })),
      ...(coach ? [queryClient.query(meAgendaOptions()), lookAtWeek()] : []),
    ]);
  } catch {
    // The screen asks again, and tells.
  }
}

/** The week of a coach is that of where they are; most often, the browser is there, too. Else the screen asks again. */
function lookAtWeek(): Promise<unknown> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const from = mondayOf(todayIn(timeZone, new Date()));
  return queryClient.query(meAgendaOptions({ query: { from, to: plusDays(from, 6) } }));
}

/** What did not come is asked for again by what needs it, which tells. */
function leave(): void {}
