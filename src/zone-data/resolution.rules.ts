import { appointment } from '../platform/clock/zones.js';
import type { ShiftedAppointment, StoredAppointment } from '../scheduling/appointments.types.js';
import type { Interval } from '../scheduling/obstacles.rules.js';

/** What became of an appointment that newer data gives another instant. */
export type ShiftOutcome = 'moved' | 'clashes';

/** Appointments, by what newer zone data says of them. */
export interface Resolved {
  /** The same instant. */
  unchanged: StoredAppointment[];
  /** Another one. */
  shifted: ShiftedAppointment[];
  /** One that is past already: by its wall clock it has begun, and what has begun is not moved. */
  begun: StoredAppointment[];
}

/** Reads wall clocks again, with the data there is now. Durations stay. */
export function resolveAgain(found: readonly StoredAppointment[], now: Date): Resolved {
  const resolved: Resolved = { unchanged: [], shifted: [], begun: [] };
  for (const each of found) {
    const { startsAt: toStartsAt } = appointment(each.localDate, each.localTime, each.timeZone);
    const shift = toStartsAt.getTime() - each.startsAt.getTime();
    if (shift === 0) resolved.unchanged.push(each);
    else if (toStartsAt <= now) resolved.begun.push(each);
    else resolved.shifted.push({ ...each, toStartsAt, toEndsAt: new Date(each.endsAt.getTime() + shift) });
  }
  return resolved;
}

/** From the first to the last instant that moving these touches. */
export function spanOf(shifted: readonly ShiftedAppointment[]): Interval {
  const starts = shifted.flatMap(({ startsAt, toStartsAt }) => [startsAt.getTime(), toStartsAt.getTime()]);
  const ends = shifted.flatMap(({ endsAt, toEndsAt }) => [endsAt.getTime(), toEndsAt.getTime()]);
  return { startsAt: new Date(Math.min(...starts)), endsAt: new Date(Math.max(...ends)) };
}

/**
 * Those that cannot be moved, because one of their people would be in two places. All others can be, together: what
 * moves out of another's way is in nobody's way, and what stays may be in the way of more.
 * @param busy what these people have in their calendars, with these appointments as they are
 */
export function clashesAmong(
  shifted: readonly ShiftedAppointment[],
  busy: readonly (Interval & { personId: string })[],
): ShiftedAppointment[] {
  const blocking = shifted.filter(({ blocks }) => blocks);
  const own = new Set(blocking.flatMap((each) => peopleOf(each).map((personId) => keyOf({ ...each, personId }))));
  const others = busy.filter((time) => !own.has(keyOf(time)));
  const staying = new Set<ShiftedAppointment>();
  for (;;) {
    const taken = [...others, ...blocking.flatMap((each) => timesOf(each, staying.has(each)))];
    const clashing = blocking.filter((each) => !staying.has(each) && isTaken(each, taken));
    if (clashing.length === 0) return [...staying];
    for (const each of clashing) staying.add(each);
  }
}

interface Taken extends Interval {
  personId: string;
  by?: ShiftedAppointment;
}

function timesOf(of: ShiftedAppointment, stays: boolean): Taken[] {
  const [startsAt, endsAt] = stays ? [of.startsAt, of.endsAt] : [of.toStartsAt, of.toEndsAt];
  return peopleOf(of).map((personId) => ({ personId, startsAt, endsAt, by: of }));
}

function isTaken(of: ShiftedAppointment, taken: readonly Taken[]): boolean {
  const people = peopleOf(of);
  return taken.some(
    ({ personId, startsAt, endsAt, by }) =>
      by !== of && people.includes(personId) && startsAt < of.toEndsAt && of.toStartsAt < endsAt,
  );
}

/** Whose calendars an appointment takes up. */
export function peopleOf({ coachId, coacheeId, guestIds = [] }: StoredAppointment): string[] {
  return [coachId, coacheeId, ...guestIds];
}

/** Nobody is in two places, so a person and a time say which block it is. */
function keyOf({ personId, startsAt, endsAt }: Taken): string {
  return `${personId} ${startsAt.getTime()} ${endsAt.getTime()}`;
}

/** Whether what is to be told of an appointment still holds: nobody has moved or cancelled it meanwhile. */
export function stillStands(
  shift: { outcome: ShiftOutcome; fromStartsAt: Date; toStartsAt: Date },
  open: StoredAppointment | undefined,
): open is StoredAppointment {
  const expected = shift.outcome === 'moved' ? shift.toStartsAt : shift.fromStartsAt;
  return open?.startsAt.getTime() === expected.getTime();
}
