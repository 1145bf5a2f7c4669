import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './mirror.module.css';

const TABS = [
  { to: '/engagements/$engagementId/sharing', word: 'sharing' },
  { to: '/engagements/$engagementId/reports', word: 'reports' },
  { to: '/engagements/$engagementId/pulse', word: 'pulse' },
] as const;

/** Between what of an engagement goes outside: what is shared, reports, and how it goes. The first is the coachee's alone. */
export function EngagementTabs({ engagementId, coachee }: { engagementId: string; coachee: boolean }) {
  const say = useTranslations('mirror.tabs');
  return (
    <nav className={`${classes.tabs} no-print`} aria-label={say('label')}>
      {TABS.filter(({ word }) => coachee || word !== 'sharing').map(({ to, word }) => (
        <Link key={to} to={to} params={{ engagementId }} className={classes.tab}>
          {say(word)}
        </Link>
      ))}
    </nav>
  );
}
