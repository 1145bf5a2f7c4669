import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { engagementsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import { useMember } from '../frame/session.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './mirror.module.css';

/** To the coaching that is on; or a choice, where there are several. */
export function SharingsScreen() {
  const say = useTranslations('mirror.choose');
  const { language } = useSpoken();
  const { personId } = useMember();
  const { items } = useSuspenseQuery(engagementsListOptions({ query: { coacheeId: personId } })).data;
  const on = items.filter(({ state }) => state === 'active' || state === 'paused');
  const only = on.length === 1 ? on[0] : items.length === 1 ? items[0] : undefined;
  if (only) return <Navigate to="/engagements/$engagementId/sharing" params={{ engagementId: only.id }} replace />;
  return (
    <Screen title={say('title')}>
      {items.length === 0 && <p className="sheet">{say('none')}</p>}
      <ul className="plain-list">
        {items.toReversed().map(({ id, coach, startsOn }) => (
          <li key={id} className={classes.event}>
            <Link to="/engagements/$engagementId/sharing" params={{ engagementId: id }}>
              {say('with', { coach: coach.name, from: dateOf(startsOn, language) })}
            </Link>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
