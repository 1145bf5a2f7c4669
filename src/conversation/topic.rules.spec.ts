import type { Talk } from './talk.rules.js';
import {
  carriedOnFrom,
  refuseArrangingOthers,
  refuseRewording,
  refuseTalkOver,
  talkOfDiscussion,
  TOPIC_STATES,
  topicStateAfter,
  transitions,
  type Brought,
  type TopicEvent,
} from './topic.rules.js';

const at = (day: string, hour = '14:00') => new Date(`2026-10-${day}T${hour}:00Z`);
const talk = (number: number, day: string, state: Talk['state'] = 'completed'): Talk => ({
  ...{ id: `talk ${number}`, number, state, startsAt: at(day), endsAt: at(day, '15:00') },
});
const talks = [talk(1, '01'), talk(2, '08', 'cancelled'), talk(3, '15'), talk(4, '22'), talk(5, '29', 'scheduled')];
const open: Brought = {
  ...{ state: 'open', authorId: 'coach', broughtAt: at('01', '09:00'), sessionId: null },
  ...{ discussedInId: null, settledAt: null },
};
const numbersOf = (topic: Brought) => carriedOnFrom(topic, talks).map(({ number }) => number);

describe('a topic', () => {
  const cases = Object.keys(transitions).flatMap((event) =>
    TOPIC_STATES.map((state): [TopicEvent, Brought['state']] => [event as TopicEvent, state]),
  );
  const allowed = (event: TopicEvent, state: Brought['state']) =>
    (transitions[event].from as readonly string[]).includes(state);

  it.each(cases.filter(([event, state]) => allowed(event, state)))('can: %s, when it is %s', (event, state) => {
    expect(topicStateAfter(event, state)).toBe(transitions[event].to);
  });

  it.each(cases.filter(([event, state]) => !allowed(event, state)))('cannot: %s, when it is %s', (event, state) => {
    expect(() => topicStateAfter(event, state)).toThrow(expect.objectContaining({ code: 'topic.state' }));
  });

  it('is put in other words by whoever brought it, while it is open', () => {
    expect(() => refuseRewording(open, 'coach')).not.toThrow();
    expect(() => refuseRewording(open, 'coachee')).toThrow(expect.objectContaining({ code: 'topic.others-words' }));
    expect(() => refuseRewording({ ...open, state: 'discussed' }, 'coach')).toThrow(
      expect.objectContaining({ code: 'topic.state' }),
    );
  });

  it('is not brought for a session that is over, or was called off', () => {
    const refused = expect.objectContaining({ code: 'topic.talk-over' });
    expect(() => refuseTalkOver(talk(5, '29', 'scheduled'), at('29', '14:59'))).not.toThrow();
    expect(() => refuseTalkOver(talk(5, '29', 'scheduled'), at('29', '15:00'))).toThrow(refused);
    expect(() => refuseTalkOver(talk(2, '08', 'cancelled'), at('01'))).toThrow(refused);
    expect(() => refuseTalkOver(talk(1, '01'), at('01', '14:30'))).toThrow(refused);
  });
});

describe('the session in which a topic was discussed', () => {
  it('is the one that began last, and was not called off', () => {
    expect(talkOfDiscussion(talks, undefined, at('16')).number).toBe(3);
    expect(talkOfDiscussion(talks, undefined, at('09')).number).toBe(1);
    expect(talkOfDiscussion(talks, undefined, at('29', '14:00')).number).toBe(5);
  });

  it('is the one that is named', () => {
    expect(talkOfDiscussion(talks, talks[0], at('16')).number).toBe(1);
  });

  it.each([
    ['before any has begun', undefined, at('01', '13:59')],
    ['where it is named, and has not begun', talks[4], at('22')],
    ['where it is named, and was called off', talks[1], at('22')],
  ])('is none %s', (_when, named, now) => {
    expect(() => talkOfDiscussion(talks, named, now)).toThrow(expect.objectContaining({ code: 'topic.no-talk' }));
  });
});

describe('a topic that was not reached', () => {
  it('carries on from each session that was held since, and not from one that was called off', () => {
    expect(numbersOf(open)).toEqual([1, 3, 4]);
  });

  it('carries on from none that had begun when it was brought', () => {
    expect(numbersOf({ ...open, broughtAt: at('15', '14:00') })).toEqual([4]);
  });

  it('carries on from none before the one that it was brought for', () => {
    expect(numbersOf({ ...open, sessionId: 'talk 4' })).toEqual([4]);
    expect(numbersOf({ ...open, sessionId: 'talk 5' })).toEqual([]);
  });

  it('carries on when the one that it was brought for is called off', () => {
    expect(numbersOf({ ...open, sessionId: 'talk 2' })).toEqual([3, 4]);
  });

  it('stops at the session in which it was discussed, however late somebody says so', () => {
    const discussed = { ...open, state: 'discussed' as const, settledAt: at('28') };
    expect(numbersOf({ ...discussed, discussedInId: 'talk 3' })).toEqual([1]);
    expect(numbersOf({ ...discussed, discussedInId: 'talk 1' })).toEqual([]);
  });

  it('does not carry on from the last session before it was dropped', () => {
    const dropped = { ...open, state: 'dropped' as const };
    expect(numbersOf({ ...dropped, settledAt: at('15', '14:30') })).toEqual([1]);
    expect(numbersOf({ ...dropped, settledAt: at('01', '10:00') })).toEqual([]);
  });
});

describe('the order of topics', () => {
  const differs = (missing: string[]) =>
    expect.objectContaining({ code: 'topic.others-open', occurrence: { members: { missing } } });

  it('names all that are open', () => {
    expect(() => refuseArrangingOthers(['b', 'a'], ['a', 'b'])).not.toThrow();
  });

  it.each([
    ['one is missing', ['a'], differs(['b'])],
    ['one is not open', ['a', 'b', 'c'], differs([])],
    ['one stands there twice', ['a', 'b', 'a'], differs([])],
  ])('is refused where %s', (_what, arranged, refused) => {
    expect(() => refuseArrangingOthers(arranged, ['a', 'b'])).toThrow(refused);
  });
});
