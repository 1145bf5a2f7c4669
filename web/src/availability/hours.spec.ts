import type { AvailabilityResponse } from '../../client/types.gen.js';
import { furtherHours, hoursOn, isSound, openOn, settingsOf, troubleOf, withHours } from './hours.js';

const READ: AvailabilityResponse = {
  timeZone: 'Europe/Berlin',
  weekly: [{ weekday: 1, from: '09:00', to: '24:00' }],
  exceptions: [{ day: '2026-12-24', windows: [{ from: '09:00', to: '24:00' }] }],
  ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 15, minimumNoticeMinutes: 0, slotStepMinutes: 30 },
  ...{ furthestDays: null, sessionsADay: null, sessionsAWeek: null, holidays: null, version: 3 },
};

describe('when somebody can be met', () => {
  it('is sent back as it was read, with an end of the day that a field can show', () => {
    const settings = settingsOf(READ);
    expect(settings).not.toHaveProperty('version');
    expect(settings.weekly).toEqual([{ weekday: 1, from: '09:00', to: '00:00' }]);
    expect(settings.exceptions[0]?.windows).toEqual([{ from: '09:00', to: '00:00' }]);
  });

  it('begins with a working day, and goes on after a break', () => {
    expect(furtherHours([])).toEqual({ from: '09:00', to: '17:00' });
    expect(furtherHours([{ from: '09:00', to: '12:00' }])).toEqual({ from: '13:00', to: '17:00' });
    expect(furtherHours([{ from: '09:00', to: '22:00' }])).toEqual({ from: '23:00', to: '00:00' });
    expect(furtherHours([{ from: '09:00', to: '00:00' }])).toEqual({ from: '23:45', to: '00:00' });
  });

  it.each([
    [[{ from: '09:00', to: '00:00' }], undefined],
    [[{ from: '09:00', to: '09:00' }], 'backwards'],
    [
      [
        { from: '13:00', to: '17:00' },
        { from: '09:00', to: '13:00' },
      ],
      undefined,
    ],
    [
      [
        { from: '12:30', to: '17:00' },
        { from: '09:00', to: '13:00' },
      ],
      'overlap',
    ],
  ] as const)('tells what is wrong with %j: %s', (windows, trouble) => {
    expect(troubleOf(windows)).toBe(trouble);
  });

  it('can be the same on several weekdays', () => {
    const week = withHours([{ weekday: 3, from: '08:00', to: '09:00' }], [1, 2], [{ from: '10:00', to: '12:00' }]);
    expect(week.map(({ weekday, from }) => [weekday, from])).toEqual([
      [1, '10:00'],
      [2, '10:00'],
      [3, '08:00'],
    ]);
    expect(hoursOn(week, 2)).toEqual([{ from: '10:00', to: '12:00' }]);
    expect(withHours(week, [1, 2, 3], [])).toEqual([]);
  });

  it('is sound where no day is wrong or said twice', () => {
    const settings = settingsOf(READ);
    expect(isSound(settings)).toBe(true);
    const day = { day: '2026-12-24', windows: [] };
    expect(isSound({ ...settings, exceptions: [day, day] })).toBe(false);
  });

  it('is, on a date, by its weekday, or as was said for it, or at any hour', () => {
    const settings = settingsOf(READ);
    expect(openOn(settings, '2026-12-21')).toEqual([{ from: 540, to: 1440 }]);
    expect(openOn(settings, '2026-12-22')).toEqual([]);
    expect(openOn(settings, '2026-12-24')).toEqual([{ from: 540, to: 1440 }]);
    expect(openOn({ weekly: [], exceptions: [] }, '2026-12-22')).toBeUndefined();
  });
});
