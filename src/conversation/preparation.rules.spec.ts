import { GOAL_STATES } from '../goals/goal.rules.js';
import { lookDue } from './preparation.rules.js';

const asked = {
  ...{ now: new Date('2026-11-05T12:00:00Z'), today: '2026-11-05', staleAfterWeeks: 4 },
  lastTalkAt: new Date('2026-10-29T14:00:00Z'),
};
const seen = { lastLookAt: new Date('2026-11-01T12:00:00Z'), targetDate: null };
const unseen = { lastLookAt: new Date('2026-10-28T12:00:00Z'), targetDate: null };

describe('before a session, a goal', () => {
  it('is due for a look where nobody looked at it since the last one', () => {
    expect(lookDue({ state: 'in_progress', ...unseen }, asked)).toBe('due');
    expect(lookDue({ state: 'in_progress', ...seen }, asked)).toBeUndefined();
    expect(lookDue({ state: 'in_progress', ...unseen }, { ...asked, lastTalkAt: undefined })).toBeUndefined();
  });

  it('is due for a look when its day has come', () => {
    expect(lookDue({ state: 'on_hold', ...seen, targetDate: '2026-11-05' }, asked)).toBe('due');
    expect(lookDue({ state: 'in_progress', ...seen, targetDate: '2026-11-06' }, asked)).toBeUndefined();
  });

  it('is stale after as many weeks as the engagement says, and then not due as well', () => {
    const long = { lastLookAt: new Date('2026-10-07T12:00:00Z'), targetDate: '2026-11-01' };
    expect(lookDue({ state: 'agreed', ...long }, asked)).toBe('stale');
    expect(lookDue({ state: 'agreed', ...long }, { ...asked, staleAfterWeeks: 5 })).toBe('due');
  });

  it('rests while it is on hold', () => {
    expect(lookDue({ state: 'on_hold', ...unseen }, asked)).toBeUndefined();
  });

  it.each(GOAL_STATES.filter((state) => !['agreed', 'in_progress', 'on_hold'].includes(state)))(
    'is not asked about when it is %s',
    (state) => {
      expect(lookDue({ state, ...unseen, targetDate: '2026-10-01' }, asked)).toBeUndefined();
    },
  );
});
