import { CHANGE_REQUEST_STATES, dueAtOf, isOver, refuseSettled } from './change-request.rules.js';

const asked = new Date('2026-09-28T12:00:00Z');
const due = new Date('2026-09-30T12:00:00Z');
const before = new Date('2026-09-30T11:59:59Z');

describe('the coach has 48 hours to answer', () => {
  it('from when they were asked, whatever a clock change makes of them', () => {
    expect(dueAtOf(asked, new Date('2026-10-05T14:00:00Z'))).toEqual(due);
    expect(dueAtOf(new Date('2026-10-31T12:00:00Z'), new Date('2026-11-09T15:00:00Z'))).toEqual(
      new Date('2026-11-02T12:00:00Z'),
    );
  });

  it('and less where the session begins before', () => {
    const startsAt = new Date('2026-09-29T14:00:00Z');
    expect(dueAtOf(asked, startsAt)).toEqual(startsAt);
  });

  it('or where the time that is wanted does', () => {
    const wanted = new Date('2026-09-29T16:00:00Z');
    expect(dueAtOf(asked, new Date('2026-09-30T10:00:00Z'), wanted)).toEqual(wanted);
  });
});

describe('a request', () => {
  it('is over at its last instant, and not before', () => {
    expect(isOver({ state: 'pending', dueAt: due }, before)).toBe(false);
    expect(isOver({ state: 'pending', dueAt: due }, due)).toBe(true);
    expect(isOver({ state: 'granted', dueAt: due }, due)).toBe(false);
  });

  it('that waits is answered or withdrawn', () => {
    expect(() => refuseSettled({ state: 'pending', dueAt: due }, before)).not.toThrow();
  });

  it.each(CHANGE_REQUEST_STATES.filter((state) => state !== 'pending'))('that is %s is settled', (state) => {
    expect(() => refuseSettled({ state, dueAt: due }, before)).toThrow(
      expect.objectContaining({ code: 'change-request.settled' }),
    );
  });

  it('is answered by nobody once its time is over', () => {
    expect(() => refuseSettled({ state: 'pending', dueAt: due }, due)).toThrow(
      expect.objectContaining({ code: 'change-request.settled' }),
    );
  });
});
