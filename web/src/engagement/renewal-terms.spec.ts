import type { EngagementResponse, SessionResponse } from '../../client/types.gen.js';
import { monthsIn, renewalOf, renewalRequest } from './renewal-terms.js';

const engagement = {
  ...{ startsOn: '2026-10-01', endsOn: '2026-12-31', sessions: 12, sessionMinutes: 60, everyWeeks: 1, noticeHours: 24 },
  coachee: { id: 'kit', name: 'Kit' },
} as EngagementResponse;
const sessions = [
  { state: 'completed', localStart: '2026-12-10T10:00' },
  { state: 'cancelled', localStart: '2026-12-18T15:00' },
] as SessionResponse[];

describe('a renewal', () => {
  it('begins on the same day of the week and at the same time, in the first week after the end', () => {
    expect(renewalOf(engagement, sessions, '2026-12-20')).toMatchObject({
      ...{ startsOn: '2027-01-07', weekday: 4, localTime: '10:00', sessions: 12, months: 3, coacheeId: 'kit' },
    });
  });

  it('begins in the future where the end is long past', () => {
    expect(renewalOf(engagement, sessions, '2027-02-12')).toMatchObject({ startsOn: '2027-02-18' });
    expect(renewalOf(engagement, sessions, '2027-02-11')).toMatchObject({ startsOn: '2027-02-11' });
  });

  it('lasts as many months, whatever it was extended by', () => {
    expect(monthsIn('2026-10-01', '2026-12-31')).toBe(3);
    expect(monthsIn('2026-11-30', '2027-02-27')).toBe(3);
    expect(monthsIn('2026-10-01', '2027-01-07')).toBe(3);
    expect(monthsIn('2026-10-01', '2026-10-20')).toBe(1);
  });

  it('is asked for as it was shown: with its goals, and as far as its dates need it', () => {
    const terms = renewalOf(engagement, sessions, '2026-12-20');
    const plan = { overrunDays: 7, extendsTo: '2027-04-13' };
    const request = renewalRequest(terms, plan, ['one']);
    expect(request).toMatchObject({ extendsTo: '2027-04-13', goalIds: ['one'] });
    expect(request).not.toHaveProperty('coacheeId');
  });
});
