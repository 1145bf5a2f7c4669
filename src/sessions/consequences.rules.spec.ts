import { consequencesOf, type Observed, type Scene } from './consequences.rules.js';

const session = (number: number, startsAt: string, state = 'scheduled'): Observed => ({
  ...{ id: `s${number}`, number, state, startsAt, localStart: startsAt.slice(0, 16) },
});
const [first, second] = [session(1, '2026-10-01T14:00:00Z'), session(2, '2026-10-08T14:00:00Z')];
const before: Scene<Observed, { id: string }> = {
  ...{ state: 'active', endsOn: '2026-12-31', timeZone: 'America/New_York', left: 2, scheduled: 2 },
  ...{ sessions: [first, second], lines: [{ id: 'allocated' }] },
};

describe('what was done', () => {
  it('is nothing where nothing differs', () => {
    expect(consequencesOf(before, before)).toMatchObject({ sessions: [], uses: [], overrunDays: 0 });
  });

  it('is each session that was moved, cancelled or booked, and no other', () => {
    const moved = { ...second, startsAt: '2026-10-09T14:00:00Z' };
    const booked = session(3, '2026-10-15T14:00:00Z');
    const { sessions } = consequencesOf(before, { ...before, sessions: [first, moved, booked] });
    expect(sessions).toEqual([
      { number: 2, from: second, to: moved },
      { number: 3, from: null, to: booked },
    ]);
    const cancelled = { ...first, state: 'cancelled' };
    expect(consequencesOf(before, { ...before, sessions: [cancelled, second] }).sessions).toHaveLength(1);
  });

  it('is each line that was entered, and by what the figures and the end differ', () => {
    const after = { ...before, left: 1, endsOn: '2027-01-14', lines: [...before.lines, { id: 'held' }] };
    expect(consequencesOf(before, after)).toMatchObject({
      uses: [{ id: 'held' }],
      left: { from: 2, to: 1 },
      endsOn: { from: '2026-12-31', to: '2027-01-14' },
    });
  });

  it('says by how many days a date falls past the end, on the days of the engagement’s zone', () => {
    const late = { ...before, sessions: [session(1, '2027-01-03T02:00:00Z')] };
    expect(consequencesOf(before, late).overrunDays).toBe(2);
    expect(
      consequencesOf(before, { ...late, sessions: [session(1, '2027-01-03T02:00:00Z', 'cancelled')] }),
    ).toMatchObject({
      overrunDays: 0,
    });
  });
});
