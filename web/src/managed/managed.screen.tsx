import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { managerViewsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import { StateBadge } from '../mirror/standing-badges.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './managed.module.css';

/** To a manager: the engagements that coachees have invited them to. */
export function ManagedScreen() {
  const say = useTranslations('managed');
  const { language } = useSpoken();
  const { items } = useSuspenseQuery(managerViewsListOptions()).data;
  return (
    <Screen title={say('title')} about={say('about')}>
      {items.length === 0 && <p>{say('none')}</p>}
      <ul className={`plain-list ${classes.list}`}>
        {items.map(({ id, coachee, coach, state, startsOn, endsOn }) => (
          <li key={id}>
            <Link to="/shared/$engagementId" params={{ engagementId: id }} className={classes.row}>
              <span>
                <strong>{coachee}</strong>
                <small>{say('row', { coach, from: dateOf(startsOn, language), to: dateOf(endsOn, language) })}</small>
              </span>
              <StateBadge state={state} />
            </Link>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
