import { useTranslations } from 'use-intl';
import type { ManagerGoalResponse, SponsorViewGoalsResponse } from '../../client/types.gen.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { RatingsPlot } from './ratings-plot.js';
import { levelText } from './ratings.scale.js';
import classes from './sponsor-view.module.css';

/** How many goals there are, and those of which something is shared. */
export function SharedGoals({ goals: { counted, onTrack, shared } }: { goals: SponsorViewGoalsResponse }) {
  const say = useTranslations('mirror');
  return (
    <section>
      <h2>{say('goals')}</h2>
      <p className={classes.faint}>
        {counted === 0 ? say('noGoals') : say('goalsOnTrack', { counted, onTrack })}
        {counted > 0 && shared.length === 0 && ` ${say('noneShared')}`}
      </p>
      <GoalList goals={shared} />
    </section>
  );
}

/** A sponsor's, or a manager's. */
type ShownGoal = ManagerGoalResponse & { proposedBySponsor?: boolean };

export function GoalList({ goals }: { goals: readonly ShownGoal[] }) {
  if (goals.length === 0) return null;
  return (
    <ul className={`plain-list ${classes.goals}`}>
      {goals.map((goal) => (
        <Goal key={goal.id} goal={goal} />
      ))}
    </ul>
  );
}

function Goal({ goal }: { goal: ShownGoal }) {
  const say = useTranslations('mirror');
  const { language } = useSpoken();
  const { wording, measure, targetDate, state, score, level, checkIns, proposedBySponsor } = goal;
  const about = [
    say(`goalStates.${state}`),
    proposedBySponsor && say('proposedBySponsor'),
    measure && say('measure', { measure }),
    targetDate && say('targetDate', { date: dateOf(targetDate, language) }),
  ].filter(Boolean);
  const now = level === null ? score !== null && say('ofTen', { score }) : say('atLevel', { level: levelText(level) });
  return (
    <li className={classes.goal}>
      <div>
        <p className={wording === null ? classes.hidden : classes.wording}>{wording ?? say('wordingHidden')}</p>
        <p className={classes.faint}>{about.join(' · ')}</p>
      </div>
      <div className={classes.rating}>
        {checkIns === null ? (
          <span className={classes.hidden}>{say('ratingHidden')}</span>
        ) : (
          <>
            <strong>{now || say('notRated')}</strong>
            <RatingsPlot ratings={checkIns} />
          </>
        )}
      </div>
    </li>
  );
}
