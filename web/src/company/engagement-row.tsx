import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { SponsoredEngagementResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { HealthBadge, HealthReasons, StateBadge } from '../mirror/standing-badges.js';
import { dateIn, dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './company.module.css';

interface Props {
  companyId: string;
  item: SponsoredEngagementResponse;
}

export function EngagementRow({ companyId, item }: Props) {
  const say = useTranslations('company.row');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { id, coachee, coach, held, sessions, left, forfeited, attendance, nextAt, endsOn, goals, state } = item;
  const share = (count: number) => ({ width: `${(count / Math.max(sessions, held + left + forfeited)) * 100}%` });
  return (
    <li>
      <Link
        to="/companies/$companyId/engagements/$engagementId"
        params={{ companyId, engagementId: id }}
        className={classes.engagement}
      >
        <span>
          <strong>{coachee}</strong>
          <small>{say('with', { coach, date: dateOf(endsOn, language) })}</small>
        </span>
        <span>
          {say('held', { held, of: sessions })}
          <span className={classes.bar} aria-hidden>
            <i style={share(held)} />
            <i style={share(forfeited)} />
          </span>
          <small>
            {[
              say('left', { left }),
              attendance !== null && say('attendance', { share: attendance }),
              forfeited > 0 && say('forfeited', { forfeited }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </span>
        <span>
          {goals.counted === 0 ? say('noGoals') : say('goals', { counted: goals.counted, onTrack: goals.onTrack })}
          <small>{nextAt ? say('next', { date: dateIn(nextAt, timeZone, language) }) : say('nothingNext')}</small>
        </span>
        <span>
          {item.health.status ? <HealthBadge health={item.health} /> : <StateBadge state={state} />}
          <HealthReasons health={item.health} className={classes.reasons} />
        </span>
      </Link>
    </li>
  );
}
