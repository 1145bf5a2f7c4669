import { ENGAGEMENT_STATES } from '../engagements/engagement.rules.js';
import { lastTalk, nextTalk, refuseWriting, talkAfter, talkBefore, type Talk } from './talk.rules.js';

const at = (day: string, hour = '14:00') => new Date(`2026-10-${day}T${hour}:00Z`);
const talk = (number: number, day: string, state: Talk['state']): Talk => ({
  ...{ id: `talk ${number}`, number, state, startsAt: at(day), endsAt: at(day, '15:00') },
});
const held = talk(1, '01', 'completed');
const calledOff = talk(2, '08', 'cancelled');
const unsaid = talk(3, '15', 'scheduled');
const coming = talk(4, '22', 'scheduled');
const talks = [held, calledOff, unsaid, coming];

describe('around a session', () => {
  it('the last one is that which was held, or is over though nobody has said so', () => {
    expect(lastTalk(talks, at('14'))).toBe(held);
    expect(lastTalk(talks, at('15', '15:00'))).toBe(unsaid);
    expect(lastTalk([calledOff, coming], at('14'))).toBeUndefined();
  });

  it('the next one is that which is to come, or is under way', () => {
    expect(nextTalk(talks, at('02'))).toBe(unsaid);
    expect(nextTalk(talks, at('15', '14:59'))).toBe(unsaid);
    expect(nextTalk(talks, at('15', '15:00'))).toBe(coming);
    expect(nextTalk(talks, at('23'))).toBeUndefined();
  });

  it('before and after it are those that were held, or will be', () => {
    expect(talkBefore(talks, unsaid)).toBe(held);
    expect(talkBefore(talks, held)).toBeUndefined();
    expect(talkAfter(talks, held)).toBe(unsaid);
    expect(talkAfter(talks, coming)).toBeUndefined();
  });
});

describe('words are written', () => {
  const refused = expect.objectContaining({ code: 'conversation.engagement-over' });

  it.each(ENGAGEMENT_STATES)('while it is active or paused: %s', (state) => {
    const writing = () => {
      refuseWriting({ state, graceDays: 14 }, undefined, at('02'));
      return 'written';
    };
    const expected = ['active', 'paused'].includes(state) ? 'written' : 'refused';
    expect(outcomeOf(writing)).toBe(expected);
  });

  it('in the grace after the last talk, about that, once it has completed the engagement', () => {
    const completed = { state: 'completed' as const, graceDays: 14 };
    expect(() => refuseWriting(completed, held, at('15', '15:00'))).not.toThrow();
    expect(() => refuseWriting(completed, held, at('15', '15:01'))).toThrow(refused);
    expect(() => refuseWriting(completed, calledOff, at('09'))).toThrow(refused);
    expect(() => refuseWriting(completed, undefined, at('02'))).toThrow(refused);
  });

  it('never once it was ended early', () => {
    expect(() => refuseWriting({ state: 'ended_early', graceDays: 14 }, held, at('02'))).toThrow(refused);
  });
});

function outcomeOf(writing: () => string): string {
  try {
    return writing();
  } catch {
    return 'refused';
  }
}
