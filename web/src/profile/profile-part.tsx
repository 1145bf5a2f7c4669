import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Screen } from '../frame/screen.js';
import { useStanding } from '../frame/standing.js';
import classes from './profile.module.css';

const PARTS = [
  { to: '/profile', word: 'about' },
  { to: '/profile/signing-in', word: 'signingIn' },
  { to: '/profile/tokens', word: 'tokens' },
  { to: '/profile/openings', word: 'openings' },
] as const;

/** One of the screens about oneself, with the way to the others. */
export function ProfilePart({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  const say = useTranslations('profile.parts');
  const { coachee } = useStanding();
  return (
    <Screen title={title} about={about}>
      <nav className={classes.tabs} aria-label={say('label')}>
        {PARTS.filter(({ word }) => coachee || word !== 'openings').map(({ to, word }) => (
          <Link key={to} to={to} className={classes.tab} activeOptions={{ exact: true }}>
            {say(word)}
          </Link>
        ))}
      </nav>
      <div className={classes.parts}>{children}</div>
    </Screen>
  );
}
