import type { GoalSeriesResponse, SeriesPointResponse } from '../../client/types.gen.js';

/** The field that points are drawn in, within the picture. */
export interface Field {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Spot {
  x: number;
  y: number;
  point: SeriesPointResponse;
}

type Scale = Pick<GoalSeriesResponse, 'lowest' | 'highest'>;

const DAY_MS = 86_400_000;

/** How high a value is drawn: the highest at the top. */
export function heightOf(value: number, { lowest, highest }: Scale, field: Field): number {
  const room = field.height - field.top - field.bottom;
  return field.top + ((highest - value) / (highest - lowest)) * room;
}

/** Where each point of a goal's series is drawn: by its day across, by its value up. A single one is in the middle. */
export function spotsOf(series: Scale & Pick<GoalSeriesResponse, 'points'>, field: Field): Spot[] {
  const days = series.points.map(({ on }) => Date.parse(on) / DAY_MS);
  const first = Math.min(...days);
  const span = Math.max(...days) - first;
  const room = field.width - field.left - field.right;
  return series.points.map((point, place) => ({
    x: field.left + (span === 0 ? room / 2 : (((days[place] ?? first) - first) / span) * room),
    y: heightOf(point.value, series, field),
    point,
  }));
}

/** The way from spot to spot, as an SVG path has it. */
export function wayThrough(spots: readonly Pick<Spot, 'x' | 'y'>[]): string {
  return spots.map(({ x, y }, place) => `${place ? 'L' : 'M'}${round(x)} ${round(y)}`).join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
