import { useTranslations } from 'use-intl';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { levelText, pointsOf, type Rating } from './ratings.scale.js';
import classes from './sponsor-view.module.css';

const WIDTH = 240;
const HEIGHT = 56;
const EDGE = 6;

/** How a goal was rated over time: drawn, and as a list for whoever does not see it. */
export function RatingsPlot({ ratings }: { ratings: readonly Rating[] }) {
  const say = useTranslations('mirror');
  const { language } = useSpoken();
  const points = pointsOf(ratings).map((point) => ({
    ...point,
    left: EDGE + point.x * (WIDTH - 2 * EDGE),
    top: EDGE + point.y * (HEIGHT - 2 * EDGE),
  }));
  const last = points.at(-1);
  if (!last) return null;
  const isLevel = ratings.some(({ level }) => level !== null);
  const words = points.map(({ on, value }) =>
    say('ratedOn', { date: dateOf(on, language), value: isLevel ? levelText(value) : say('ofTen', { score: value }) }),
  );
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes.plot} role="img" aria-label={words.join('; ')}>
      <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} className={classes.plotMiddle} />
      <polyline points={points.map(({ left, top }) => `${left},${top}`).join(' ')} className={classes.plotLine} />
      {points.map(({ on, left, top }) => (
        <circle key={`${on}-${left}`} cx={left} cy={top} r={on === last.on ? 4 : 2.5} className={classes.plotPoint} />
      ))}
    </svg>
  );
}
