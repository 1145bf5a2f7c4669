import { appointment } from '../platform/clock/zones.js';
import { isInTime, noticeEndsAt, refuseLateMove, refuseMoveOverLimit, timelinessOf } from './notice.rules.js';

const refusal = (code: string) => expect.objectContaining({ code });

/** What a decision is refused with; nothing where it is allowed. */
function thrownBy(decide: () => unknown): unknown {
  try {
    decide();
    return undefined;
  } catch (error) {
    return error;
  }
}
const instantOf = (localStart: string, timeZone: string) =>
  appointment(localStart.slice(0, 10), localStart.slice(11), timeZone).startsAt;

describe('notice', () => {
  const startsAt = new Date('2026-10-08T14:00:00Z');

  it.each([
    ['exactly twenty-four hours', '2026-10-07T14:00:00.000Z', true],
    ['a second less', '2026-10-07T14:00:01.000Z', false],
    ['a thousandth of a second less', '2026-10-07T14:00:00.001Z', false],
    ['more', '2026-10-07T13:59:59.000Z', true],
    ['none: it has begun', '2026-10-08T14:00:00.000Z', false],
  ])('of %s, at %s, is in time: %s', (_notice, now, inTime) => {
    expect(isInTime(startsAt, 24, new Date(now))).toBe(inTime);
  });

  it('is compared as instants: the night the clocks go back is twenty-five hours long', () => {
    const sunday = appointment('2026-11-01', '10:00', 'America/New_York').startsAt;
    const sameTimeTheDayBefore = appointment('2026-10-31', '10:00', 'America/New_York').startsAt;
    const anHourLater = appointment('2026-10-31', '11:00', 'America/New_York').startsAt;
    expect(isInTime(sunday, 25, sameTimeTheDayBefore)).toBe(true);
    expect(isInTime(sunday, 24, anHourLater)).toBe(true);
  });

  it('is compared as instants: the same time on the day before is too late when the clocks go forward', () => {
    const sunday = appointment('2027-03-14', '10:00', 'America/New_York').startsAt;
    const sameTimeTheDayBefore = appointment('2027-03-13', '10:00', 'America/New_York').startsAt;
    expect(isInTime(sunday, 24, sameTimeTheDayBefore)).toBe(false);
    expect(isInTime(sunday, 23, sameTimeTheDayBefore)).toBe(true);
  });

  it.each([
    ['over the end of summer time', '2026-11-01T10:00', 'America/New_York', 24, '2026-10-31T11:00'],
    ['over its beginning', '2027-03-14T10:00', 'America/New_York', 24, '2027-03-13T09:00'],
    ['before a time that is skipped', '2027-03-28T02:30', 'Europe/Berlin', 24, '2027-03-27T02:30'],
    ['before a time that is repeated', '2026-10-25T02:30', 'Europe/Berlin', 24, '2026-10-24T02:30'],
    ['of two days, over a clock change', '2026-10-26T09:00', 'Europe/Berlin', 48, '2026-10-24T10:00'],
    ['of an hour', '2026-12-01T09:00', 'UTC', 1, '2026-12-01T08:00'],
  ])('%s: exactly enough is in time, and a second less is not', (_what, begun, zone, hours, until) => {
    const [begins, last] = [instantOf(begun, zone), instantOf(until, zone)];
    expect(noticeEndsAt(begins, hours)).toEqual(last);
    expect(isInTime(begins, hours, last)).toBe(true);
    expect(isInTime(begins, hours, new Date(last.getTime() + 1_000))).toBe(false);
  });

  it('of none at all lets a coachee cancel until it begins', () => {
    expect(isInTime(startsAt, 0, startsAt)).toBe(true);
    expect(isInTime(startsAt, 0, new Date(startsAt.getTime() + 1))).toBe(false);
  });

  it('binds the coachee who would move a session', () => {
    const late = new Date('2026-10-07T14:00:01Z');
    expect(() => refuseLateMove('coachee', startsAt, 24, late)).toThrow(refusal('session.notice'));
    expect(() => refuseLateMove('coachee', startsAt, 24, new Date('2026-10-07T14:00:00Z'))).not.toThrow();
  });

  it('never binds the coach', () => {
    expect(() => refuseLateMove('coach', startsAt, 24, new Date('2026-10-08T13:59:59Z'))).not.toThrow();
  });
});

describe('the band before the notice', () => {
  const startsAt = new Date('2026-10-08T14:00:00Z');
  const notice = { noticeHours: 24, changeBandHours: 24 };
  const at = (now: string, given = notice) => timelinessOf('coachee', startsAt, given, new Date(now));

  it.each([
    ['exactly its beginning', '2026-10-06T14:00:00.000Z', 'in_time'],
    ['a second later', '2026-10-06T14:00:01.000Z', 'asks'],
    ['exactly its end', '2026-10-07T14:00:00.000Z', 'asks'],
    ['a second after its end', '2026-10-07T14:00:01.000Z', 'late'],
  ])('at %s, %s: %s', (_where, now, timeliness) => {
    expect(at(now)).toBe(timeliness);
  });

  it('is not there where none was agreed', () => {
    const none = { noticeHours: 24, changeBandHours: null };
    expect(timelinessOf('coachee', startsAt, none, new Date('2026-10-07T14:00:00Z'))).toBe('in_time');
    expect(timelinessOf('coachee', startsAt, none, new Date('2026-10-07T14:00:01Z'))).toBe('late');
  });

  it('asks before a session that needs no notice', () => {
    expect(at('2026-10-08T13:59:59Z', { noticeHours: 0, changeBandHours: 24 })).toBe('asks');
  });

  it('never binds the coach', () => {
    expect(timelinessOf('coach', startsAt, notice, new Date('2026-10-08T13:59:59Z'))).toBe('in_time');
  });

  it('and the notice end where they are said to', () => {
    expect(noticeEndsAt(startsAt, 24)).toEqual(new Date('2026-10-07T14:00:00Z'));
    expect(isInTime(startsAt, 24, noticeEndsAt(startsAt, 24))).toBe(true);
  });
});

describe('a limit to moves', () => {
  it.each([
    [1, 2, undefined],
    [2, 2, 'session.moved-too-often'],
    [0, 0, 'session.moved-too-often'],
    [50, null, undefined],
  ])('after %d moves, with a limit of %s: %s', (moves, limit, code) => {
    const refused = code ? refusal(code) : undefined;
    expect(thrownBy(() => refuseMoveOverLimit('coachee', moves, limit))).toEqual(refused);
  });

  it('never binds the coach', () => {
    expect(() => refuseMoveOverLimit('coach', 9, 2)).not.toThrow();
  });
});
