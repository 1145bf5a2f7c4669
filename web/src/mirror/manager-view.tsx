import { useTranslations } from 'use-intl';
import type { ManagerViewResponse } from '../../client/types.gen.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { NotShown } from './not-shown.js';
import { GoalList } from './shared-goals.js';
import classes from './sponsor-view.module.css';
import { StateBadge } from './standing-badges.js';

/** An engagement, as an invited manager sees it: the coachee is shown the same. */
export function ManagerView({ view: { coach, startsOn, endsOn, state, goals } }: { view: ManagerViewResponse }) {
  const say = useTranslations('mirror');
  const { language } = useSpoken();
  const dates = { from: dateOf(startsOn, language), to: dateOf(endsOn, language) };
  return (
    <article className={classes.view} aria-label={say('managerLabel')}>
      <section className={classes.head}>
        <StateBadge state={state} />
        <p className={classes.parties}>{say('withCoach', { coach, ...dates })}</p>
      </section>
      <section>
        <h2>{say('goals')}</h2>
        {goals.length === 0 && <p className={classes.faint}>{say('nothingShared')}</p>}
        <GoalList goals={goals} />
      </section>
      <NotShown />
    </article>
  );
}
