import type { HealthReason } from '../engagements/health.rules.js';
import type { Language } from '../platform/mail/language.js';
import { letter, type Letter } from '../platform/mail/letter.js';
import type { Prompted } from './review.mails.js';

/** How many weeks were agreed, after which there is too long no session, or no look at a goal. */
export interface AgreedWeeks {
  offTrackAfterWeeks: number;
  staleAfterWeeks: number;
}

const inGerman = (weeks: number) => (weeks === 1 ? 'einer Woche' : `${weeks} Wochen`);
const inEnglish = (weeks: number) => (weeks === 1 ? 'a week' : `${weeks} weeks`);

const sayings = {
  en: {
    hello: (name: string) => `Hello ${name},`,
    subject: 'Your engagement is off track',
    why: (other: string, weeks: number) =>
      `In your engagement with ${other}, there has been no session for ${inEnglish(weeks)}, and none is scheduled. Book the next one, pause it until there is time again, or end it if it has come to its end.`,
    besides: 'Besides:',
    reasons: {
      paused: () => '',
      no_session: () => '',
      no_goal_agreed: () => 'Three sessions are over, and no goal is agreed to.',
      stale_goal: (weeks: number) => `A goal has not been looked at for more than ${inEnglish(weeks)}.`,
      forfeits: () => 'Two sessions or more were forfeited.',
      overruns: () => 'The sessions that are left do not fit before its end.',
    },
    once: 'Both of you are told this once.',
    look: 'Look at the engagement',
  },
  de: {
    hello: (name: string) => `Guten Tag ${name},`,
    subject: 'Ihr Coaching ist ins Stocken geraten',
    why: (other: string, weeks: number) =>
      `In Ihrem Coaching mit ${other} gab es seit ${inGerman(weeks)} keine Sitzung, und es ist keine geplant. Vereinbaren Sie die nächste, pausieren Sie, bis wieder Zeit ist, oder beenden Sie es, wenn es zu Ende ist.`,
    besides: 'Außerdem:',
    reasons: {
      paused: () => '',
      no_session: () => '',
      no_goal_agreed: () => 'Drei Sitzungen sind vorbei, und es ist kein Ziel vereinbart.',
      stale_goal: (weeks: number) => `Ein Ziel hat sich seit mehr als ${inGerman(weeks)} niemand angesehen.`,
      forfeits: () => 'Zwei oder mehr Sitzungen sind verfallen.',
      overruns: () => 'Die übrigen Sitzungen passen nicht mehr vor das Ende.',
    },
    once: 'Sie beide erfahren das einmal.',
    look: 'Das Coaching ansehen',
  },
} as const satisfies Record<Language, object>;

/** That an engagement is off track, and what else is the matter: which goal or session it is about is not in it. */
export function offTrackMail(
  to: Prompted,
  reasons: readonly HealthReason[],
  { offTrackAfterWeeks, staleAfterWeeks }: AgreedWeeks,
  link: string,
): Letter {
  const say = sayings[to.language];
  const others = reasons
    .filter((reason) => reason !== 'no_session')
    .map((reason) => say.reasons[reason](staleAfterWeeks));
  return letter(to.language, say.subject, [
    { text: say.hello(to.name) },
    { text: say.why(to.withName, offTrackAfterWeeks) },
    ...(others.length ? [{ text: [say.besides, ...others].join(' ') }] : []),
    { text: say.once },
    { link, label: say.look },
  ]);
}
