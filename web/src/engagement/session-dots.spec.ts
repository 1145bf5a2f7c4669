import type { SessionResponse } from '../../client/types.gen.js';
import { dotsOf } from './session-dots.js';

const session = (number: number, given: Partial<SessionResponse>) =>
  ({ number, state: 'scheduled', forfeited: false, ...given }) as SessionResponse;

describe('sessions on a line', () => {
  it('are those used up, the next one, those with a date, and those without', () => {
    const sessions = [
      session(1, { state: 'completed' }),
      session(2, { state: 'cancelled', forfeited: true }),
      session(3, {}),
      session(4, {}),
    ];
    expect(dotsOf(sessions, 3).map(({ state }) => state)).toEqual([
      'held',
      'forfeited',
      'next',
      'scheduled',
      'undated',
    ]);
  });

  it('leave out what was cancelled at no cost: another takes its place', () => {
    const sessions = [session(1, { state: 'cancelled' }), session(2, { state: 'no_show' })];
    expect(dotsOf(sessions, 2).map(({ state }) => state)).toEqual(['undated', 'undated']);
  });

  it('show a session that the coachee did not come to as forfeited', () => {
    expect(dotsOf([session(1, { state: 'no_show', forfeited: true })], 0)).toMatchObject([{ state: 'forfeited' }]);
  });
});
