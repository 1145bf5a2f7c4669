import type { LocalDate } from '../platform/clock/zones.js';
import { plusDays } from '../platform/clock/zones.js';

/** How far back the first of the stories goes, in weeks. */
export const WEEKS_TOLD = 24;
/** How often it is tried, should it not work. */
export const ATTEMPTS = 3;
/** For how long whoever makes it may say nothing before somebody else begins anew. */
const SILENCE_MS = 30_000;
const WEEK_MS = 7 * 24 * 3_600_000;
/** Names under it never resolve (RFC 2606, section 2): nobody has an address there. */
const NOBODYS = 'demonstration.invalid';

export const DEMONSTRATION_STATES = ['none', 'being_made', 'ready', 'failed'] as const;
export type DemonstrationState = (typeof DEMONSTRATION_STATES)[number];

/** The making of a demonstration, as it stands. */
export interface Making {
  state: Exclude<DemonstrationState, 'none'>;
  /** How often it was begun. */
  attempt: number;
  /** When whoever makes it last said how far it is. */
  heardAt: Date | null;
}

/** What whoever is handed the job of making it does: begins, waits for another who does, gives up, or nothing. */
export function whatToDo({ state, attempt, heardAt }: Making, now: Date): 'begin' | 'wait' | 'give up' | 'nothing' {
  if (state !== 'being_made') return 'nothing';
  if (heardAt && now.getTime() - heardAt.getTime() < SILENCE_MS) return 'wait';
  return attempt < ATTEMPTS ? 'begin' : 'give up';
}

/** The day on which the story begins that is told up to today. */
export function firstDay(today: LocalDate): LocalDate {
  return plusDays(today, -WEEKS_TOLD * 7);
}

/** How many of its weeks are told once it has come to an instant. */
export function weeksToldBy(at: Date, now: Date): number {
  const left = Math.ceil((now.getTime() - at.getTime()) / WEEK_MS);
  return Math.min(WEEKS_TOLD, Math.max(0, WEEKS_TOLD - left));
}

/** The address of somebody made up, by the name of their mailbox. */
export function nobodysAddress(mailbox: string): string {
  return `${mailbox}@${NOBODYS}`;
}
