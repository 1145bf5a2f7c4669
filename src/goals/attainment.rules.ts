/**
 * Goal Attainment Scaling: Kiresuk, T. J. and Sherman, R. E., “Goal attainment scaling: a general method for evaluating
 * comprehensive community mental health programs”, Community Mental Health Journal 4 (1968), 443–453.
 *
 * T = 50 + 10·Σwx / √((1−ρ)·Σw² + ρ·(Σw)²). With levels that are met as expected, on average, T has mean 50 and standard
 * deviation 10; ρ is how much goals of one person are taken to go together.
 */
const RHO = 0.3;

/** A goal's latest level, −2 … +2 with 0 as expected, and how much it weighs. */
export interface Attained {
  weight: number;
  level: number;
}

/** A goal that is measured by levels. */
export interface ScaledGoal {
  id: string;
  weight: number;
}

/** A level that was given to a goal on a day; of two on one day, the later one in the list counts. */
export interface LevelGiven {
  goalId: string;
  on: string;
  level: number;
}

export interface AttainmentPoint {
  on: string;
  score: number;
}

/** The T-score of goals, to two decimals; null where there are none. */
export function attainmentOf(goals: readonly Attained[]): number | null {
  if (goals.length === 0) return null;
  const sum = (of: (goal: Attained) => number) => goals.reduce((total, goal) => total + of(goal), 0);
  const spread = Math.sqrt((1 - RHO) * sum(({ weight }) => weight ** 2) + RHO * sum(({ weight }) => weight) ** 2);
  const score = 50 + (10 * sum(({ weight, level }) => weight * level)) / spread;
  return Math.round(score * 100) / 100;
}

/**
 * The T-score on each day on which a level was given, over the goals that had one by then.
 * @param goals those that count now, as they weigh now, so that the points compare with one another
 * @param given earliest first
 */
export function attainmentSeries(goals: readonly ScaledGoal[], given: readonly LevelGiven[]): AttainmentPoint[] {
  const latest = new Map<string, number>();
  const weights = new Map(goals.map(({ id, weight }) => [id, weight]));
  const points = new Map<string, number>();
  for (const { goalId, on, level } of given) {
    if (!weights.has(goalId)) continue;
    latest.set(goalId, level);
    const attained = [...latest].map(([id, each]) => ({ weight: weights.get(id) ?? 0, level: each }));
    points.set(on, attainmentOf(attained) ?? 50);
  }
  return [...points].map(([on, score]) => ({ on, score }));
}
