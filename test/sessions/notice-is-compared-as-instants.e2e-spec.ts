import { PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

/** Where a session is, when it begins, and the last instant at which a coachee's cancellation is in time. */
interface Case {
  what: string;
  timeZone: string;
  startsOn: string;
  localTime: string;
  noticeHours: number;
  begins: string;
  last: string;
}

const cases: Case[] = [
  {
    what: 'across the end of summer time, on a day of 25 hours',
    ...{ timeZone: 'America/New_York', startsOn: '2026-11-01', localTime: '10:00', noticeHours: 24 },
    ...{ begins: '2026-11-01T15:00:00Z', last: '2026-10-31T15:00:00Z' },
  },
  {
    what: 'across the beginning of summer time, on a day of 23 hours',
    ...{ timeZone: 'America/New_York', startsOn: '2027-03-14', localTime: '10:00', noticeHours: 24 },
    ...{ begins: '2027-03-14T14:00:00Z', last: '2027-03-13T14:00:00Z' },
  },
  {
    what: 'where the time is one that the clock change skips',
    ...{ timeZone: 'Europe/Berlin', startsOn: '2027-03-28', localTime: '02:30', noticeHours: 24 },
    ...{ begins: '2027-03-28T01:30:00Z', last: '2027-03-27T01:30:00Z' },
  },
  {
    what: 'where the time is one that the clock change repeats',
    ...{ timeZone: 'Europe/Berlin', startsOn: '2026-10-25', localTime: '02:30', noticeHours: 24 },
    ...{ begins: '2026-10-25T00:30:00Z', last: '2026-10-24T00:30:00Z' },
  },
  {
    what: 'by the hours of that engagement: two days, over a clock change',
    ...{ timeZone: 'Europe/Berlin', startsOn: '2026-10-26', localTime: '09:00', noticeHours: 48 },
    ...{ begins: '2026-10-26T08:00:00Z', last: '2026-10-24T08:00:00Z' },
  },
  {
    what: 'by the hours of that engagement: one',
    ...{ timeZone: 'UTC', startsOn: '2026-12-01', localTime: '09:00', noticeHours: 1 },
    ...{ begins: '2026-12-01T09:00:00Z', last: '2026-12-01T08:00:00Z' },
  },
  {
    what: 'by the hours of that engagement: none, until it begins',
    ...{ timeZone: 'UTC', startsOn: '2026-12-02', localTime: '09:00', noticeHours: 0 },
    ...{ begins: '2026-12-02T09:00:00Z', last: '2026-12-02T09:00:00Z' },
  },
];

describe('notice is compared as instants', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  it.each(cases)('$what', async ({ what: _what, begins, last, ...terms }) => {
    for (const [seconds, forfeited] of [
      // The clock runs on while it is asked; what exactly enough is, the rule's own test says.
      [-30, false],
      [1, true],
    ] as const) {
      test.clock.set(new Date('2026-09-24T12:00:00Z'));
      const { coachee, id } = await practice.activePair({ ...terms, sessions: 2 });
      const [session] = await practice.sessions(id, coachee);
      expect(session?.startsAt).toBe(begins);
      test.clock.set(new Date(new Date(last).getTime() + seconds * 1_000));
      const path = `engagements/${id}/sessions/${session?.id}/cancellation`;
      const { body: preview } = await test.as(coachee).post(`${path}/preview`).expect(200);
      expect(preview).toMatchObject({ noticeEndsAt: last, uses: forfeited ? [{ amount: -1 }] : [] });
      expect((await test.as(coachee).post(path).expect(200)).body.forfeited).toBe(forfeited);
    }
  });
});
