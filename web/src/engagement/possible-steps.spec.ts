import { stepsOf } from './possible-steps.js';

const dated = { left: 5, scheduled: 5 };

describe('what can be done with an engagement', () => {
  it('is the coach’s to extend, complete and hand over; either may pause it and end it', () => {
    expect(stepsOf({ state: 'active', figures: dated }, 'coach')).toEqual([
      ...['pause', 'extend', 'handOver', 'complete', 'end'],
    ]);
    expect(stepsOf({ state: 'active', figures: dated }, 'coachee')).toEqual(['pause', 'end']);
  });

  it('is an administrator’s to hand over, while it goes on; nothing else', () => {
    expect(stepsOf({ state: 'active', figures: dated }, undefined)).toEqual(['handOver']);
    expect(stepsOf({ state: 'paused', figures: dated }, undefined)).toEqual(['handOver']);
    expect(stepsOf({ state: 'completed', figures: dated }, undefined)).toEqual([]);
  });

  it('is to book what has no date, one by one or all at once', () => {
    const booking = (scheduled: number) =>
      stepsOf({ state: 'active', figures: { left: 5, scheduled } }, 'coach').filter((step) => /book|rem/.test(step));
    expect([booking(5), booking(4), booking(3)]).toEqual([[], ['book'], ['book', 'remaining']]);
  });

  it('is to resume while it is paused, and nothing is booked', () => {
    const paused = { state: 'paused', figures: { left: 5, scheduled: 0 } } as const;
    expect(stepsOf(paused, 'coach')).toEqual(['resume', 'handOver', 'end']);
    expect(stepsOf(paused, 'coachee')).toEqual(['resume', 'end']);
  });

  it('is the coach’s to renew and to open again, once it is over', () => {
    expect(stepsOf({ state: 'completed', figures: { left: 0, scheduled: 0 } }, 'coach')).toEqual(['renew', 'reopen']);
    expect(stepsOf({ state: 'ended_early', figures: { left: 0, scheduled: 0 } }, 'coachee')).toEqual([]);
  });
});
