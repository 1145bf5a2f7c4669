interface Terms {
  startsOn: string;
  localTime: string;
  timeZone: string;
  weekday?: number;
  sessions: number;
  months?: number;
  everyWeeks?: number;
}

/** A plan, with what is known of it without computing it: written down from the zones' announced clock changes. */
export interface NamedCase {
  name: string;
  terms: Terms;
  startsAt: string[];
  /** The last day of the engagement, where the case is about it. */
  endsOn?: string;
}

const weekly = (timeZone: string, startsOn: string, localTime: string, sessions = 2): Terms => ({
  ...{ timeZone, startsOn, localTime, sessions },
});

export const NAMED_CASES: NamedCase[] = [
  {
    name: 'New York falls back on 1 November 2026',
    terms: weekly('America/New_York', '2026-10-29', '10:00'),
    startsAt: ['2026-10-29T14:00:00Z', '2026-11-05T15:00:00Z'],
  },
  {
    name: 'New York springs forward on 14 March 2027',
    terms: weekly('America/New_York', '2027-03-11', '10:00'),
    startsAt: ['2027-03-11T15:00:00Z', '2027-03-18T14:00:00Z'],
  },
  {
    name: 'London falls back on 25 October 2026',
    terms: weekly('Europe/London', '2026-10-22', '10:00'),
    startsAt: ['2026-10-22T09:00:00Z', '2026-10-29T10:00:00Z'],
  },
  {
    name: 'London springs forward on 28 March 2027',
    terms: weekly('Europe/London', '2027-03-25', '10:00'),
    startsAt: ['2027-03-25T10:00:00Z', '2027-04-01T09:00:00Z'],
  },
  {
    name: 'Berlin falls back on 25 October 2026',
    terms: weekly('Europe/Berlin', '2026-10-22', '10:00'),
    startsAt: ['2026-10-22T08:00:00Z', '2026-10-29T09:00:00Z'],
  },
  {
    name: 'Berlin springs forward on 28 March 2027',
    terms: weekly('Europe/Berlin', '2027-03-25', '10:00'),
    startsAt: ['2027-03-25T09:00:00Z', '2027-04-01T08:00:00Z'],
  },
  {
    name: 'Sydney springs forward on 4 October 2026',
    terms: weekly('Australia/Sydney', '2026-10-01', '10:00'),
    startsAt: ['2026-10-01T00:00:00Z', '2026-10-07T23:00:00Z'],
  },
  {
    name: 'Sydney falls back on 4 April 2027',
    terms: weekly('Australia/Sydney', '2027-04-01', '10:00'),
    startsAt: ['2027-03-31T23:00:00Z', '2027-04-08T00:00:00Z'],
  },
  {
    name: 'Lord Howe moves by half an hour, forward on 4 October 2026',
    terms: weekly('Australia/Lord_Howe', '2026-10-01', '10:00'),
    startsAt: ['2026-09-30T23:30:00Z', '2026-10-07T23:00:00Z'],
  },
  {
    name: 'Lord Howe moves by half an hour, back on 4 April 2027',
    terms: weekly('Australia/Lord_Howe', '2027-04-01', '10:00'),
    startsAt: ['2027-03-31T23:00:00Z', '2027-04-07T23:30:00Z'],
  },
  {
    name: 'half past two is skipped in New York on 14 March 2027, and moves to half past three',
    terms: weekly('America/New_York', '2027-03-07', '02:30', 3),
    startsAt: ['2027-03-07T07:30:00Z', '2027-03-14T07:30:00Z', '2027-03-21T06:30:00Z'],
  },
  {
    name: 'half past one comes twice in New York on 1 November 2026, and is the first of the two',
    terms: weekly('America/New_York', '2026-10-25', '01:30', 3),
    startsAt: ['2026-10-25T05:30:00Z', '2026-11-01T05:30:00Z', '2026-11-08T06:30:00Z'],
  },
  {
    name: 'half past one is skipped in London on 28 March 2027, and moves to half past two',
    terms: weekly('Europe/London', '2027-03-21', '01:30', 3),
    startsAt: ['2027-03-21T01:30:00Z', '2027-03-28T01:30:00Z', '2027-04-04T00:30:00Z'],
  },
  {
    name: 'a quarter past two is skipped on Lord Howe on 4 October 2026, and moves to a quarter to three',
    terms: weekly('Australia/Lord_Howe', '2026-10-04', '02:15'),
    startsAt: ['2026-10-03T15:45:00Z', '2026-10-10T15:15:00Z'],
  },
  {
    name: 'a quarter to two comes twice on Lord Howe on 4 April 2027, and is the first of the two',
    terms: weekly('Australia/Lord_Howe', '2027-04-04', '01:45'),
    startsAt: ['2027-04-03T14:45:00Z', '2027-04-10T15:15:00Z'],
  },
  {
    name: 'Apia is thirteen hours ahead, and keeps no summer time any more',
    terms: weekly('Pacific/Apia', '2026-09-24', '10:00', 3),
    startsAt: ['2026-09-23T21:00:00Z', '2026-09-30T21:00:00Z', '2026-10-07T21:00:00Z'],
  },
  {
    name: 'Apia had no 30 December 2011: that Friday’s session moves forward by the day that was skipped',
    terms: weekly('Pacific/Apia', '2011-12-23', '10:00', 3),
    startsAt: ['2011-12-23T20:00:00Z', '2011-12-30T20:00:00Z', '2012-01-05T20:00:00Z'],
  },
  {
    name: 'Kathmandu is five hours and three quarters ahead',
    terms: weekly('Asia/Kathmandu', '2026-10-29', '10:00'),
    startsAt: ['2026-10-29T04:15:00Z', '2026-11-05T04:15:00Z'],
  },
  {
    name: 'Kiritimati is fourteen hours ahead: its Thursday morning is Wednesday in UTC',
    terms: weekly('Pacific/Kiritimati', '2026-10-29', '10:00'),
    startsAt: ['2026-10-28T20:00:00Z', '2026-11-04T20:00:00Z'],
  },
  {
    name: 'Vancouver stays on summer time from November 2026 on',
    terms: weekly('America/Vancouver', '2026-10-29', '09:00'),
    startsAt: ['2026-10-29T16:00:00Z', '2026-11-05T16:00:00Z'],
  },
  {
    name: 'three months from 30 November end on the last but one day of February',
    terms: { ...weekly('Europe/Berlin', '2026-11-30', '10:00', 1), months: 3 },
    startsAt: ['2026-11-30T09:00:00Z'],
    endsOn: '2027-02-27',
  },
  {
    name: 'three months from 30 November end a day later in a leap year',
    terms: { ...weekly('Europe/Berlin', '2027-11-30', '10:00', 1), months: 3 },
    startsAt: ['2027-11-30T09:00:00Z'],
    endsOn: '2028-02-28',
  },
  {
    name: 'three months from 31 August end on the last but one day of November',
    terms: { ...weekly('Europe/Berlin', '2026-08-31', '10:00', 1), months: 3 },
    startsAt: ['2026-08-31T08:00:00Z'],
    endsOn: '2026-11-29',
  },
  {
    name: 'a month from 31 January ends on 27 February, and on 28 February in a leap year',
    terms: { ...weekly('Europe/Berlin', '2028-01-31', '10:00', 1), months: 1 },
    startsAt: ['2028-01-31T09:00:00Z'],
    endsOn: '2028-02-28',
  },
  {
    name: '29 February 2028 is a Tuesday like any other',
    terms: weekly('Europe/Berlin', '2028-02-22', '10:00', 3),
    startsAt: ['2028-02-22T09:00:00Z', '2028-02-29T09:00:00Z', '2028-03-07T09:00:00Z'],
  },
  {
    name: 'twelve months from 29 February 2028 end on 27 February 2029',
    terms: { ...weekly('Europe/Berlin', '2028-02-29', '10:00', 1), months: 12 },
    startsAt: ['2028-02-29T09:00:00Z'],
    endsOn: '2029-02-27',
  },
  {
    name: 'week 53 of 2026 has its session on New Year’s Day of 2027',
    terms: weekly('Europe/Berlin', '2026-12-25', '10:00', 3),
    startsAt: ['2026-12-25T09:00:00Z', '2027-01-01T09:00:00Z', '2027-01-08T09:00:00Z'],
  },
  {
    name: 'every other week goes over week 53 as over any other',
    terms: { ...weekly('Europe/Berlin', '2026-12-21', '10:00', 3), everyWeeks: 2 },
    startsAt: ['2026-12-21T09:00:00Z', '2027-01-04T09:00:00Z', '2027-01-18T09:00:00Z'],
  },
];
