import { hoursOf, wrongHours } from './availability.rules.js';

const monday = (from: string, to: string) => ({ weekday: 1, from, to });
const pointers = (...said: Parameters<typeof wrongHours>) => wrongHours(...said).map(({ pointer }) => pointer);

describe('hours, as they are said', () => {
  it('end with the day at 24:00, and at 00:00', () => {
    expect(hoursOf({ from: '22:30', to: '24:00' })).toEqual({ from: 1350, to: 1440 });
    expect(hoursOf({ from: '00:00', to: '00:00' })).toEqual({ from: 0, to: 1440 });
  });

  it('may follow one another without a break, and be the same on another day', () => {
    expect(
      wrongHours([monday('12:00', '17:00'), monday('09:00', '12:00'), { weekday: 2, from: '09:00', to: '17:00' }], []),
    ).toEqual([]);
    expect(
      wrongHours(
        [],
        [
          { day: '2026-10-05', windows: [] },
          { day: '2026-10-06', windows: [] },
        ],
      ),
    ).toEqual([]);
  });

  it('end after they begin', () => {
    expect(pointers([monday('09:00', '17:00'), monday('18:00', '18:00')], [])).toEqual(['/weekly/1/to']);
    const day = { day: '2026-10-05', windows: [{ from: '17:00', to: '09:00' }] };
    expect(pointers([], [day])).toEqual(['/exceptions/0/windows/0/to']);
  });

  it('of one day do not overlap', () => {
    expect(pointers([monday('09:00', '17:00'), monday('16:59', '18:00')], [])).toEqual(['/weekly/1']);
    const windows = [
      { from: '09:00', to: '12:00' },
      { from: '08:00', to: '24:00' },
    ];
    expect(pointers([], [{ day: '2026-10-05', windows }])).toEqual(['/exceptions/0/windows/1']);
  });

  it('are said once of each day', () => {
    const day = { day: '2026-10-05', windows: [] };
    expect(pointers([], [day, day])).toEqual(['/exceptions/1/day']);
  });
});
