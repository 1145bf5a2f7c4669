import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { goalsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { Part } from '../engagement/part.js';
import { useWhose } from '../engagement/whose.js';
import { Arranging, useOrder } from './arranging.js';
import { Attainment } from './attainment.js';
import { Deciding } from './deciding.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { GoalCard } from './goal-card.js';
import classes from './goals.module.css';
import { Proposing } from './proposing.js';
import { isOpen, waitingIn } from './wordings.js';

/** The goals of an engagement: what waits for the coachee first, then what they work toward, then what is over. */
export function GoalsScreen() {
  const say = useTranslations('goals');
  const { engagementId, engagement, side } = useWhose();
  const { items } = useSuspenseQuery(goalsListOptions({ path: { engagementId } })).data;
  const waiting = items.filter((goal) => waitingIn(goal));
  const open = items.filter((goal) => isOpen(goal) && goal.state !== 'proposed');
  const over = items.filter((goal) => !isOpen(goal));
  const order = useOrder(engagementId, open);
  const goesOn = engagement.state !== 'completed' && engagement.state !== 'ended_early';
  return (
    <>
      {waiting.length > 0 && (
        <Part
          title={side === 'coachee' ? say('waitsForYou') : say('waitsForCoachee')}
          tone={side === 'coachee' ? 'waiting' : undefined}
        >
          {waiting.map((goal) => (
            <Deciding
              key={`${goal.id} ${waitingIn(goal)?.revision}`}
              goal={goal}
              mayDecide={side === 'coachee' && goesOn}
            />
          ))}
        </Part>
      )}
      <h2 className={classes.heading}>{say('open')}</h2>
      <div className={classes.cards}>
        {order.ordered.map((goal) => (
          <GoalCard key={goal.id} goal={goal} aside={goesOn && side && <Arranging goal={goal} order={order} />} />
        ))}
      </div>
      <ProblemNotice error={order.error} />
      {open.length === 0 && waiting.length === 0 && <p className={classes.empty}>{say('none')}</p>}
      {goesOn && side && <Proposing engagementId={engagementId} side={side} />}
      <Attainment engagementId={engagementId} />
      {over.length > 0 && (
        <details className={classes.details}>
          <summary>{say('over', { count: over.length })}</summary>
          <div className={classes.cards}>
            {over.map((goal) => (
              <GoalCard key={goal.id} goal={goal} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}
