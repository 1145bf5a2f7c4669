import { platformErrors } from '../platform/errors/platform.errors.js';
import type { FieldError } from '../platform/errors/domain-error.js';
import type { ReviewKind, ReviewSide } from './review.rules.js';

type Spoken = Readonly<Record<'en' | 'de', string>>;

/** A question of a review. Both sides are asked the same thing, each in words of their own. */
interface Question {
  /** Stable: an answer is kept with it, whatever becomes of the words. */
  key: string;
  coachee: Spoken;
  coach: Spoken;
}

function toBoth(key: string, en: string, de: string): Question {
  return { key, coachee: { en, de }, coach: { en, de } };
}

/** What each review asks, in this order, beside each goal. */
export const questions: Readonly<Record<ReviewKind, readonly Question[]>> = {
  kickoff: [
    {
      key: 'reason',
      coachee: { en: 'What brings you to coaching now?', de: 'Was führt Sie gerade jetzt ins Coaching?' },
      coach: {
        en: 'What do you understand brings your coachee here?',
        de: 'Was führt Ihren Coachee hierher, so wie Sie es verstehen?',
      },
    },
    toBoth(
      'worthwhile',
      'When this is over, what would have made it worth it?',
      'Wenn alles vorbei ist: Wodurch hätte es sich gelohnt?',
    ),
    {
      key: 'working_together',
      coachee: {
        en: 'How will we work together, and what do you need from your coach?',
        de: 'Wie wollen wir zusammenarbeiten, und was brauchen Sie von Ihrem Coach?',
      },
      coach: {
        en: 'How will we work together, and what do you need from your coachee?',
        de: 'Wie wollen wir zusammenarbeiten, und was brauchen Sie von Ihrem Coachee?',
      },
    },
    toBoth('obstacles', 'What could get in the way?', 'Was könnte dazwischenkommen?'),
  ],
  midpoint: [
    toBoth('progress', 'What progress has been made?', 'Welche Fortschritte gibt es?'),
    toBoth('change', 'Where it is not satisfactory: what changes?', 'Wo es nicht genügt: Was ändert sich?'),
    toBoth('goals_valid', 'Are the goals still the right ones?', 'Sind die Ziele noch die richtigen?'),
    toBoth(
      'working_together',
      'What in our work together should stay, and what should be different?',
      'Was soll an unserer Zusammenarbeit so bleiben, und was soll anders werden?',
    ),
  ],
  closing: [
    toBoth('reached', 'What was reached?', 'Was wurde erreicht?'),
    toBoth('open', 'What stays open?', 'Was bleibt offen?'),
    {
      key: 'next',
      coachee: {
        en: 'What will you do next, and who helps you with it?',
        de: 'Was tun Sie als Nächstes, und wer hilft Ihnen dabei?',
      },
      coach: {
        en: 'What would you advise your coachee to do next?',
        de: 'Was raten Sie Ihrem Coachee für die Zeit danach?',
      },
    },
    toBoth(
      'helped',
      'What in our work helped, and what did not?',
      'Was an unserer Arbeit hat geholfen, und was nicht?',
    ),
  ],
};

/** All keys there are, of all kinds of review. */
export const QUESTION_KEYS: readonly string[] = [
  ...new Set(Object.values(questions).flatMap((each) => each.map(({ key }) => key))),
];

/** What a review asks one side, in their language. */
export function askedOf(kind: ReviewKind, side: ReviewSide, language: 'en' | 'de'): { key: string; text: string }[] {
  return questions[kind].map((question) => ({ key: question.key, text: question[side][language] }));
}

/** What somebody has written down, so far or in the end. */
export interface Answers {
  answers: { question: string; text: string }[];
  goals: { goalId: string; rating: number | null; remark: string | null }[];
}

/**
 * Each question is one of this kind of review, and each goal one of the engagement's; each once.
 * @param goalIds goals that may be spoken of
 * @throws request.invalid
 */
export function refuseOtherAnswers(kind: ReviewKind, { answers, goals }: Answers, goalIds: readonly string[]): void {
  const keys = questions[kind].map(({ key }) => key);
  const errors = [
    ...wrongOnes(
      'answers',
      'question',
      answers.map(({ question }) => question),
      keys,
    ),
    ...wrongOnes(
      'goals',
      'goalId',
      goals.map(({ goalId }) => goalId),
      goalIds,
    ),
  ];
  if (errors.length > 0) throw platformErrors.invalid({ errors });
}

function wrongOnes(list: string, field: string, named: string[], known: readonly string[]): FieldError[] {
  return named.flatMap((name, at) => {
    const pointer = `/${list}/${at}/${field}`;
    if (named.indexOf(name) < at) return [{ pointer, code: 'isOnce', detail: `${field} must be named once` }];
    if (known.includes(name)) return [];
    const detail =
      list === 'goals' ? 'goalId must be a goal that was agreed to' : `question must be one of: ${known.join(', ')}`;
    return [{ pointer, code: list === 'goals' ? 'isGoal' : 'isQuestion', detail }];
  });
}

/** Whether nothing was written: neither an answer, nor a rating, nor a remark. */
export function isEmpty({ answers, goals }: Answers): boolean {
  return (
    answers.every(({ text }) => text.trim() === '') &&
    goals.every(({ rating, remark }) => rating === null && !remark?.trim())
  );
}

/** What is left of answers once what was left empty is left out. */
export function withoutBlanks({ answers, goals }: Answers): Answers {
  return {
    answers: answers.filter(({ text }) => text.trim() !== ''),
    goals: goals.filter(({ rating, remark }) => rating !== null || !!remark?.trim()),
  };
}
