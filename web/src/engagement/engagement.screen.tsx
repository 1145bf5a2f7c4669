import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { Screen } from '../frame/screen.js';
import { Waiting } from '../frame/waiting.js';
import { HealthBadge, HealthReasons } from '../mirror/standing-badges.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { useWhose } from './whose.js';

const TABS = [
  { to: '/engagements/$engagementId', word: 'now', exact: true },
  { to: '/engagements/$engagementId/goals', word: 'goals', exact: false },
  { to: '/engagements/$engagementId/sessions', word: 'sessions', exact: false },
  { to: '/engagements/$engagementId/reviews', word: 'reviews', exact: false },
  { to: '/engagements/$engagementId/plan', word: 'plan', exact: false },
] as const;

/** Of a few engagements a day, for a few people: loaded when it is wanted. */
const Administered = lazy(async () => ({ default: (await import('./administered.js')).Administered }));

/** An engagement's page, for its coach and its coachee. Each of its parts is loaded when somebody goes there. */
export function EngagementScreen() {
  const say = useTranslations('engagement');
  const { language } = useSpoken();
  const whose = useWhose();
  const { engagement, engagementId, side, other } = whose;
  const { state, startsOn, endsOn, coach, coachee, health } = engagement;
  const title = side ? other.name : `${coachee.name} · ${coach.name}`;
  const dates = { from: dateOf(startsOn, language), to: dateOf(endsOn, language) };
  return (
    <Screen
      title={title}
      about={
        <>
          <span className={classes.state} data-state={state}>
            {say(`states.${state}`)}
          </span>{' '}
          {side ? say(`as.${side}`) : say('as.other')} · {say('dates', dates)}
        </>
      }
    >
      {side ? (
        <>
          {side === 'coach' && health.status && (
            <div className={`${classes.health} no-print`}>
              <HealthBadge health={health} />
              <HealthReasons health={health} className={classes.reasons} />
            </div>
          )}
          <nav aria-label={say('tabs.label')} className={`${classes.tabs} no-print`}>
            {TABS.map(({ to, word, exact }) => (
              <Link key={to} to={to} params={{ engagementId }} className={classes.tab} activeOptions={{ exact }}>
                {say(`tabs.${word}`)}
              </Link>
            ))}
            <Link
              to={side === 'coachee' ? '/engagements/$engagementId/sharing' : '/engagements/$engagementId/reports'}
              params={{ engagementId }}
              className={classes.tab}
            >
              {say('tabs.outside')}
            </Link>
          </nav>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </>
      ) : (
        <Suspense fallback={<Waiting />}>
          <Administered whose={whose} />
        </Suspense>
      )}
    </Screen>
  );
}
