import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { goalsSeriesOptions } from '../../client/@tanstack/react-query.gen.js';
import type { GoalSeriesResponse } from '../../client/types.gen.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './goals.module.css';
import { heightOf, spotsOf, wayThrough, type Field, type Spot } from './plot.js';

const FIELD: Field = { width: 560, height: 190, left: 28, right: 16, top: 14, bottom: 26 };
const SMALL: Field = { width: 140, height: 40, left: 6, right: 6, top: 6, bottom: 6 };
const SIDES = ['coachee', 'coach'] as const;

/** The check-ins of a goal over time, and the same as a table. */
export function Plot({ engagementId, goalId }: { engagementId: string; goalId: string }) {
  const say = useTranslations('goals.plot');
  const { data: series } = useSuspenseQuery(goalsSeriesOptions({ path: { engagementId, goalId } }));
  if (series.points.length === 0) return <p className={classes.faint}>{say('none')}</p>;
  return (
    <>
      <Picture series={series} />
      <p className={classes.legend} aria-hidden>
        {SIDES.filter((one) => series.points.some(({ side }) => side === one)).map((side) => (
          <span key={side}>
            <svg width="14" height="14" viewBox="-7 -7 14 14">
              <Mark side={side} x={0} y={0} isPrivate={false} />
            </svg>
            {say(side)}
          </span>
        ))}
        {series.target !== null && (
          <span>
            <i className={classes.targetMark} />
            {say('target', { value: series.target })}
          </span>
        )}
      </p>
      <Numbers series={series} />
    </>
  );
}

function Picture({ series }: { series: GoalSeriesResponse }) {
  const say = useTranslations('goals.plot');
  const { language } = useSpoken();
  const spots = spotsOf(series, FIELD);
  const { lowest, highest, target, points } = series;
  const middle = (lowest + highest) / 2;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const name = say('name', { count: points.length, first: first.value, last: last.value });
  return (
    <svg className={classes.plot} viewBox={`0 0 ${FIELD.width} ${FIELD.height}`} role="img" aria-label={name}>
      {[lowest, middle, highest].map((value) => (
        <g key={value}>
          <line
            className={classes.rule}
            {...{ x1: FIELD.left, x2: FIELD.width - FIELD.right }}
            {...{ y1: heightOf(value, series, FIELD), y2: heightOf(value, series, FIELD) }}
          />
          <text x={FIELD.left - 8} y={heightOf(value, series, FIELD) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {target !== null && (
        <line
          className={classes.target}
          {...{ x1: FIELD.left, x2: FIELD.width - FIELD.right }}
          {...{ y1: heightOf(target, series, FIELD), y2: heightOf(target, series, FIELD) }}
        />
      )}
      <Ways spots={spots} />
      <text x={FIELD.left} y={FIELD.height - 4}>
        {dateOf(first.on, language)}
      </text>
      {first.on !== last.on && (
        <text x={FIELD.width - FIELD.right} y={FIELD.height - 4} textAnchor="end">
          {dateOf(last.on, language)}
        </text>
      )}
    </svg>
  );
}

function Ways({ spots }: { spots: Spot[] }) {
  return SIDES.map((side) => {
    const theirs = spots.filter(({ point }) => point.side === side);
    return (
      <g key={side}>
        <path d={wayThrough(theirs)} className={classes.way} data-side={side} />
        {theirs.map(({ x, y, point }, place) => (
          <Mark key={place} side={side} x={x} y={y} isPrivate={point.private} />
        ))}
      </g>
    );
  });
}

/** Coachee's are round, the coach's square; what is private is hollow. */
function Mark({ side, x, y, isPrivate }: { side: (typeof SIDES)[number]; x: number; y: number; isPrivate: boolean }) {
  const look = { className: classes.mark, 'data-side': side, 'data-private': isPrivate };
  if (side === 'coachee') return <circle cx={x} cy={y} r={5} {...look} />;
  return <rect x={x - 4.5} y={y - 4.5} width={9} height={9} {...look} />;
}

/** A goal's way at a glance, on its card; the numbers stand beside it. */
export function Spark({ engagementId, goalId }: { engagementId: string; goalId: string }) {
  const { data: series } = useSuspenseQuery(goalsSeriesOptions({ path: { engagementId, goalId } }));
  if (series.points.length < 2) return null;
  return (
    <svg className={classes.spark} viewBox={`0 0 ${SMALL.width} ${SMALL.height}`} aria-hidden>
      <path d={wayThrough(spotsOf(series, SMALL))} className={classes.sparkWay} />
    </svg>
  );
}

function Numbers({ series }: { series: GoalSeriesResponse }) {
  const say = useTranslations('goals.plot');
  const { language } = useSpoken();
  return (
    <details className={classes.details}>
      <summary>{say('asTable')}</summary>
      <table className={classes.numbers}>
        <thead>
          <tr>
            <th scope="col">{say('day')}</th>
            <th scope="col">{say('whose')}</th>
            <th scope="col">{say('value')}</th>
          </tr>
        </thead>
        <tbody>
          {series.points.map(({ on, side, value, private: isPrivate }, place) => (
            <tr key={place}>
              <td>{dateOf(on, language)}</td>
              <td>
                {say(side)}
                {isPrivate && <> · {say('private')}</>}
              </td>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
