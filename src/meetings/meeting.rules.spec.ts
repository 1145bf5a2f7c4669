import { ENGAGEMENT_STATES, type EngagementState } from '../engagements/engagement.rules.js';
import {
  isCalledOff,
  kindRules,
  MEETING_KINDS,
  MEETING_STATES,
  refuseAtWrongTime,
  refuseGuests,
  refuseRegrets,
  refuseUnstarted,
  stateAfter,
  transitions,
  type MeetingKind,
} from './meeting.rules.js';

const around = { state: 'active' as EngagementState, startsOn: '2026-10-01', endsOn: '2026-12-31', companyId: 'c' };
const LAST_DAY = '2027-01-14';
const at = (time: string) => new Date(`2026-10-01T${time}:00Z`);
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'fine';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a meeting', () => {
  it('is held, moved or cancelled while it is scheduled, and never after', () => {
    for (const event of Object.keys(transitions) as (keyof typeof transitions)[])
      for (const state of MEETING_STATES)
        expect([event, state, codeOf(() => stateAfter(event, state))]).toEqual([
          ...[event, state, state === 'scheduled' ? 'fine' : 'meeting.state'],
        ]);
    expect(stateAfter('complete', 'scheduled')).toBe('held');
  });

  it.each([
    ['chemistry', ['draft', 'awaiting_agreement']],
    ['kickoff', ['active']],
    ['midpoint', ['active']],
    ['closing', ['active', 'completed']],
  ] as const)('of the kind %s is booked while the engagement is %j', (kind, states) => {
    const possible = ENGAGEMENT_STATES.filter(
      (state) => codeOf(() => refuseAtWrongTime(kind, { ...around, state }, '2026-10-01', LAST_DAY)) === 'fine',
    );
    expect(possible).toEqual(states);
  });

  it.each([
    ['chemistry', '2025-09-30', '2026-12-31'],
    ['kickoff', '2026-08-31', '2026-12-31'],
    ['midpoint', '2026-10-01', '2026-12-31'],
    ['closing', '2026-10-01', '2027-01-14'],
  ] as const)('of the kind %s is between %s and %s, both included', (kind, first, last) => {
    const state = kindRules[kind].states[0] ?? 'active';
    const on = (date: string) => codeOf(() => refuseAtWrongTime(kind, { ...around, state }, date, LAST_DAY));
    const dayBefore = new Date(Date.parse(first) - 86_400_000).toISOString().slice(0, 10);
    const dayAfter = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
    expect([on(first), on(last)]).toEqual(['fine', 'fine']);
    expect([on(dayBefore), on(dayAfter)]).toEqual(['meeting.outside-window', 'meeting.outside-window']);
  });

  it('has sponsors of the company that pays as guests, and nobody else', () => {
    const asked = (kind: MeetingKind, companyId: string | null, guests: string[]) =>
      codeOf(() => refuseGuests(kind, { companyId }, guests, ['sam', 'sue']));
    expect(asked('kickoff', 'c', ['sam', 'sue'])).toBe('fine');
    expect(asked('kickoff', 'c', ['sam', 'mallory'])).toBe('meeting.not-a-guest');
    expect(asked('kickoff', null, ['sam'])).toBe('meeting.not-a-guest');
    for (const kind of MEETING_KINDS) {
      expect(asked(kind, null, [])).toBe('fine');
      expect([kind, asked(kind, 'c', ['sam'])]).toEqual([kind, kind === 'chemistry' ? 'meeting.not-a-guest' : 'fine']);
    }
  });

  it('was held once it has started', () => {
    expect(codeOf(() => refuseUnstarted(at('10:00'), at('09:59')))).toBe('meeting.not-started');
    expect(codeOf(() => refuseUnstarted(at('10:00'), at('10:00')))).toBe('fine');
  });

  it('gets regrets before it starts', () => {
    const sent = (state: 'scheduled' | 'cancelled', now: string) =>
      codeOf(() => refuseRegrets({ state, startsAt: at('10:00') }, at(now)));
    expect(sent('scheduled', '09:59')).toBe('fine');
    expect(sent('scheduled', '10:00')).toBe('meeting.started');
    expect(sent('cancelled', '09:59')).toBe('meeting.state');
  });

  it('goes with its engagement unless it has begun, or closes what was completed', () => {
    const goes = (kind: MeetingKind, state: EngagementState, now = '09:00') =>
      isCalledOff({ kind, state: 'scheduled', startsAt: at('10:00') }, { state }, at(now));
    expect(MEETING_KINDS.filter((kind) => goes(kind, 'paused'))).toEqual(MEETING_KINDS);
    expect(MEETING_KINDS.filter((kind) => goes(kind, 'ended_early'))).toEqual(MEETING_KINDS);
    expect(MEETING_KINDS.filter((kind) => goes(kind, 'completed'))).toEqual(['chemistry', 'kickoff', 'midpoint']);
    expect(goes('midpoint', 'paused', '10:00')).toBe(false);
    const held = { kind: 'kickoff', state: 'held', startsAt: at('10:00') } as const;
    expect(isCalledOff(held, { state: 'ended_early' }, at('09:00'))).toBe(false);
  });
});
