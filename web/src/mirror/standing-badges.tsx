import { useTranslations } from 'use-intl';
import type { EngagementState, HealthResponse } from '../../client/types.gen.js';
import classes from './standing-badges.module.css';

/** Where an engagement is in its life. */
export function StateBadge({ state }: { state: EngagementState }) {
  const say = useTranslations('mirror.states');
  return <span className={classes.state}>{say(state)}</span>;
}

/** How it fares: by a shape and a word, and only then by a colour. */
export function HealthBadge({ health }: { health: HealthResponse | undefined }) {
  const say = useTranslations('mirror.health');
  if (!health?.status) return null;
  return (
    <span className={classes.health} data-health={health.status}>
      <Shape status={health.status} />
      {say(health.status)}
    </span>
  );
}

/** Why it is not on track, in words. */
export function HealthReasons({ health, className }: { health: HealthResponse | undefined; className?: string }) {
  const say = useTranslations('mirror.reasons');
  if (!health || health.reasons.length === 0) return null;
  return (
    <ul className={className}>
      {health.reasons.map(({ code }) => (
        <li key={code}>{say(code)}</li>
      ))}
    </ul>
  );
}

export function Shape({ status }: { status: 'on_track' | 'at_risk' | 'off_track' }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
      {status === 'on_track' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      {status === 'at_risk' && <path d="M6 0.800 11.600 11.200H0.400Z" fill="currentColor" />}
      {status === 'off_track' && <rect x="1" y="1" width="10" height="10" rx="1.500" fill="currentColor" />}
    </svg>
  );
}
