import type { EngagementState } from '../engagements/engagement.rules.js';
import { plusDays, type LocalDate } from '../platform/clock/zones.js';
import { meetingErrors } from './meeting.errors.js';

export const MEETING_KINDS = ['chemistry', 'kickoff', 'midpoint', 'closing'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];
export const MEETING_STATES = ['scheduled', 'held', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];
export type MeetingCanceller = 'coach' | 'coachee' | 'practice';

/** An engagement, as its meetings look at it. */
export interface Around {
  state: EngagementState;
  startsOn: LocalDate;
  endsOn: LocalDate;
  companyId: string | null;
}

interface KindRule {
  name: string;
  /** In which states of the engagement it is booked or moved. */
  states: readonly EngagementState[];
  /** How many days before the engagement's first it may be. */
  daysBefore: number;
  /** Whether sponsors may be guests of it. */
  guests: boolean;
}

/** What each kind is for: a chemistry call before it all, the others around what was agreed. */
export const kindRules: Readonly<Record<MeetingKind, KindRule>> = {
  chemistry: { name: 'chemistry call', states: ['draft', 'awaiting_agreement'], daysBefore: 366, guests: false },
  kickoff: { name: 'kickoff', states: ['active'], daysBefore: 31, guests: true },
  midpoint: { name: 'midpoint talk', states: ['active'], daysBefore: 0, guests: true },
  closing: { name: 'closing talk', states: ['active', 'completed'], daysBefore: 0, guests: true },
};

/** What can happen to a scheduled meeting; the other states are final. */
export const transitions = {
  reschedule: 'scheduled',
  complete: 'held',
  cancel: 'cancelled',
} as const satisfies Record<string, MeetingState>;

/**
 * The state after something happened to a meeting.
 * @throws meeting.state unless it is scheduled
 */
export function stateAfter(event: keyof typeof transitions, state: MeetingState): MeetingState {
  if (state !== 'scheduled') throw meetingErrors.state(`It is ${state}; that is final.`);
  return transitions[event];
}

/**
 * A meeting is booked and moved while its engagement is in a state for it, to a day that it is for.
 * @param lastDay the last day of a closing talk: the grace included, and counted from a completion
 * @throws meeting.engagement-state, meeting.outside-window
 */
export function refuseAtWrongTime(kind: MeetingKind, around: Around, localDate: LocalDate, lastDay: LocalDate): void {
  const { name, states, daysBefore } = kindRules[kind];
  if (!states.includes(around.state))
    throw meetingErrors.engagementState(
      `The engagement is ${around.state}; a ${name} is possible only while it is ${states.join(' or ')}.`,
    );
  const from = plusDays(around.startsOn, -daysBefore);
  const to = kind === 'closing' ? lastDay : around.endsOn;
  if (localDate < from || localDate > to)
    throw meetingErrors.outsideWindow(`A ${name} of this engagement is between ${from} and ${to}.`);
}

/**
 * Guests are sponsors of the company that pays, as it has them now.
 * @throws meeting.not-a-guest
 */
export function refuseGuests(
  kind: MeetingKind,
  { companyId }: Pick<Around, 'companyId'>,
  guests: readonly string[],
  sponsors: readonly string[],
): void {
  if (guests.length === 0) return;
  if (companyId === null || !kindRules[kind].guests || guests.some((guest) => !sponsors.includes(guest)))
    throw meetingErrors.notAGuest();
}

/**
 * Saying that it was held is possible only once it has started.
 * @throws meeting.not-started
 */
export function refuseUnstarted(startsAt: Date, now: Date): void {
  if (now < startsAt) throw meetingErrors.notStarted();
}

/**
 * A guest sends regrets to what is still to come.
 * @throws meeting.state, meeting.started
 */
export function refuseRegrets({ state, startsAt }: { state: MeetingState; startsAt: Date }, now: Date): void {
  if (state !== 'scheduled') throw meetingErrors.state();
  if (now >= startsAt) throw meetingErrors.started();
}

/** Whether a meeting goes with the engagement that is paused, ended or completed: what has begun stays, and a closing talk. */
export function isCalledOff(
  { kind, state, startsAt }: { kind: MeetingKind; state: MeetingState; startsAt: Date },
  engagement: { state: EngagementState },
  now: Date,
): boolean {
  if (state !== 'scheduled' || startsAt <= now) return false;
  return !(engagement.state === 'completed' && kind === 'closing');
}
