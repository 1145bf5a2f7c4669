import { clocksOf, inOrder, NEXT, spanOf, type Stretch } from './agenda.rules.js';

const NOW = new Date('2026-10-05T12:00:00Z');
const at = (instant: string) => new Date(`${instant}:00Z`);
const hour = (id: string, start: string): Stretch => ({
  ...{ id, startsAt: at(start), endsAt: new Date(at(start).getTime() + 3_600_000) },
});
const ids = (stretches: Stretch[]) => stretches.map(({ id }) => id);

describe('an agenda', () => {
  it('is of days, both included, or of what is next', () => {
    expect(spanOf({}, NOW)).toEqual({ after: NOW });
    const span = { after: at('2026-10-04T00:00'), before: at('2026-10-13T00:00') };
    expect(spanOf({ from: '2026-10-05', to: '2026-10-11' }, NOW)).toEqual(span);
  });

  it('is of 62 days at most, from the first to the last', () => {
    const asked = (from?: string, to?: string) => () => spanOf({ from, to }, NOW);
    expect(asked('2026-10-01', '2026-12-01')).not.toThrow();
    expect(asked('2026-10-01', '2026-10-01')).not.toThrow();
    const wrong = [asked('2026-10-01', '2026-12-02'), asked('2026-10-02', '2026-10-01')];
    for (const ask of [...wrong, asked('2026-10-01'), asked(undefined, '2026-10-01')]) expect(ask).toThrow('not valid');
  });

  it('begins and ends at the midnights of its reader', () => {
    const stretches = [
      hour('late', '2026-10-12T03:00'),
      hour('early', '2026-10-05T03:00'),
      hour('noon', '2026-10-07T12:00'),
    ];
    const week = { from: '2026-10-05', to: '2026-10-11' };
    expect(ids(inOrder(stretches, week, 'America/New_York', NOW))).toEqual(['noon', 'late']);
    expect(ids(inOrder(stretches, week, 'Europe/Berlin', NOW))).toEqual(['early', 'noon']);
  });

  it('has what reaches into its days, and not what touches them', () => {
    const day = { from: '2026-10-05', to: '2026-10-05' };
    const on = (start: string) => ids(inOrder([hour('it', start)], day, 'UTC', NOW));
    expect(on('2026-10-04T23:30')).toEqual(['it']);
    expect(on('2026-10-04T23:00')).toEqual([]);
    expect(on('2026-10-05T23:30')).toEqual(['it']);
    expect(on('2026-10-06T00:00')).toEqual([]);
  });

  it('has days off from the midnight of its reader to that after them', () => {
    const days = { firstDay: '2026-10-07', lastDay: '2026-10-08' };
    const off = { id: 'off', startsAt: at('2026-10-07T00:00'), endsAt: at('2026-10-08T00:00'), days };
    expect(inOrder([off], {}, 'Europe/Berlin', NOW)).toMatchObject([
      { startsAt: at('2026-10-06T22:00'), endsAt: at('2026-10-08T22:00') },
    ]);
  });

  it('without days has the next fifty that are not over, soonest first', () => {
    const many = Array.from({ length: NEXT + 5 }, (_each, index) => hour(`${100 + index}`, '2026-10-06T09:00'));
    const running = hour('running', '2026-10-05T11:30');
    const found = ids(inOrder([...many, running, hour('over', '2026-10-05T11:00')], {}, 'UTC', NOW));
    expect(found).toHaveLength(NEXT);
    expect(found.slice(0, 3)).toEqual(['running', '100', '101']);
  });

  it('tells the other person’s clock where it shows something else', () => {
    const session = hour('it', '2026-10-27T14:00');
    expect(clocksOf(session, 'America/New_York', 'Europe/Berlin')).toEqual({
      ...{ startsAt: '2026-10-27T14:00:00Z', endsAt: '2026-10-27T15:00:00Z' },
      ...{ localStart: '2026-10-27T10:00', timeZone: 'America/New_York' },
      ...{ otherLocalStart: '2026-10-27T15:00', otherTimeZone: 'Europe/Berlin' },
    });
    const same = { otherLocalStart: null, otherTimeZone: null };
    expect(clocksOf(session, 'Europe/Paris', 'Europe/Berlin')).toMatchObject(same);
    expect(clocksOf(session, 'Europe/Paris', null)).toMatchObject(same);
  });
});
