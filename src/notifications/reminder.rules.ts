const MINUTE_MS = 60_000;
/** How often it is looked for reminders. */
const EVERY_MS = 5 * MINUTE_MS;
/** How far ahead: a server that does not look for as long still sends every one on time. */
const AHEAD_MS = 60 * MINUTE_MS;

/** An appointment as it is when a reminder of it would leave, and what its reader has chosen by then. */
export interface Reminded {
  isScheduled: boolean;
  startsAt: Date;
  remindBefore: readonly number[];
}

/** The reminders that a look finds: due after the one instant, and until the other. */
export interface Span {
  after: Date;
  until: Date;
}

/**
 * What a look finds: from now on, an hour ahead. What is overdue by now was due before it was booked, or was found by an
 * earlier look; only where none has looked that far, it is found late.
 * @param lookedUntil how far was looked before
 */
export function spanOf(lookedUntil: Date, now: Date): Span {
  const after = new Date(Math.min(lookedUntil.getTime(), now.getTime()));
  return { after, until: new Date(now.getTime() + AHEAD_MS) };
}

/** When the next look is: looks are at full five minutes, so that two chains of them become one. */
export function nextLookAfter(now: Date): Date {
  return new Date((Math.floor(now.getTime() / EVERY_MS) + 1) * EVERY_MS);
}

/** Whether a reminder is still right: of what begins then as it did, later than now, and wanted so long before. */
export function stillReminds(
  { startsAt, minutes }: { startsAt: Date; minutes: number },
  is: Reminded,
  now: Date,
): boolean {
  return (
    is.isScheduled &&
    is.startsAt.getTime() === startsAt.getTime() &&
    now.getTime() < startsAt.getTime() &&
    is.remindBefore.includes(minutes)
  );
}
