import {
  engagementsListOptions,
  meAgendaOptions,
  meCompaniesOptions,
  meReadOptions,
  peopleReadOptions,
} from '../../client/@tanstack/react-query.gen.js';
import { practiceAsked, queryClient } from '../asking/asking.js';
import { mondayOf, plusDays, todayIn } from '../times/times.js';

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
    const agenda = coach ? queryClient.query(meAgendaOptions()) : undefined;
    await Promise.all([
      queryClient.query(engagementsListOptions({ query: { coacheeId: personId, limit: 1 } })),
      queryClient.query(meCompaniesOptions()),
      ...[agenda, lookAtWeek(personId, coach)],
    ]);
  } catch {
    // The screen asks again, and tells.
  }
}

/** The week of a coach is that of where they are. */
async function lookAtWeek(personId: string, coach: boolean): Promise<void> {
  const { timeZone } = await queryClient.query(peopleReadOptions({ path: { personId } }));
  if (!coach) return;
  const from = mondayOf(todayIn(timeZone, new Date()));
  await queryClient.query(meAgendaOptions({ query: { from, to: plusDays(from, 6) } }));
}
