import {
  ATTEMPTS,
  firstDay,
  nobodysAddress,
  weeksToldBy,
  WEEKS_TOLD,
  whatToDo,
  type Making,
} from './demonstration.rules.js';

const now = new Date('2026-11-22T12:00:00Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const making = (about: Partial<Making>): Making => ({ state: 'being_made', attempt: 0, heardAt: null, ...about });

describe('making a demonstration', () => {
  it('begins where nobody has', () => {
    expect(whatToDo(making({}), now)).toBe('begin');
  });

  it.each(['ready', 'failed'] as const)('does nothing where it is %s', (state) => {
    expect(whatToDo(making({ state }), now)).toBe('nothing');
  });

  it('waits for whoever is at it, and begins anew once they have said nothing for half a minute', () => {
    expect(whatToDo(making({ attempt: 1, heardAt: before(29) }), now)).toBe('wait');
    expect(whatToDo(making({ attempt: 1, heardAt: before(30) }), now)).toBe('begin');
  });

  it('gives up after three attempts', () => {
    expect(ATTEMPTS).toBe(3);
    expect(whatToDo(making({ attempt: 2 }), now)).toBe('begin');
    expect(whatToDo(making({ attempt: 3 }), now)).toBe('give up');
    expect(whatToDo(making({ attempt: 3, heardAt: before(5) }), now)).toBe('wait');
  });
});

describe('the story of a demonstration', () => {
  it('begins 24 weeks before today', () => {
    expect(firstDay('2026-11-22')).toBe('2026-06-07');
  });

  it('counts its weeks as they pass, from none to all', () => {
    const weeksAgo = (weeks: number) => before(weeks * 7 * 24 * 3_600);
    expect(weeksToldBy(weeksAgo(30), now)).toBe(0);
    expect(weeksToldBy(weeksAgo(WEEKS_TOLD), now)).toBe(0);
    expect(weeksToldBy(weeksAgo(WEEKS_TOLD - 1), now)).toBe(1);
    expect(weeksToldBy(weeksAgo(0.5), now)).toBe(WEEKS_TOLD - 1);
    expect(weeksToldBy(now, now)).toBe(WEEKS_TOLD);
    expect(weeksToldBy(before(-60), now)).toBe(WEEKS_TOLD);
  });

  it('is about people whose addresses are nobody’s', () => {
    expect(nobodysAddress('malik.osei')).toMatch(/^malik\.osei@.+\.invalid$/);
  });
});
