import { platformErrors } from '../platform/errors/platform.errors.js';
import { goalErrors } from './goal.errors.js';

/** How progress is measured: rated from 0 to 10, or by five written levels from −2 to +2, of which 0 is as expected. */
export const MEASURES = ['score', 'level'] as const;
export type Measure = (typeof MEASURES)[number];
export const RANGES: Record<Measure, { lowest: number; highest: number }> = {
  score: { lowest: 0, highest: 10 },
  level: { lowest: -2, highest: 2 },
};

/** What is agreed to of how a goal is measured. */
export interface Measured {
  /** What each level means, the lowest first; null where progress is rated. */
  levels: string[] | null;
  weight: number | null;
  baseline: number | null;
  target: number | null;
}

export interface Rating {
  score: number | null;
  level: number | null;
}

export function measureOf({ levels }: Pick<Measured, 'levels'>): Measure {
  return levels ? 'level' : 'score';
}

/**
 * How a goal is to be measured, as it was asked for: a weight is of levels, and is 1 unless said.
 * @throws request.invalid where a weight has no levels, or baseline or target is not on the scale
 */
export function measuredBy({ levels, weight, baseline, target }: Partial<Measured>): Measured {
  if (weight !== undefined && !levels) refuse('weight', 'weight is for goals that are measured by levels');
  const measured = { levels: levels ?? null, baseline: baseline ?? null, target: target ?? null };
  const { lowest, highest } = RANGES[measureOf(measured)];
  for (const name of ['baseline', 'target'] as const) {
    const value = measured[name];
    if (value !== null && (value < lowest || value > highest))
      refuse(name, `${name} must be between ${lowest} and ${highest}, the scale of this goal`);
  }
  return { ...measured, weight: levels ? (weight ?? 1) : null };
}

/**
 * A check-in rates a goal as it was agreed to be measured.
 * @throws request.invalid where it says neither score nor level, or both
 * @throws goal.measured-otherwise
 */
export function ratingOf({ score, level }: Partial<Rating>, agreed: Pick<Measured, 'levels'>): Rating {
  if ((score === undefined) === (level === undefined)) refuse('score', 'say either score or level');
  const measure = measureOf(agreed);
  if ((measure === 'level') !== (level !== undefined))
    throw goalErrors.measuredOtherwise(
      measure === 'level' ? 'It has five levels: say `level`.' : 'It is rated from 0 to 10: say `score`.',
    );
  return { score: score ?? null, level: level ?? null };
}

function refuse(name: string, detail: string): never {
  throw platformErrors.invalid({ errors: [{ pointer: `/${name}`, code: 'isOnItsScale', detail }] });
}
