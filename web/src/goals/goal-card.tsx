import { Link } from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { GoalResponse } from '../../client/types.gen.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './goals.module.css';
import { signed } from './levels.js';
import { Spark } from './progress-plot.js';

/** A goal at a glance: its wording, where it stands, and the way it took. */
export function GoalCard({ goal, aside }: { goal: GoalResponse; aside?: ReactNode }) {
  const say = useTranslations('goals');
  const { language } = useSpoken();
  const { id: goalId, engagementId, state, current, visibleToSponsor, score, level, lastLookAt } = goal;
  const value = score ?? level;
  return (
    <article className={`sheet ${classes.card}`}>
      <p className={classes.cardHead}>
        <GoalState state={state} />
        <span className={classes.aside}>{aside}</span>
        {value !== null && <span className={classes.value}>{score === null ? signed(value) : `${value}/10`}</span>}
      </p>
      <h3>
        <Link to="/engagements/$engagementId/goals/$goalId" params={{ engagementId, goalId }}>
          {current.wording}
        </Link>
      </h3>
      {current.measure && <p className={classes.faint}>{current.measure}</p>}
      <Suspense>
        <Spark engagementId={engagementId} goalId={goalId} />
      </Suspense>
      <p className={classes.faint}>
        {current.targetDate && <>{say('by', { date: dateOf(current.targetDate, language) })} · </>}
        {lastLookAt && <>{say('lastLook', { date: dateOf(lastLookAt, language) })} · </>}
        {visibleToSponsor ? say('shared') : say('unshared')}
      </p>
    </article>
  );
}

export function GoalState({ state }: Pick<GoalResponse, 'state'>) {
  const say = useTranslations('goals');
  return (
    <span className={classes.state} data-state={state}>
      {say(`states.${state}`)}
    </span>
  );
}
