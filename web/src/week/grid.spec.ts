import type { AgendaItemResponse } from '../../client/types.gen.js';
import { blocksOf, daysShown, hoursOf, quarterAt } from './grid.js';

const item = (
  localStart: string,
  minutes: number,
  kind: AgendaItemResponse['kind'] = 'session',
): AgendaItemResponse => {
  const startsAt = new Date(`${localStart}Z`);
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000).toISOString();
  return { id: localStart, kind, localStart, startsAt: startsAt.toISOString(), endsAt } as AgendaItemResponse;
};
const MONDAY = '2026-11-23';
const told = (items: AgendaItemResponse[]) =>
  blocksOf(items, MONDAY).map(({ day, from, minutes, lane, lanes }) => ({ day, from, minutes, lane, lanes }));

describe('the grid of a week', () => {
  it('puts each at its day and its minute', () => {
    expect(told([item('2026-11-24T10:15', 60)])).toEqual([{ day: 1, from: 615, minutes: 60, lane: 0, lanes: 1 }]);
  });

  it('puts side by side what overlaps, and not what follows at once', () => {
    const blocks = told([item('2026-11-24T10:00', 60), item('2026-11-24T10:30', 60), item('2026-11-24T11:30', 30)]);
    expect(blocks.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 1],
    ]);
  });

  it('uses a lane again that has become free', () => {
    const blocks = told([item('2026-11-24T09:00', 180), item('2026-11-24T09:00', 60), item('2026-11-24T10:00', 60)]);
    expect(blocks.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [1, 2],
    ]);
  });

  it('cuts off at midnight, and leaves out other weeks and days off', () => {
    expect(told([item('2026-11-29T23:30', 60)])).toMatchObject([{ day: 6, minutes: 30 }]);
    expect(told([item('2026-11-30T10:00', 60), item('2026-11-24T00:00', 1_440, 'time_off')])).toEqual([]);
  });

  it('shows a working day, and what is outside of it', () => {
    expect(hoursOf([])).toEqual({ first: 8, last: 18 });
    const blocks = blocksOf([item('2026-11-28T06:30', 60), item('2026-11-24T19:30', 45)], MONDAY);
    expect([hoursOf(blocks), daysShown(blocks), daysShown([])]).toEqual([{ first: 6, last: 21 }, 6, 5]);
  });

  it.each([
    [607, '10:00'],
    [608, '10:15'],
    [-20, '00:00'],
    [1_500, '23:45'],
  ])('puts down %d minutes at %s', (minutes, time) => {
    expect(quarterAt(minutes)).toBe(time);
  });
});
