import type { GoalResponse, GoalWordingResponse } from '../../client/types.gen.js';

/** What is typed of a wording. */
export interface Words {
  wording: string;
  measure: string;
  targetDate: string;
  /** What five levels mean, the lowest first; undefined where it is rated from 0 to 10. */
  levels?: Levels;
}

export type Levels = [string, string, string, string, string];

export const NO_WORDS: Words = { wording: '', measure: '', targetDate: '' };
export const NO_LEVELS: Levels = ['', '', '', '', ''];

export function wordsOf({ wording, measure, targetDate, levels }: GoalWordingResponse): Words {
  return {
    ...{ wording, measure: measure ?? '', targetDate: targetDate ?? '' },
    ...(levels && { levels: levels as Levels }),
  };
}

/** Whether it can be sent: it says what for and, where it has levels, what each of them means. */
export function isWhole({ wording, levels = ['-', '-', '-', '-', '-'] }: Words): boolean {
  return wording.trim() !== '' && levels.every((level) => level.trim() !== '');
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
export function saidIn({ wording, measure, targetDate, levels }: Words) {
  return {
    wording: wording.trim(),
    ...(measure.trim() && { measure: measure.trim() }),
    ...(targetDate && { targetDate }),
    ...(levels && { levels: levels.map((level) => level.trim()) as Levels }),
  };
}

/** What a goal is measured by beside its words: kept by whoever changes those alone, as long as the scale is the same. */
export function measuredBy({ levels, weight, baseline, target }: GoalWordingResponse, said: Pick<Words, 'levels'>) {
  if (Boolean(levels) !== Boolean(said.levels)) return {};
  return {
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
