import type { ReviewDraftResponse, ReviewQuestion, WriteDraftRequest } from '../../client/types.gen.js';

/** What somebody has written so far of a review: by question, and by goal. */
export interface Written {
  answers: Partial<Record<ReviewQuestion, string>>;
  goals: Record<string, { rating?: number; remark?: string }>;
}

export function writtenIn({ answers, goals }: Pick<ReviewDraftResponse, 'answers' | 'goals'>): Written {
  return {
    answers: Object.fromEntries(answers.map(({ question, text }) => [question, text])),
    goals: Object.fromEntries(
      goals.map(({ goalId, rating, remark }) => [
        goalId,
        { ...(rating !== null && { rating }), ...(remark !== null && { remark }) },
      ]),
    ),
  };
}

/** As the server takes it: what says nothing is left out. */
export function draftOf({ answers, goals }: Written): WriteDraftRequest {
  return {
    answers: Object.entries(answers)
      .filter(([, text]) => text.trim())
      .map(([question, text]) => ({ question: question as ReviewQuestion, text })),
    goals: Object.entries(goals)
      .map(([goalId, { rating, remark }]) => ({
        goalId,
        ...(rating !== undefined && { rating }),
        ...(remark?.trim() && { remark }),
      }))
      .filter((one) => Object.keys(one).length > 1),
  };
}

export function isNothing(written: Written): boolean {
  const { answers = [], goals = [] } = draftOf(written);
  return answers.length + goals.length === 0;
}

/** What this browser keeps of it; undefined where that is nothing of use. */
export function keptIn(draft: string): Written | undefined {
  try {
    const { answers, goals } = JSON.parse(draft) as Partial<Written>;
    return answers && goals ? { answers, goals } : undefined;
  } catch {
    return undefined;
  }
}
