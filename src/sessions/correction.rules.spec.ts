import { outcomeOf, refuseCorrection, standingAfter, type Said, type Standing } from './correction.rules.js';

const now = new Date('2026-10-02T12:00:00Z');
const startsAt = new Date('2026-10-01T14:00:00Z');
const held: Standing = { state: 'completed', party: null, forfeited: false };
const missed: Standing = { state: 'no_show', party: 'coachee', forfeited: true };
const cancelledLate: Standing = { state: 'cancelled', party: 'coachee', forfeited: true };
const codeOf = (what: () => unknown): string | undefined => {
  try {
    what();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the outcome that a coach names', () => {
  it.each<[Said, Standing]>([
    [{ outcome: 'completed' }, held],
    [{ outcome: 'no_show', absent: 'coachee' }, missed],
    [
      { outcome: 'no_show', absent: 'coach' },
      { state: 'no_show', party: 'coach', forfeited: false },
    ],
    [
      { outcome: 'cancelled', by: 'coach' },
      { state: 'cancelled', party: 'coach', forfeited: false },
    ],
    [
      { outcome: 'cancelled', by: 'coachee' },
      { state: 'cancelled', party: 'coachee', forfeited: false },
    ],
    [{ outcome: 'cancelled', by: 'coachee', inTime: false }, cancelledLate],
  ])('%j', (said, standing) => {
    expect(standingAfter(outcomeOf(said))).toEqual(standing);
  });

  it.each<Said>([
    { outcome: 'cancelled' },
    { outcome: 'no_show' },
    { outcome: 'completed', by: 'coach' },
    { outcome: 'completed', absent: 'coach' },
    { outcome: 'cancelled', by: 'coach', inTime: false },
    { outcome: 'no_show', absent: 'coachee', inTime: true },
  ])('says of whom, and of nobody else: %j is refused', (said) => {
    expect(codeOf(() => outcomeOf(said))).toBe('request.invalid');
  });
});

describe('a correction', () => {
  it('needs an outcome', () => {
    const scheduled: Standing = { state: 'scheduled', party: null, forfeited: false };
    expect(codeOf(() => refuseCorrection(scheduled, held, startsAt, now))).toBe('session.no-outcome');
  });

  it('is of another outcome', () => {
    for (const same of [held, missed, cancelledLate])
      expect(codeOf(() => refuseCorrection(same, same, startsAt, now))).toBe('session.same-outcome');
    const waived = { ...missed, forfeited: false };
    expect(codeOf(() => refuseCorrection(waived, missed, startsAt, now))).toBe('session.same-outcome');
  });

  it('may say that a cancellation was in time after all', () => {
    const inTime = { ...cancelledLate, forfeited: false };
    expect(codeOf(() => refuseCorrection(cancelledLate, inTime, startsAt, now))).toBeUndefined();
  });

  it('says that a session was held or missed once it has begun, and that it was cancelled at any time', () => {
    const before = new Date('2026-10-01T13:59:59Z');
    expect(codeOf(() => refuseCorrection(cancelledLate, held, startsAt, before))).toBe('session.not-started');
    expect(codeOf(() => refuseCorrection(cancelledLate, missed, startsAt, before))).toBe('session.not-started');
    const byCoach: Standing = { state: 'cancelled', party: 'coach', forfeited: false };
    expect(codeOf(() => refuseCorrection(cancelledLate, byCoach, startsAt, before))).toBeUndefined();
    expect(codeOf(() => refuseCorrection(cancelledLate, held, startsAt, startsAt))).toBeUndefined();
  });
});
