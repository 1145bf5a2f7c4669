import type { PersonCalendar, PublicHoliday } from './calendar.types.js';
import { loadOf, obstaclesOf } from './person-obstacles.rules.js';
import { daysThrough } from './where-days.rules.js';

const nothing: PersonCalendar = {
  ...{ timeZone: 'Europe/Berlin', travel: [], weekly: [], dated: [], timeOff: [], busy: [], sessions: [] },
  ...{ bufferBefore: 0, bufferAfter: 0, minimumNotice: 0, furthestDays: null, aDay: null, aWeek: null },
  ...{ slotStep: 30, holidayCountry: null, holidayRegion: null, holidaysOff: [] },
};
const everyDay = (from: number, to: number) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));
const at = (instant: Date) => instant.toISOString().slice(0, 16);

/** Obstacles as text, of the days that are named and a day around them. */
function told(given: Partial<PersonCalendar>, from: string, to = from, holidays: PublicHoliday[] = []): string[] {
  const list = obstaclesOf({ ...nothing, ...given }, 'coach', daysThrough(from, to), () => holidays);
  return list.map(({ why, startsAt, endsAt, name }) => `${why} ${at(startsAt)} ${at(endsAt)}${name ? ` ${name}` : ''}`);
}
/** What is open within the days, out of what is not. */
function open(given: Partial<PersonCalendar>, from: string, to = from): string[] {
  const closed = told(given, from, to).filter((each) => each.startsWith('unavailable'));
  return closed.slice(1).map((each, index) => `${closed[index]?.split(' ')[2]} ${each.split(' ')[1]}`);
}

describe('the hours that somebody keeps', () => {
  it('are all there are, where none are said', () => {
    expect(told({}, '2026-10-01', '2026-10-31')).toEqual([]);
  });

  it('are those of the weekday, by their own clock', () => {
    const weekly = [{ weekday: 4, from: 540, to: 1020 }];
    expect(open({ weekly }, '2026-09-28', '2026-10-04')).toEqual(['2026-10-01T07:00 2026-10-01T15:00']);
  });

  it.each([
    ['Europe/Berlin', '2027-03-28', '2027-03-28T00:00 2027-03-28T01:00'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T23:00 2026-10-25T02:00'],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T14:30 2026-10-03T16:00'],
    ['Australia/Lord_Howe', '2027-04-04', '2027-04-03T14:00 2027-04-03T16:30'],
    ['Pacific/Apia', '2026-10-04', '2026-10-03T12:00 2026-10-03T14:00'],
    ['Asia/Kathmandu', '2026-10-04', '2026-10-03T19:15 2026-10-03T21:15'],
  ])('from one to three are what the clock of %s shows, on %s too', (timeZone, day, expected) => {
    expect(open({ timeZone, weekly: everyDay(60, 180) }, day)).toEqual([expected]);
  });

  it('to midnight go on into a day that begins at midnight', () => {
    const weekly = [
      { weekday: 4, from: 1320, to: 1440 },
      { weekday: 5, from: 0, to: 60 },
    ];
    expect(open({ weekly }, '2026-10-01', '2026-10-02')).toEqual(['2026-10-01T20:00 2026-10-01T23:00']);
  });

  it('go with them to another zone in the middle of a week, and back', () => {
    const travel = [{ firstDay: '2026-11-10', lastDay: '2026-11-11', timeZone: 'America/New_York' }];
    expect(open({ travel, weekly: everyDay(540, 600) }, '2026-11-09', '2026-11-12')).toEqual([
      ...['2026-11-09T08:00 2026-11-09T09:00', '2026-11-10T14:00 2026-11-10T15:00'],
      ...['2026-11-11T14:00 2026-11-11T15:00', '2026-11-12T08:00 2026-11-12T09:00'],
    ]);
  });

  it('are others on a day that is excepted, by the clock of where they are on it', () => {
    const travel = [{ firstDay: '2026-11-10', lastDay: '2026-11-10', timeZone: 'Asia/Tokyo' }];
    const dated = [
      { day: '2026-11-10', from: 600, to: 660 },
      { day: '2026-11-10', from: 720, to: 780 },
      { day: '2026-11-11', from: null, to: null },
    ];
    expect(open({ travel, dated, weekly: everyDay(540, 600) }, '2026-11-09', '2026-11-12')).toEqual([
      ...['2026-11-09T08:00 2026-11-09T09:00', '2026-11-10T01:00 2026-11-10T02:00'],
      ...['2026-11-10T03:00 2026-11-10T04:00', '2026-11-12T08:00 2026-11-12T09:00'],
    ]);
  });

  it('are all but those of excepted days, where none of the week are said', () => {
    const dated = [
      { day: '2026-11-10', from: null, to: null },
      { day: '2026-11-11', from: 600, to: 660 },
    ];
    expect(told({ dated }, '2026-11-01', '2026-11-30')).toEqual([
      'unavailable 2026-11-09T23:00 2026-11-11T09:00',
      'unavailable 2026-11-11T10:00 2026-11-11T23:00',
    ]);
  });
});

