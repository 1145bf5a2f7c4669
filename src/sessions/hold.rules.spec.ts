import { expiryOf, HOLD_STATES, isOpen, refuseClosed, refuseMore, type HoldState } from './hold.rules.js';

const at = (time: string) => new Date(`2026-10-01T${time}:00Z`);
const open = (expires: string, state: HoldState = 'open') => ({ state, expiresAt: at(expires) });

describe('a hold', () => {
  it('is open until its time is over, to the instant, whoever has noticed', () => {
    expect(isOpen(open('10:00'), at('09:59'))).toBe(true);
    expect(isOpen(open('10:00'), at('10:00'))).toBe(false);
    expect(HOLD_STATES.filter((state) => isOpen(open('10:00', state), at('09:00')))).toEqual(['open']);
  });

  it('is booked or given back while it is open, and says what it became otherwise', () => {
    expect(() => refuseClosed(open('10:00'), at('09:59'))).not.toThrow();
    expect(() => refuseClosed(open('10:00'), at('10:00'))).toThrow('It is lapsed.');
    expect(() => refuseClosed(open('10:00', 'booked'), at('09:00'))).toThrow('It is booked.');
  });

  it('is free again after its hours, and by its start', () => {
    expect(expiryOf(at('20:00'), 2, at('08:00'))).toEqual(at('10:00'));
    expect(expiryOf(at('09:00'), 2, at('08:00'))).toEqual(at('09:00'));
  });

  it('is of a slot to come', () => {
    expect(() => expiryOf(at('08:00'), 2, at('08:00'))).toThrow('has begun');
  });

  it('is one of five at most; those that are over do not count', () => {
    const five = Array.from({ length: 5 }, () => open('10:00'));
    expect(() => refuseMore(five, at('09:00'))).toThrow('Five');
    expect(() => refuseMore(five, at('10:00'))).not.toThrow();
    expect(() => refuseMore([...five.slice(1), open('10:00', 'booked')], at('09:00'))).not.toThrow();
  });
});
