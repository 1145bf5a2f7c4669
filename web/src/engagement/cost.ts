import type { ConsequencesResponse } from '../../client/types.gen.js';

/** What a change of a session would cost, in one word: each has its sentence. */
export type Cost = 'asks' | 'forfeits' | 'free';

export function costOf({ asksCoach, uses, left }: Pick<ConsequencesResponse, 'asksCoach' | 'uses' | 'left'>): Cost {
  if (asksCoach) return 'asks';
  return left.to < left.from || uses.some(({ amount }) => amount < 0) ? 'forfeits' : 'free';
}

const HOUR_MS = 3_600_000;

/** Until when a coachee changes a session at no cost. */
export function noticeEnds(startsAt: string, noticeHours: number): Date {
  return new Date(Date.parse(startsAt) - noticeHours * HOUR_MS);
}

/** Notice is compared as instants: exactly so long before is in time. */
export function isInTime(startsAt: string, noticeHours: number, now: Date): boolean {
  return now <= noticeEnds(startsAt, noticeHours);
}
