import { conversationErrors } from './conversation.errors.js';
import type { Talk } from './talk.rules.js';

export const TOPIC_STATES = ['open', 'discussed', 'dropped'] as const;
export type TopicState = (typeof TOPIC_STATES)[number];

/** Everything that can happen to a topic: from which states, and to which. Either of the two may do each. */
export const transitions = {
  discuss: { from: ['open'], to: 'discussed' },
  drop: { from: ['open'], to: 'dropped' },
  reopen: { from: ['discussed', 'dropped'], to: 'open' },
} as const satisfies Record<string, { from: readonly TopicState[]; to: TopicState }>;

export type TopicEvent = keyof typeof transitions;

/**
 * The state after an event.
 * @throws topic.state when it cannot happen in this one
 */
export function topicStateAfter(event: TopicEvent, state: TopicState): TopicState {
  const { from, to } = transitions[event];
  if ((from as readonly TopicState[]).includes(state)) return to;
  throw conversationErrors.topicState(`It is ${state}; this is possible only while it is ${from.join(' or ')}.`);
}

/** A topic, without its words. */
export interface Brought {
  state: TopicState;
  authorId: string;
  broughtAt: Date;
  /** The talk that it was brought for; the next one where none is named. */
  sessionId: string | null;
  discussedInId: string | null;
  settledAt: Date | null;
}

/**
 * Words are their author's, and stay as they are once they were discussed or dropped.
 * @throws topic.others-words, topic.state
 */
export function refuseRewording({ authorId, state }: Pick<Brought, 'authorId' | 'state'>, callerId: string): void {
  if (authorId !== callerId) throw conversationErrors.othersWords();
  if (state !== 'open') throw conversationErrors.topicState(`It is ${state}; its words change only while it is open.`);
}

/**
 * A topic is brought for a talk that is yet to be held.
 * @throws topic.talk-over
 */
export function refuseTalkOver({ state, endsAt }: Talk, now: Date): void {
  if (state !== 'scheduled' || endsAt <= now) throw conversationErrors.talkOver();
}

/**
 * The talk in which a topic was discussed: the one that is named, or the one that began last.
 * @param talks earliest first
 * @throws topic.no-talk where that one has not begun, or was called off; or there is none
 */
export function talkOfDiscussion<T extends Talk>(talks: readonly T[], named: T | undefined, now: Date): T {
  const couldBe = ({ state, startsAt }: Talk) => startsAt <= now && (state === 'completed' || state === 'scheduled');
  const talk = named ?? talks.findLast(couldBe);
  if (!talk || !couldBe(talk)) throw conversationErrors.noTalk();
  return talk;
}

/**
 * The talks that a topic was brought for and that were held without it: from each it was carried on, by itself. One that
 * was dropped was let go of after the last of them, and not carried on from there.
 * @param talks earliest first
 */
export function carriedOnFrom<T extends Talk>(topic: Brought, talks: readonly T[]): T[] {
  const named = talks.find(({ id }) => id === topic.sessionId);
  const discussedIn = talks.find(({ id }) => id === topic.discussedInId);
  const until = discussedIn?.startsAt ?? topic.settledAt;
  const without = talks.filter(
    ({ state, startsAt }) =>
      state === 'completed' &&
      startsAt > topic.broughtAt &&
      (!named || startsAt >= named.startsAt) &&
      (!until || startsAt < until),
  );
  return topic.state === 'dropped' ? without.slice(0, -1) : without;
}

/**
 * Whoever arranges the topics arranges all that are open: what was brought or settled meanwhile would be lost in it.
 * The refusal names what is missing, and repeats nothing of what was sent: an id may be of anything.
 * @throws topic.others-open
 */
export function refuseArrangingOthers(arranged: readonly string[], open: readonly string[]): void {
  const missing = open.filter((id) => !arranged.includes(id));
  if (missing.length || arranged.length !== open.length)
    throw conversationErrors.otherTopicsOpen({ members: { missing } });
}
