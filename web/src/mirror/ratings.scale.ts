/** A dated look at a goal, as others may see it. */
export interface Rating {
  on: string;
  score: number | null;
  level: number | null;
}

/** Where a rating is drawn: both from 0 to 1, from the left and from the top. */
export interface Point {
  on: string;
  value: number;
  x: number;
  y: number;
}

const DAY_MS = 86_400_000;
const dayOf = (date: string) => Date.parse(`${date}T00:00Z`) / DAY_MS;

/** Scores go from 0 to 10, levels from −2 to +2: a goal has either. Equal days apart are equal widths apart. */
export function pointsOf(ratings: readonly Rating[]): Point[] {
  const rated = ratings.flatMap(({ on, score, level }) => {
    if (score !== null) return [{ on, value: score, y: 1 - score / 10 }];
    return level === null ? [] : [{ on, value: level, y: 1 - (level + 2) / 4 }];
  });
  const days = rated.map(({ on }) => dayOf(on));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  return rated.map((one) => ({ ...one, x: last === first ? 0.5 : (dayOf(one.on) - first) / (last - first) }));
}

/** A level as it is written: −2 … +2. */
export function levelText(level: number): string {
  if (level === 0) return '0';
  return level > 0 ? `+${level}` : `−${Math.abs(level)}`;
}
