import {
  IconBook2,
  IconBuilding,
  IconBuildingCommunity,
  IconCalendarWeek,
  IconClock,
  IconEye,
  IconHistory,
  IconSettings,
  IconUser,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './frame.module.css';
import { useManages, useStanding, type Standing } from './standing.js';

interface Manages {
  manager: boolean;
}

/** Where one can go. A new area adds its line here; `for` says for whom it is, where it is not for everybody. */
export const WAYS = [
  { to: '/', word: 'home', icon: IconCalendarWeek },
  { to: '/engagements', word: 'engagements', icon: IconUsers, for: isCoachOrAdministrator },
  {
    to: '/availability',
    word: 'availability',
    icon: IconClock,
    for: ({ coach, coachee }: Standing) => coach || coachee,
  },
  { to: '/catalogue', word: 'catalogue', icon: IconBook2, for: isCoachOrAdministrator },
  { to: '/sharing', word: 'sharing', icon: IconEye, for: ({ coachee }: Standing) => coachee },
  { to: '/shared', word: 'managed', icon: IconUsersGroup, for: ({ manager }: Manages) => manager },
  { to: '/company', word: 'company', icon: IconBuilding, for: isSponsorBesides },
  { to: '/administration/people', word: 'people', icon: IconBuildingCommunity, for: isAdministratorBesides },
  { to: '/administration/companies', word: 'companies', icon: IconBuilding, for: isAdministrator },
  { to: '/administration/practice', word: 'practice', icon: IconSettings, for: isAdministrator },
  { to: '/administration/audit', word: 'audit', icon: IconHistory, for: isAdministrator },
  { to: '/profile', word: 'profile', icon: IconUser },
] as const;

/** Those that are for whoever is signed in. */
export function useWays() {
  const standing = { ...useStanding(), manager: useManages() };
  return WAYS.filter((way) => !('for' in way) || way.for(standing));
}

export function Ways() {
  const say = useTranslations('frame.ways');
  return (
    <nav aria-label={say('label')} className={classes.ways}>
      {useWays().map(({ to, word, icon: Icon }) => (
        <Link key={to} to={to} className={classes.way} activeOptions={{ exact: to === '/' }}>
          <Icon size={20} stroke={1.6} aria-hidden />
          {say(word)}
        </Link>
      ))}
    </nav>
  );
}

function isAdministrator({ administrator }: Standing): boolean {
  return administrator;
}

function isCoachOrAdministrator({ administrator, coach }: Standing): boolean {
  return administrator || coach;
}

/** Whoever begins elsewhere: with their week, or their goals. */
function isAdministratorBesides({ administrator, coach, coachee }: Standing): boolean {
  return administrator && (coach || coachee);
}

function isSponsorBesides({ sponsor, coach, coachee, administrator }: Standing): boolean {
  return sponsor && (coach || coachee || administrator);
}
