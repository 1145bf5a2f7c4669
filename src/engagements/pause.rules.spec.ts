import type { EngagementState } from './engagement.rules.js';
import { endAfterPause, pausesIn, refuseBackwardsPause } from './pause.rules.js';

const refusal = (code: string) => expect.objectContaining({ code });

/** What a decision is refused with; nothing where it is allowed. */
function thrownBy(decide: () => unknown): unknown {
  try {
    decide();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('a pause', () => {
  it('moves the end by the days paused', () => {
    expect(endAfterPause('2026-12-31', 0, '2026-10-20', '2026-11-03')).toBe('2027-01-14');
  });

  it('of less than a day moves nothing', () => {
    expect(endAfterPause('2026-12-31', 0, '2026-10-20', '2026-10-20')).toBe('2026-12-31');
  });

  it('is of two months at most', () => {
    expect(endAfterPause('2026-12-31', 0, '2026-10-20', '2026-12-20')).toBe('2027-03-02');
    expect(() => endAfterPause('2026-12-31', 0, '2026-10-20', '2026-12-21')).toThrow(
      refusal('engagement.paused-too-long'),
    );
  });

  it('counts with those before it', () => {
    expect(endAfterPause('2026-12-31', 51, '2026-10-20', '2026-10-30')).toBe('2027-01-10');
    expect(() => endAfterPause('2026-12-31', 51, '2026-10-20', '2026-10-31')).toThrow(
      refusal('engagement.paused-too-long'),
    );
  });
});

describe('pauses that are over', () => {
  const step = (fromState: EngagementState | null, toState: EngagementState, at: string) => ({
    ...{ fromState, toState, at: new Date(at) },
  });

  it('are counted in days of the engagement’s zone, and the latest one has a first day', () => {
    const history = [
      step(null, 'draft', '2026-09-01T12:00:00Z'),
      step('active', 'paused', '2026-10-02T02:00:00Z'),
      step('paused', 'active', '2026-10-11T12:00:00Z'),
      step('active', 'paused', '2026-11-05T12:00:00Z'),
    ];
    expect(pausesIn(history, 'America/New_York')).toEqual({ before: 10, since: '2026-11-05' });
    expect(pausesIn(history, 'UTC')).toEqual({ before: 9, since: '2026-11-05' });
  });
});

describe('a pause until a day', () => {
  it.each([
    ['2026-10-19', 'engagement.pause-backwards'],
    ['2026-10-20', 'engagement.pause-backwards'],
    ['2026-10-21', undefined],
  ])('ends after today: %s', (until, code) => {
    const refused = code ? refusal(code) : undefined;
    expect(thrownBy(() => refuseBackwardsPause('2026-10-20', until))).toEqual(refused);
  });
});
