import type { EngagementState } from '../engagements/engagement.rules.js';
import type { SessionState } from '../sessions/session.rules.js';
import { conversationErrors } from './conversation.errors.js';

/** A session, as far as what is said around it asks: when it is, and what became of it. */
export interface Talk {
  id: string;
  number: number;
  state: SessionState;
  startsAt: Date;
  endsAt: Date;
}

const DAY_MS = 86_400_000;

/** The one that was held last, or is over and has no outcome yet; earliest first they are handed in. */
export function lastTalk<T extends Talk>(talks: readonly T[], now: Date): T | undefined {
  return talks.findLast(({ state, endsAt }) => state === 'completed' || (state === 'scheduled' && endsAt <= now));
}

/** The one that is under way, or the next to come. */
export function nextTalk<T extends Talk>(talks: readonly T[], now: Date): T | undefined {
  return talks.find(({ state, endsAt }) => state === 'scheduled' && endsAt > now);
}

/** The one before a talk that was held. */
export function talkBefore<T extends Talk>(talks: readonly T[], { startsAt }: Talk): T | undefined {
  return talks.findLast((talk) => talk.state === 'completed' && talk.startsAt < startsAt);
}

/** The one after it that was held, or that is yet to be. */
export function talkAfter<T extends Talk>(talks: readonly T[], { startsAt }: Talk): T | undefined {
  return talks.find(
    ({ state, startsAt: begins }) => begins > startsAt && (state === 'completed' || state === 'scheduled'),
  );
}

/** Where an engagement stands, as far as writing asks. */
export interface Standing {
  state: EngagementState;
  graceDays: number;
}

/**
 * Words are written while an engagement is active or paused. Where it is completed, which it is with its last talk, what
 * belongs to a talk that was held can still be written down in the grace after it.
 * @param talk what it belongs to; nothing in particular if left out
 * @throws conversation.engagement-over
 */
export function refuseWriting({ state, graceDays }: Standing, talk: Talk | undefined, now: Date): void {
  if (state === 'active' || state === 'paused') return;
  const isInGrace = talk?.state === 'completed' && now.getTime() <= talk.endsAt.getTime() + graceDays * DAY_MS;
  if (state === 'completed' && isInGrace) return;
  throw conversationErrors.engagementOver(`The engagement is ${state.replaceAll('_', ' ')}.`);
}
