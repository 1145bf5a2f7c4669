/** The zone of the practice, and so of its plans. */
export const ZONE = 'America/New_York';

const HOUR_MS = 3_600_000;
const QUARTER_MS = HOUR_MS / 4;
const NOTICE_IS_OVER_MS = 3 * HOUR_MS;

/** The days that the tour's engagement lies on, counted from the weekly slot that is a few hours ahead. */
export interface Calendar {
  /** The engagement's first day: eleven weeks before the slot that is next. */
  startsOn: string;
  /** The weekly slot, on the wall clock of the zone. */
  localTime: string;
  /** The slot of a week of the engagement; the eleventh is three hours ahead. */
  slot: (week: number) => string;
}

/**
 * Lays the engagement so that its first sessions can have been held and one is about to begin: nobody moves the clock,
 * and an engagement may be recorded that began before it was entered.
 */
export function layOut(now: Date): Calendar {
  const next = new Date(Math.ceil((now.getTime() + NOTICE_IS_OVER_MS) / QUARTER_MS) * QUARTER_MS);
  const { date, time } = wallClock(next);
  const slot = (week: number) => plusDays(date, (week - 11) * 7);
  return { startsOn: slot(0), localTime: time, slot };
}

/** `date` moved by a number of days. */
export function plusDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** A day of the same ISO week: the next one, or the one before a Sunday. */
export function nearby(date: string): string {
  return plusDays(date, new Date(`${date}T00:00:00Z`).getUTCDay() === 0 ? -1 : 1);
}

function wallClock(instant: Date): { date: string; time: string } {
  const options = { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const;
  const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', options).format(instant).split(' ');
  return { date, time };
}
