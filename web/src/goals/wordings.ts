import type { GoalResponse, GoalWordingResponse } from '../../client/types.gen.js';

/** What is typed of a wording. */
export interface Words {
  wording: string;
  measure: string;
  targetDate: string;
  /** What five levels mean, the lowest first; undefined where it is rated from 0 to 10. */
  levels?: Levels;
  /** Where it begins and where it is to go, on its scale; and how much its levels count beside those of other goals. */
  baseline: string;
  target: string;
  weight: string;
}

export type Levels = [string, string, string, string, string];

export const NO_WORDS: Words = { wording: '', measure: '', targetDate: '', baseline: '', target: '', weight: '' };
export const NO_LEVELS: Levels = ['', '', '', '', ''];

export function wordsOf({ wording, measure, targetDate, levels, ...numbers }: GoalWordingResponse): Words {
  const { baseline, target, weight } = numbers;
  return {
    ...{ wording, measure: measure ?? '', targetDate: targetDate ?? '' },
    ...(levels && { levels: levels as Levels }),
    ...{ baseline: textOf(baseline), target: textOf(target), weight: textOf(weight) },
  };
}

function textOf(number: number | null): string {
  return number === null ? '' : String(number);
}

const HEAVIEST = 100;

/** Whether it can be sent: it says what for and, where it has levels, what each of them means and how much they count. */
export function isWhole({ wording, levels, weight }: Words): boolean {
  const isWeight = weight === '' || (Number.isInteger(Number(weight)) && Number(weight) >= 1);
  return wording.trim() !== '' && (!levels || (levels.every(isSaid) && isWeight && Number(weight) <= HEAVIEST));
}

function isSaid(text: string): boolean {
  return text.trim() !== '';
}

/** The same, measured by levels or no more: what was said on the one scale says nothing on the other. */
export function measuredAnew(words: Words, levels: Levels | undefined): Words {
  const { levels: before, ...others } = words;
  if (Boolean(before) === Boolean(levels)) return { ...words, levels };
  return { ...others, ...(levels && { levels }), baseline: '', target: '', weight: '' };
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
export function saidIn({ wording, measure, targetDate, levels, baseline, target, weight }: Words) {
  return {
    wording: wording.trim(),
    ...(measure.trim() && { measure: measure.trim() }),
    ...(targetDate && { targetDate }),
    ...(levels && { levels: levels.map((level) => level.trim()) as Levels }),
    ...(baseline && { baseline: Number(baseline) }),
    ...(target && { target: Number(target) }),
    ...(levels && weight && { weight: Number(weight) }),
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
