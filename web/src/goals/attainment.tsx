import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { goalsAttainmentOptions } from '../../client/@tanstack/react-query.gen.js';
import { Part } from '../engagement/part.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './goals.module.css';
import { signed } from './levels.js';

const AS_EXPECTED = 50;
const ONE_DEVIATION = 10;

/** How far the goals with levels came, taken together: the T-score of Goal Attainment Scaling, and what it is made of. */
export function Attainment({ engagementId }: { engagementId: string }) {
  const say = useTranslations('goals.attainment');
  const { language } = useSpoken();
  const { score, goals, series } = useSuspenseQuery(goalsAttainmentOptions({ path: { engagementId } })).data;
  if (goals.length === 0) return null;
  return (
    <Part title={say('title')} about={say('about')}>
      {score === null ? (
        <p>{say('none')}</p>
      ) : (
        <>
          <p className={classes.tscore}>
            <strong>{new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(score)}</strong>{' '}
            {say(wordFor(score))}
          </p>
          <Gauge score={score} />
        </>
      )}
      <details className={classes.details}>
        <summary>{say('made')}</summary>
        <table className={classes.numbers}>
          <thead>
            <tr>
              <th scope="col">{say('goal')}</th>
              <th scope="col">{say('weight')}</th>
              <th scope="col">{say('level')}</th>
            </tr>
          </thead>
          <tbody>
            {goals.map(({ goalId, wording, weight, level }) => (
              <tr key={goalId}>
                <td>{wording}</td>
                <td>{weight}</td>
                <td>{level === null ? say('noLevel') : signed(level)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {series.length > 1 && (
          <ul className="plain-list">
            {series.map((point) => (
              <li key={point.on} className={classes.faint}>
                {dateOf(point.on, language)}: {new Intl.NumberFormat(language).format(point.score)}
              </li>
            ))}
          </ul>
        )}
      </details>
    </Part>
  );
}

/** Below, as, or above what was expected: within half a deviation it is as expected. */
function wordFor(score: number): 'below' | 'expected' | 'above' {
  if (score < AS_EXPECTED - ONE_DEVIATION / 2) return 'below';
  return score > AS_EXPECTED + ONE_DEVIATION / 2 ? 'above' : 'expected';
}

const WIDTH = 400;
const LOWEST = 20;
const HIGHEST = 80;
const across = (score: number) =>
  ((Math.min(HIGHEST, Math.max(LOWEST, score)) - LOWEST) / (HIGHEST - LOWEST)) * (WIDTH - 20) + 10;

/** The score on its line, with what is expected in the middle. The number beside it says the same. */
function Gauge({ score }: { score: number }) {
  return (
    <svg className={classes.gauge} viewBox={`0 0 ${WIDTH} 36`} aria-hidden>
      <line className={classes.rule} x1={10} x2={WIDTH - 10} y1={12} y2={12} />
      {[LOWEST, AS_EXPECTED, HIGHEST].map((value) => (
        <g key={value}>
          <line className={classes.rule} x1={across(value)} x2={across(value)} y1={6} y2={18} />
          <text x={across(value)} y={33} textAnchor="middle">
            {value}
          </text>
        </g>
      ))}
      <line className={classes.way} data-side="coachee" x1={across(AS_EXPECTED)} x2={across(score)} y1={12} y2={12} />
      <circle className={classes.mark} data-side="coachee" cx={across(score)} cy={12} r={6} />
    </svg>
  );
}
