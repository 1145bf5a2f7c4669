import type { GoalResponse, GoalWordingResponse } from '../../client/types.gen.js';

/** What is typed of a wording. */
export interface Words {
  wording: string;
  measure: string;
  targetDate: string;
}

export const NO_WORDS: Words = { wording: '', measure: '', targetDate: '' };

export function wordsOf({ wording, measure, targetDate }: GoalWordingResponse): Words {
  return { wording, measure: measure ?? '', targetDate: targetDate ?? '' };
}

/** Words out of a draft; what is kept under the same name and is no such thing is left alone. */
export function wordsIn(draft: string, otherwise: Words): Words {
  try {
    return { ...otherwise, ...(JSON.parse(draft) as Partial<Words>) };
  } catch {
    return otherwise;
  }
}

/** Words as the server wants them: what is empty is not said. */
export function saidIn({ wording, measure, targetDate }: Words) {
  return {
    wording: wording.trim(),
    ...(measure.trim() && { measure: measure.trim() }),
    ...(targetDate && { targetDate }),
  };
}

type Levels = [string, string, string, string, string];

/** What a goal is measured by beside its words. Who changes the words alone keeps it. */
export function measuredBy({ levels, weight, baseline, target }: GoalWordingResponse) {
  return {
    ...(levels && { levels: levels as Levels }),
    ...(weight !== null && { weight }),
    ...(baseline !== null && { baseline }),
    ...(target !== null && { target }),
  };
}

/** The wording that waits for the coachee, if one does. */
export function waitingIn({ state, current, pending }: GoalResponse): GoalWordingResponse | undefined {
  return pending ?? (state === 'proposed' ? current : undefined);
}

const OPEN = new Set(['proposed', 'agreed', 'in_progress', 'on_hold']);

export function isOpen({ state }: Pick<GoalResponse, 'state'>): boolean {
  return OPEN.has(state);
}
