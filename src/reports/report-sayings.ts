import type { GoalState } from '../goals/goal.rules.js';
import type { Milestone, ReportKind } from './report.types.js';

type Reported = Extract<GoalState, 'agreed' | 'in_progress' | 'on_hold' | 'achieved'>;

/** What stands on a printed report beside what was written. */
interface Sayings {
  title: Record<ReportKind, string>;
  coachee: string;
  coach: string;
  company: string;
  period: string;
  to: string;
  asOf: (day: string) => string;
  sessions: (of: number, minutes: number) => string;
  held: (count: number) => string;
  forfeited: (count: number) => string;
  left: (count: number) => string;
  attendance: string;
  onTrack: string;
  ofGoals: (onTrack: number, counted: number) => string;
  milestones: string;
  milestone: Record<Milestone['kind'], string>;
  talk: (day: string) => string;
  review: (day: string) => string;
  pending: string;
  goals: string;
  notShared: (count: number) => string;
  state: Record<Reported, string>;
  until: (day: string) => string;
  baseline: string;
  current: string;
  target: string;
  statement: string;
  outlook: string;
  approved: (name: string, day: string) => string;
  draft: string;
  page: (at: number, of: number) => string;
}

const en: Sayings = {
  title: { midpoint: 'Midpoint report', closing: 'Closing report' },
  ...{ coachee: 'Coachee', coach: 'Coach', company: 'Company', period: 'Period', to: 'to' },
  asOf: (day) => `As of ${day}`,
  sessions: (of, minutes) => `${of} sessions of ${minutes} minutes`,
  held: (count) => `${count} held`,
  forfeited: (count) => `${count} forfeited`,
  left: (count) => `${count} to come`,
  ...{ attendance: 'Attendance', onTrack: 'Goals on track' },
  ofGoals: (onTrack, counted) => `${onTrack} of ${counted}`,
  milestones: 'Milestones',
  milestone: { kickoff: 'Kickoff', midpoint: 'Midpoint', closing: 'Closing' },
  talk: (day) => `Talk on ${day}`,
  review: (day) => `Reviewed on ${day}`,
  ...{ pending: 'Not yet', goals: 'Goals' },
  notShared: (count) => (count === 1 ? 'One more goal is not shared.' : `${count} more goals are not shared.`),
  state: { agreed: 'Agreed', in_progress: 'In progress', on_hold: 'On hold', achieved: 'Achieved' },
  until: (day) => `by ${day}`,
  ...{ baseline: 'Start', current: 'Now', target: 'Target', statement: 'Where we stand', outlook: 'What comes next' },
  approved: (name, day) => `Approved by ${name}, sent on ${day}.`,
  draft: 'Draft, not approved and not sent',
  page: (at, of) => `Page ${at} of ${of}`,
};

const de: Sayings = {
  title: { midpoint: 'Zwischenbericht', closing: 'Abschlussbericht' },
  ...{ coachee: 'Coachee', coach: 'Coach', company: 'Unternehmen', period: 'Zeitraum', to: 'bis' },
  asOf: (day) => `Stand ${day}`,
  sessions: (of, minutes) => `${of} Sitzungen zu ${minutes} Minuten`,
  held: (count) => `${count} gehalten`,
  forfeited: (count) => `${count} verfallen`,
  left: (count) => `${count} ausstehend`,
  ...{ attendance: 'Teilnahme', onTrack: 'Ziele im Plan' },
  ofGoals: (onTrack, counted) => `${onTrack} von ${counted}`,
  milestones: 'Meilensteine',
  milestone: { kickoff: 'Auftakt', midpoint: 'Halbzeit', closing: 'Abschluss' },
  talk: (day) => `Gespräch am ${day}`,
  review: (day) => `Rückblick am ${day}`,
  ...{ pending: 'Noch nicht', goals: 'Ziele' },
  notShared: (count) =>
    count === 1 ? 'Ein weiteres Ziel ist nicht geteilt.' : `${count} weitere Ziele sind nicht geteilt.`,
  state: { agreed: 'Vereinbart', in_progress: 'In Arbeit', on_hold: 'Zurückgestellt', achieved: 'Erreicht' },
  until: (day) => `bis ${day}`,
  ...{ baseline: 'Beginn', current: 'Jetzt', target: 'Ziel', statement: 'Wo wir stehen', outlook: 'Wie es weitergeht' },
  approved: (name, day) => `Von ${name} freigegeben, gesendet am ${day}.`,
  draft: 'Entwurf, nicht freigegeben und nicht gesendet',
  page: (at, of) => `Seite ${at} von ${of}`,
};

export const sayings = { en, de } as const;

/** The word for a goal's state. */
export function wordOf(say: Sayings, state: GoalState): string {
  return say.state[state as Reported] ?? state;
}

export type { Sayings };
