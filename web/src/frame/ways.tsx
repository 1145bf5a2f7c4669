import { IconCalendarWeek, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './frame.module.css';

/** Where one can go. A new area adds its line here, and to the palette. */
export const WAYS = [
  { to: '/', word: 'home', icon: IconCalendarWeek },
  { to: '/profile', word: 'profile', icon: IconUser },
] as const;

export function Ways() {
  const say = useTranslations('frame.ways');
  return (
    <nav aria-label={say('label')} className={classes.ways}>
      {WAYS.map(({ to, word, icon: Icon }) => (
        <Link key={to} to={to} className={classes.way} activeOptions={{ exact: to === '/' }}>
          <Icon size={20} stroke={1.6} aria-hidden />
          {say(word)}
        </Link>
      ))}
    </nav>
  );
}
