import { alternativesTo, timeOf, type Alternative } from './alternatives.rules.js';

const slot = { startsOn: '2026-10-01', localTime: '10:00', timeZone: 'Europe/Berlin', sessionMinutes: 60 };
const startsOf = (times: Alternative[]) => times.map(({ localDate, localTime }) => `${localDate}T${localTime}`);
const offered = (blocked: string, isFree: (time: Alternative) => boolean, given: Partial<typeof slot> = {}) =>
  startsOf(alternativesTo(blocked, { ...slot, ...given }, (time) => isFree(time as Alternative)));

describe('times in place of a slot', () => {
  it('are three of its own day and one of each other working day, where all but the slot is free', () => {
    const free = ({ localDate, localTime }: Alternative) => `${localDate}T${localTime}` !== '2026-10-14T10:00';
    expect(offered('2026-10-14', free)).toEqual([
      ...['2026-10-14T09:30', '2026-10-14T10:30', '2026-10-14T09:00'],
      ...['2026-10-13T10:00', '2026-10-15T10:00', '2026-10-12T10:00', '2026-10-16T10:00'],
    ]);
  });

  it('are the nearest free time of a day whose same time is taken', () => {
    const free = ({ localDate, localTime }: Alternative) => localDate === '2026-10-16' && localTime >= '13:00';
    expect(offered('2026-10-14', free)).toEqual(['2026-10-16T13:00']);
  });

  it('keep the minutes of the slot, and to the hours from eight to six', () => {
    const times: string[] = [];
    offered('2026-10-14', ({ localTime }) => times.push(localTime) === 0, { localTime: '09:15' });
    const distinct = [...new Set(times)].sort();
    expect([distinct[0], distinct.at(-1), distinct.length]).toEqual(['08:15', '17:15', 19]);
  });

  it('are none where nothing is free', () => {
    expect(offered('2026-10-14', () => false)).toEqual([]);
  });

  it('are of the first week’s days from the first day on', () => {
    expect(offered('2026-10-01', ({ localTime }) => localTime === '10:00')).toEqual([
      ...['2026-10-01T10:00', '2026-10-02T10:00'],
    ]);
  });
});

describe('a time of a slot', () => {
  it('is as long as a session, on the wall clock that is asked for', () => {
    expect(timeOf({ ...slot, sessionMinutes: 45 }, '2026-10-26')).toMatchObject({
      ...{ localTime: '10:00', startsAt: new Date('2026-10-26T09:00:00Z'), endsAt: new Date('2026-10-26T09:45:00Z') },
    });
    expect(timeOf(slot, '2026-10-23', '08:30').startsAt).toEqual(new Date('2026-10-23T06:30:00Z'));
  });
});
