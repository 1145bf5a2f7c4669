import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { goalsReadOptions } from '../../client/@tanstack/react-query.gen.js';
import { Part } from '../engagement/part.js';
import { useWhose } from '../engagement/whose.js';
import { usePerson } from '../frame/session.js';
import { todayIn } from '../times/times.js';
import { useNow } from '../times/use-now.js';
import { CheckingIn } from './checking-in.js';
import { Deciding } from './deciding.js';
import { GoalState } from './goal-card.js';
import classes from './goals.module.css';
import { Plot } from './progress-plot.js';
import { Rewording } from './rewording.js';
import { Sharing } from './sharing.js';
import { Steering } from './steering.js';
import { Story } from './story.js';
import { isOpen, waitingIn, wordsOf } from './wordings.js';
import { WordingView } from './wording-view.js';

/** One goal: its words, what waits, the way it took, and its story. */
export function GoalScreen() {
  const say = useTranslations('goals');
  const { goalId } = useParams({ from: '/signed-in/engagements/$engagementId/goals/$goalId' });
  const { engagementId, engagement, side } = useWhose();
  const { timeZone } = usePerson();
  const hasBegun = engagement.startsOn <= todayIn(timeZone, useNow());
  const { data: goal } = useSuspenseQuery(goalsReadOptions({ path: { engagementId, goalId } }));
  const isWorkedOn = isOpen(goal) && goal.state !== 'proposed';
  return (
    <div key={goalId}>
      <Link to="/engagements/$engagementId/goals" params={{ engagementId }} className={classes.back}>
        {say('all')}
      </Link>
      {waitingIn(goal) && (
        <Part
          title={side === 'coachee' ? say('waitsForYou') : say('waitsForCoachee')}
          tone={side === 'coachee' ? 'waiting' : undefined}
        >
          <Deciding goal={goal} mayDecide={side === 'coachee'} />
        </Part>
      )}
      {goal.state !== 'proposed' && (
        <Part title={goal.current.wording} aside={<GoalState state={goal.state} />}>
          <WordingView words={{ ...wordsOf(goal.current), wording: '' }} />
          {side === 'coachee' && isWorkedOn && <Sharing goal={goal} />}
          {isWorkedOn && <Steering goal={goal} />}
          {isWorkedOn && !goal.pending && side && <Rewording goal={goal} side={side} />}
        </Part>
      )}
      <div className={classes.halves}>
        <Part title={say('plot.title')}>
          <Plot engagementId={engagementId} goalId={goalId} />
        </Part>
        {isWorkedOn && hasBegun && <CheckingIn goal={goal} />}
      </div>
      <Story goal={goal} />
    </div>
  );
}
