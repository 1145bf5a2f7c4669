import { nextLookAfter, spanOf, stillReminds, type Reminded } from './reminder.rules.js';

const at = (time: string) => new Date(`2026-10-01T${time}Z`);

describe('looking for reminders', () => {
  it('looks an hour ahead, and not behind: what was due when it was booked is not sent', () => {
    expect(spanOf(at('13:00:00'), at('12:05:00'))).toEqual({ after: at('12:05:00'), until: at('13:05:00') });
  });

  it('finds late what nobody has looked for, while the server was away', () => {
    expect(spanOf(at('09:00:00'), at('12:05:00'))).toEqual({ after: at('09:00:00'), until: at('13:05:00') });
  });

  it('looks at full five minutes, later than now', () => {
    expect(nextLookAfter(at('12:00:00'))).toEqual(at('12:05:00'));
    expect(nextLookAfter(at('12:04:59.999'))).toEqual(at('12:05:00'));
    expect(nextLookAfter(at('12:05:00'))).toEqual(at('12:10:00'));
  });
});

describe('a reminder', () => {
  const reminder = { startsAt: at('14:00:00'), minutes: 60 };
  const found: Reminded = { isScheduled: true, startsAt: at('14:00:00'), remindBefore: [60, 1_440] };
  const reminds = (given: Partial<Reminded>, now = at('13:00:00')) =>
    stillReminds(reminder, { ...found, ...given }, now);

  it('is sent of what begins when it was to begin', () => {
    expect(reminds({})).toBe(true);
  });

  it('is not sent of what was cancelled, or moved', () => {
    expect(reminds({ isScheduled: false })).toBe(false);
    expect(reminds({ startsAt: at('14:30:00') })).toBe(false);
  });

  it('goes by what is chosen now', () => {
    expect(reminds({ remindBefore: [1_440] })).toBe(false);
    expect(reminds({ remindBefore: [] })).toBe(false);
  });

  it('is sent late rather than never, and not once it has begun', () => {
    expect(reminds({}, at('13:59:59'))).toBe(true);
    expect(reminds({}, at('14:00:00'))).toBe(false);
  });
});
