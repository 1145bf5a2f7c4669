import { hoursOff, wrongTimeOff } from './time-off.rules.js';

const pointers = (asked: Parameters<typeof wrongTimeOff>[0]) => wrongTimeOff(asked).map(({ pointer }) => pointer);

describe('time off', () => {
  it('is whole days, or hours', () => {
    expect(pointers({ firstDay: '2026-10-05', lastDay: '2026-10-05' })).toEqual([]);
    expect(pointers({ localStart: '2026-10-05T10:00', localEnd: '2026-10-05T12:00', timeZone: 'UTC' })).toEqual([]);
    expect(pointers({})).toEqual(['/firstDay', '/lastDay']);
    expect(pointers({ lastDay: '2026-10-05', timeZone: 'UTC' })).toEqual(['/firstDay', '/timeZone']);
    expect(pointers({ localStart: '2026-10-05T10:00' })).toEqual(['/localEnd']);
    expect(pointers({ localStart: '2026-10-05T10:00', lastDay: '2026-10-05' })).toEqual(['/localEnd', '/lastDay']);
  });

  it('by the hour has the instants of its wall clock, also where that changes', () => {
    const off = hoursOff('2026-10-25T01:00', '2026-10-25T03:00', 'Europe/Berlin');
    expect(off).toMatchObject({ firstDay: '2026-10-25', lastDay: '2026-10-25', fromTime: '01:00', toTime: '03:00' });
    expect([off.startsAt, off.endsAt].map((at) => at.toISOString())).toEqual([
      '2026-10-24T23:00:00.000Z',
      '2026-10-25T02:00:00.000Z',
    ]);
  });
});
