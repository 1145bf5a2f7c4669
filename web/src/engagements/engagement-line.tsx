import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { EngagementResponse } from '../../client/types.gen.js';
import { useMember, usePerson } from '../frame/session.js';
import { HealthBadge, HealthReasons, StateBadge } from '../mirror/standing-badges.js';
import { dateOf, shortDayOf, todayIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { dotsOf } from './engagements.js';
import classes from './engagements.module.css';

interface Props {
  engagement: EngagementResponse;
  company: string | undefined;
}

/** One engagement at a glance: with whom, how far, what is next, and how it goes. */
export function EngagementLine({ engagement, company }: Props) {
  const say = useTranslations('engagements');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { personId } = useMember();
  const { id, state, coach, coachee, kind, figures, sessions, startsOn, endsOn, agreementDueAt, health } = engagement;
  const isOver = state === 'completed' || state === 'ended_early';
  const isAgreed = state !== 'draft' && state !== 'awaiting_agreement';
  const about = [
    company ?? say(`kinds.${kind}`),
    coach.id !== personId && say('with', { coach: coach.name }),
    isAgreed ? say('until', { date: dateOf(endsOn, language) }) : say('from', { date: dateOf(startsOn, language) }),
  ];
  const next =
    agreementDueAt && state === 'awaiting_agreement'
      ? say('heldUntil', { date: shortDayOf(todayIn(timeZone, new Date(agreementDueAt)), language) })
      : figures.nextAt
        ? say('next', { date: shortDayOf(todayIn(timeZone, new Date(figures.nextAt)), language) })
        : !isOver && isAgreed && say('nothingNext');
  return (
    <li>
      <Link to="/engagements/$engagementId" params={{ engagementId: id }} className={classes.line}>
        <span>
          <strong>{coachee.name}</strong>
          <small>{about.filter(Boolean).join(' · ')}</small>
        </span>
        {isAgreed && (
          <span>
            {say('held', { held: figures.held, of: sessions })}
            <span className={classes.dots} aria-hidden>
              {dotsOf(figures).map((dot, at) => (
                <i key={at} data-dot={dot} />
              ))}
            </span>
            <small>
              {[
                !isOver && say('left', { count: figures.left }),
                figures.forfeited > 0 && say('forfeited', { count: figures.forfeited }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </span>
        )}
        <span className={`${classes.next} ${isAgreed ? '' : classes.wide}`}>{next}</span>
        <span className={classes.standing}>
          {health.status ? <HealthBadge health={health} /> : <StateBadge state={state} />}
          <HealthReasons health={health} className={classes.reasons} />
        </span>
      </Link>
    </li>
  );
}
