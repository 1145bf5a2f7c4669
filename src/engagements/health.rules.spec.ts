import fc from 'fast-check';
import { ENGAGEMENT_STATES } from './engagement.rules.js';
import { HEALTH_REASONS, healthOf, sayReason, type HealthFacts } from './health.rules.js';

const now = new Date('2026-11-22T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
const inDays = (...days: number[]) => days.map((day) => daysAgo(-day));
const facts = (given: Partial<HealthFacts> = {}): HealthFacts => ({
  ...{ state: 'active', startsOn: '2026-10-01', endsOn: '2026-12-31', everyWeeks: 1 },
  ...{ offTrackAfterWeeks: 3, staleAfterWeeks: 4, activeSince: daysAgo(60) },
  ...{ lastAt: daysAgo(-4), lastDay: '2026-12-17', dates: inDays(4, 11, 18, 25), left: 4, over: 7, forfeited: 0 },
  ...{ goals: 2, looks: [daysAgo(10), daysAgo(3)] },
  ...given,
});
const health = (given: Partial<HealthFacts>) => healthOf(facts(given), now);
const nothingScheduled = { dates: [], lastDay: null };

describe('off track', () => {
  it('three weeks since the last session, with nothing scheduled; not a moment earlier', () => {
    expect(health({ ...nothingScheduled, lastAt: daysAgo(21) })).toEqual({
      status: 'off_track',
      reasons: ['no_session'],
    });
    expect(health({ ...nothingScheduled, lastAt: daysAgo(20.99) })).toEqual({ status: 'on_track', reasons: [] });
  });

  it('three weeks since the start, where there was none yet', () => {
    const begun = { ...nothingScheduled, lastAt: null, startsOn: '2026-11-01', activeSince: '2026-10-20T08:00:00Z' };
    expect(health(begun).status).toBe('off_track');
    expect(health({ ...begun, startsOn: '2026-11-02' }).status).toBe('on_track');
  });

  it('counted anew from the day on which it was resumed or reopened', () => {
    expect(health({ ...nothingScheduled, lastAt: daysAgo(60), activeSince: daysAgo(2) }).status).toBe('on_track');
  });

  it('not while a session is scheduled, however long ago the last one was', () => {
    expect(health({ lastAt: daysAgo(-30), dates: inDays(30), left: 1 }).status).toBe('on_track');
  });

  it('after as many weeks as were agreed', () => {
    const quiet = { ...nothingScheduled, lastAt: daysAgo(22) };
    expect(health({ ...quiet, offTrackAfterWeeks: 4 }).status).toBe('on_track');
    expect(health({ ...quiet, offTrackAfterWeeks: 1 }).status).toBe('off_track');
  });
});

describe('at risk', () => {
  it('no agreed goal after session 3', () => {
    expect(health({ over: 3, goals: 0, looks: [] })).toEqual({ status: 'at_risk', reasons: ['no_goal_agreed'] });
    expect(health({ over: 2, goals: 0, looks: [] }).status).toBe('on_track');
  });

  it('a stale goal: nobody has looked at it for more than four weeks, or as many as were agreed', () => {
    const looks = [daysAgo(29), daysAgo(1)];
    expect(health({ looks })).toEqual({ status: 'at_risk', reasons: ['stale_goal'] });
    expect(health({ looks, staleAfterWeeks: 5 }).status).toBe('on_track');
    expect(health({ looks: [daysAgo(28)] }).status).toBe('on_track');
  });

  it('two forfeits', () => {
    expect(health({ forfeited: 2 })).toEqual({ status: 'at_risk', reasons: ['forfeits'] });
    expect(health({ forfeited: 1 }).status).toBe('on_track');
  });

  it('a plan that overruns its end: a session in the calendar is after it', () => {
    expect(health({ lastDay: '2027-01-07' })).toEqual({ status: 'at_risk', reasons: ['overruns'] });
    expect(health({ lastDay: '2026-12-31' }).status).toBe('on_track');
  });

  it('a plan that overruns its end: what is left and not scheduled finds no week before it', () => {
    // Thirty-nine days are left: six weekly places, and three every other week.
    expect(health({ left: 6 }).status).toBe('on_track');
    expect(health({ left: 7 })).toEqual({ status: 'at_risk', reasons: ['overruns'] });
    expect(health({ left: 4, dates: inDays(4, 18, 32), everyWeeks: 2 }).reasons).toEqual(['overruns']);
    expect(health({ left: 7, dates: inDays(4, 5, 11, 12, 18, 19, 25) }).status).toBe('on_track');
    expect(health({ ...nothingScheduled, left: 1, lastAt: daysAgo(3), endsOn: '2026-11-21' }).reasons).toEqual([
      'overruns',
    ]);
  });

  it('not for a session whose time has come, and of which only the outcome is missing', () => {
    expect(health({ left: 8, dates: inDays(-9, -2, 4, 11, 18) }).status).toBe('on_track');
    expect(health({ left: 9, dates: inDays(-9, -2, 4, 11, 18) }).reasons).toEqual(['overruns']);
  });

  it('says all that is the matter, and off track is the graver', () => {
    const given = { ...nothingScheduled, lastAt: daysAgo(40), goals: 0, looks: [], forfeited: 3, left: 12 };
    expect(health(given)).toEqual({
      status: 'off_track',
      reasons: ['no_session', 'no_goal_agreed', 'forfeits', 'overruns'],
    });
  });
});

describe('silent', () => {
  it('while paused, which is all that it says', () => {
    const given = { ...nothingScheduled, lastAt: daysAgo(60), forfeited: 5 };
    expect(health({ ...given, state: 'paused' })).toEqual({ status: null, reasons: ['paused'] });
  });

  it.each(ENGAGEMENT_STATES.filter((state) => state !== 'active' && state !== 'paused'))('where it is %s', (state) => {
    expect(health({ state, forfeited: 5 })).toEqual({ status: null, reasons: [] });
  });
});

describe('health', () => {
  const anyFacts = fc.record({
    startsInDays: fc.integer({ min: -100, max: 30 }),
    lastInDays: fc.option(fc.integer({ min: -100, max: 60 })),
    ...{ over: fc.nat(12), goals: fc.nat(3), forfeited: fc.nat(4), left: fc.nat(12) },
    dates: fc.array(fc.integer({ min: -60, max: 60 }), { maxLength: 12 }),
    looks: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
  });

  it('is on track exactly where there is no reason, and off track exactly without a session', () => {
    fc.assert(
      fc.property(anyFacts, ({ startsInDays, lastInDays, looks, dates, ...given }) => {
        const startsOn = daysAgo(-startsInDays).slice(0, 10);
        const lastAt = lastInDays === null ? null : daysAgo(-lastInDays);
        const made = { startsOn, lastAt, activeSince: null, looks: looks.map(daysAgo), dates: inDays(...dates) };
        const { status, reasons } = health({ ...given, ...made });
        expect(status === 'on_track').toBe(reasons.length === 0);
        expect(status === 'off_track').toBe(reasons.includes('no_session'));
        expect(reasons).toEqual(HEALTH_REASONS.filter((reason) => reasons.includes(reason)));
      }),
    );
  });

  it('does not get better by waiting', () => {
    const rank = { on_track: 0, at_risk: 1, off_track: 2 };
    fc.assert(
      fc.property(
        anyFacts,
        fc.nat(90),
        ({ startsInDays: _starts, lastInDays, looks, dates: _dates, ...given }, wait) => {
          const lastAt = lastInDays === null ? null : daysAgo(-lastInDays);
          const same = facts({ ...given, lastAt, looks: looks.map(daysAgo) });
          const later = healthOf(same, new Date(now.getTime() + wait * 86_400_000)).status;
          expect(rank[later ?? 'on_track']).toBeGreaterThanOrEqual(rank[healthOf(same, now).status ?? 'on_track']);
        },
      ),
    );
  });

  it('has words for each reason', () => {
    const words = HEALTH_REASONS.map((reason) => sayReason(reason, { offTrackAfterWeeks: 1, staleAfterWeeks: 4 }));
    expect(new Set(words).size).toBe(HEALTH_REASONS.length);
    expect(words[1]).toBe('There has been no session for a week, and none is scheduled.');
  });
});
