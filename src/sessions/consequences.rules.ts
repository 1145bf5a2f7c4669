import { daysBetween, localDateOf, type LocalDate } from '../platform/clock/zones.js';

/** A session, as a preview compares it. */
export interface Observed {
  id: string;
  number: number;
  state: string;
  startsAt: string;
  localStart: string;
}

/** How an engagement stands at an instant: before something is done, or after. */
export interface Scene<S extends Observed, L extends { id: string }> {
  state: string;
  endsOn: LocalDate;
  timeZone: string;
  left: number;
  scheduled: number;
  sessions: readonly S[];
  lines: readonly L[];
}

/** What differs between two instants: that is what was done. */
export function consequencesOf<S extends Observed, L extends { id: string }>(before: Scene<S, L>, after: Scene<S, L>) {
  const known = new Map(before.sessions.map((session) => [session.id, session]));
  const entered = new Set(before.lines.map(({ id }) => id));
  const sessions = after.sessions.flatMap((to) => {
    const from = known.get(to.id) ?? null;
    const isSame = from?.state === to.state && from.startsAt === to.startsAt && from.localStart === to.localStart;
    return isSame ? [] : [{ number: to.number, from, to }];
  });
  return {
    endsOn: { from: before.endsOn, to: after.endsOn },
    left: { from: before.left, to: after.left },
    scheduled: { from: before.scheduled, to: after.scheduled },
    sessions,
    uses: after.lines.filter(({ id }) => !entered.has(id)),
    overrunDays: overrunOf(after),
  };
}

/** Days by which the last session that has a date falls past the end. */
function overrunOf({ sessions, endsOn, timeZone }: Scene<Observed, { id: string }>): number {
  const days = sessions
    .filter(({ state }) => state === 'scheduled')
    .map(({ startsAt }) => daysBetween(endsOn, localDateOf(new Date(startsAt), timeZone)));
  return Math.max(0, ...days);
}
