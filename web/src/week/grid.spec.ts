import type { AgendaItemResponse } from '../../client/types.gen.js';
import { blocksOf, closedOn, daysShown, hoursOf, movedTo, offOn, quarterAt } from './grid.js';

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
    expect([hoursOf(blocks), daysShown(blocks, MONDAY, MONDAY), daysShown([], MONDAY, '2026-12-01')]).toEqual([
      { first: 6, last: 21 },
      6,
      5,
    ]);
  });

  it('shows the weekend while it is there', () => {
    const shown = ['2026-11-20', '2026-11-24', '2026-11-29', '2026-11-30'].map((today) => daysShown([], MONDAY, today));
    expect(shown).toEqual([5, 5, 7, 5]);
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

describe('what is around appointments', () => {
  it('has days off whole, each of them, and hours off as they are', () => {
    const days = [item('2026-11-24T00:00', 2 * 1_440, 'time_off')];
    const whole = [{ from: 0, minutes: 1_440 }];
    expect(['23', '24', '25', '26'].map((day) => offOn(days, `2026-11-${day}`))).toEqual([[], whole, whole, []]);
    const hours = [item('2026-11-24T13:00', 90, 'time_off')];
    expect(offOn(hours, '2026-11-24')).toEqual([{ from: 780, minutes: 90 }]);
    expect(offOn(hours, '2026-11-25')).toEqual([]);
    expect(offOn([item('2026-11-24T23:00', 120, 'time_off')], '2026-11-25')).toEqual([{ from: 0, minutes: 60 }]);
    // A day on which the clock is set back has 25 hours.
    expect(offOn([item('2026-10-25T00:00', 1_500, 'time_off')], '2026-10-26')).toEqual([]);
  });

  it('shades what is outside of the hours', () => {
    const shown = { first: 8, last: 18 };
    expect(closedOn(undefined, shown)).toEqual([]);
    expect(closedOn([], shown)).toEqual([{ from: 480, minutes: 600 }]);
    expect(
      closedOn(
        [
          { from: 780, to: 1_020 },
          { from: 540, to: 720 },
        ],
        shown,
      ),
    ).toEqual([
      { from: 480, minutes: 60 },
      { from: 720, minutes: 60 },
      { from: 1_020, minutes: 60 },
    ]);
  });

  it('moves by days that are shown, and by quarters of an hour', () => {
    const [block] = blocksOf([item('2026-11-24T10:00', 60)], MONDAY);
    if (!block) throw new Error('It is nowhere');
    const days = ['2026-11-23', '2026-11-24', '2026-11-25'];
    expect(movedTo(block, days, 1, 20)).toBe('2026-11-25T10:15');
    expect(movedTo(block, days, -4, -5)).toBe('2026-11-23T10:00');
  });
});
