import { attendance, countGoals, type OverviewGoal } from './standing.rules.js';

const now = new Date('2026-11-22T12:00:00Z');
const goal = (given: Partial<OverviewGoal>): OverviewGoal => ({
  ...{ state: 'in_progress', agreed: true, lastLookAt: '2026-11-20T12:00:00Z', wording: null },
  ...given,
});

describe('goals, as a sponsor sees them counted', () => {
  it('counts “2 of 3 on track”: achieved, looked at lately, and stale', () => {
    const goals = [
      goal({ state: 'achieved', lastLookAt: null }),
      goal({}),
      goal({ lastLookAt: '2026-10-01T12:00:00Z' }),
    ];
    expect(countGoals(goals, now, 4)).toEqual({ counted: 3, onTrack: 2 });
    expect(countGoals(goals, now, 8)).toEqual({ counted: 3, onTrack: 3 });
  });

  it('does not count a proposal, whoever made it, nor a dropped goal', () => {
    const goals = [goal({ state: 'proposed', agreed: false }), goal({ state: 'dropped' })];
    expect(countGoals(goals, now, 4)).toEqual({ counted: 0, onTrack: 0 });
  });
});

describe('attendance', () => {
  it('is the share of sessions that the coachee came to', () => {
    expect(attendance(3, 1)).toBe(0.75);
  });

  it('is nothing before the first session', () => {
    expect(attendance(0, 0)).toBeNull();
  });
});
