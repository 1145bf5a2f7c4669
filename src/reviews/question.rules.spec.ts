import { DomainError } from '../platform/errors/domain-error.js';
import { REVIEW_KINDS, REVIEW_SIDES } from './review.rules.js';
import {
  askedOf,
  isEmpty,
  QUESTION_KEYS,
  questions,
  refuseOtherAnswers,
  withoutBlanks,
  type Answers,
} from './question.rules.js';

const none: Answers = { answers: [], goals: [] };
const blank = { question: 'progress', text: ' ' };
const unrated = { goalId: 'a', rating: null, remark: null };

/** What was answered is kept with these: a key that is gone or means something else would change what was said. */
const KEYS = {
  kickoff: ['reason', 'worthwhile', 'working_together', 'obstacles'],
  midpoint: ['progress', 'change', 'goals_valid', 'working_together'],
  closing: ['reached', 'open', 'next', 'helped'],
};

describe('the questions of a review', () => {
  it.each(REVIEW_KINDS)('of the %s have keys that stay', (kind) => {
    expect(questions[kind].map(({ key }) => key)).toEqual(KEYS[kind]);
    for (const key of KEYS[kind]) expect(QUESTION_KEYS).toContain(key);
  });

  it.each(REVIEW_KINDS)('of the %s are there for both sides, in English and in German', (kind) => {
    for (const side of REVIEW_SIDES) {
      const [english, german] = [askedOf(kind, side, 'en'), askedOf(kind, side, 'de')];
      expect(english.map(({ key }) => key)).toEqual(german.map(({ key }) => key));
      for (const [at, { text }] of english.entries()) expect(text).not.toBe(german[at]?.text);
      for (const { text } of [...english, ...german]) expect(text).toMatch(/\?$/);
    }
  });

  it('ask each side in its own words where they differ', () => {
    const [coachee] = askedOf('kickoff', 'coachee', 'en');
    expect(coachee).toEqual({ key: 'reason', text: 'What brings you to coaching now?' });
    expect(askedOf('kickoff', 'coach', 'en')[0]?.text).toContain('your coachee');
  });
});

describe('answers', () => {
  const pointers = (answers: Answers) => {
    try {
      refuseOtherAnswers('midpoint', answers, ['a', 'b']);
    } catch (error) {
      if (error instanceof DomainError) return error.occurrence.errors?.map(({ pointer }) => pointer);
    }
    return [];
  };

  it('are to questions of this review, and about goals of this engagement, each once', () => {
    const progress = { question: 'progress', text: 'Some' };
    const about = { goalId: 'a', rating: 5, remark: null };
    expect(pointers({ answers: [progress], goals: [about, { ...about, goalId: 'b' }] })).toEqual([]);
    expect(pointers({ answers: [{ question: 'reached', text: 'All' }], goals: [{ ...about, goalId: 'c' }] })).toEqual([
      '/answers/0/question',
      '/goals/0/goalId',
    ]);
    expect(pointers({ answers: [progress, progress], goals: [about, about] })).toEqual([
      '/answers/1/question',
      '/goals/1/goalId',
    ]);
  });

  it('are none where nothing was written', () => {
    expect(isEmpty(none)).toBe(true);
    expect(isEmpty({ answers: [blank], goals: [unrated, { ...unrated, remark: '  ' }] })).toBe(true);
    expect(isEmpty({ ...none, answers: [{ ...blank, text: 'Some' }] })).toBe(false);
    expect(isEmpty({ ...none, goals: [{ ...unrated, rating: 0 }] })).toBe(false);
    expect(isEmpty({ ...none, goals: [{ ...unrated, remark: 'Slow' }] })).toBe(false);
  });

  it('are submitted without what was left empty', () => {
    const said = { question: 'change', text: 'The hour' };
    const rated = { ...unrated, goalId: 'b', rating: 0 };
    expect(withoutBlanks({ answers: [blank, said], goals: [unrated, rated] })).toEqual({
      answers: [said],
      goals: [rated],
    });
  });
});