describe('what else is in somebody’s way', () => {
  it('is time off, in whole days of theirs or from one instant to another', () => {
    const timeOff = [
      { firstDay: '2026-10-24', lastDay: '2026-10-25', startsAt: null, endsAt: null },
      {
        firstDay: '2026-10-26',
        lastDay: '2026-10-26',
        startsAt: Date.parse('2026-10-26T10:00Z'),
        endsAt: Date.parse('2026-10-26T11:30Z'),
      },
    ];
    expect(told({ timeOff }, '2026-10-24', '2026-10-26')).toEqual([
      'time_off 2026-10-23T22:00 2026-10-25T23:00',
      'time_off 2026-10-26T10:00 2026-10-26T11:30',
    ]);
  });

  it('is a public holiday, by the clock of where they are, unless it is switched off', () => {
    const holidays = [
      { id: 'eve', name: 'New Year’s Eve', firstDay: '2026-12-31', lastDay: '2026-12-31', from: 720 },
      { id: 'new', name: 'New Year', firstDay: '2027-01-01', lastDay: '2027-01-02', from: 0 },
    ];
    const days = ['2026-12-30', '2027-01-03'] as const;
    const some = (given: Partial<PersonCalendar>) => [...new Set(told(given, ...days, holidays))];
    expect(some({})).toEqual([
      'holiday 2026-12-31T11:00 2026-12-31T23:00 New Year’s Eve',
      'holiday 2026-12-31T23:00 2027-01-02T23:00 New Year',
    ]);
    expect(some({ holidaysOff: ['eve'] })).toEqual(['holiday 2026-12-31T23:00 2027-01-02T23:00 New Year']);
    const travel = [{ firstDay: '2027-01-01', lastDay: '2027-01-05', timeZone: 'Asia/Kathmandu' }];
    expect(some({ travel, holidaysOff: ['eve'] })).toEqual(['holiday 2026-12-31T18:15 2027-01-02T18:15 New Year']);
  });

  it('is what they have, longer by their buffers where they coach', () => {
    const busy: [number, number][] = [[Date.parse('2026-10-01T10:00Z'), Date.parse('2026-10-01T11:00Z')]];
    const given = { busy, bufferBefore: 10, bufferAfter: 30 };
    expect(told(given, '2026-10-01')).toEqual(['busy 2026-10-01T09:50 2026-10-01T11:30']);
    const [asCoachee] = obstaclesOf({ ...nothing, ...given }, 'coachee', ['2026-10-01'], () => []);
    expect(asCoachee).toMatchObject({
      party: 'coachee',
      startsAt: new Date('2026-10-01T10:00Z'),
      endsAt: new Date('2026-10-01T11:00Z'),
    });
  });

  it('is a number of sessions, where they set one', () => {
    expect(loadOf(nothing)).toBeUndefined();
    expect(loadOf({ ...nothing, aDay: 2, sessions: [0] })).toEqual({
      ...{ timeZone: 'Europe/Berlin', aDay: 2, aWeek: null, sessions: [new Date(0)] },
    });
    expect(loadOf({ ...nothing, aWeek: 5 })).toMatchObject({ aDay: null, aWeek: 5 });
  });
});
