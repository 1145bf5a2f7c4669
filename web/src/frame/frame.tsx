import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import mark from '../look/rapport.svg';
import { ConnectionBanner } from './connection-banner.js';
import { DemonstrationBanner } from './demonstration-banner.js';
import { Announcer } from './announcer.js';
import classes from './frame.module.css';
import { whenIdle } from './idle.js';
import { Palette } from './palette.js';
import { useMember, useTheirLanguage } from './session.js';
import { Waiting } from './waiting.js';
import { Ways } from './ways.js';

/** Menus are not needed to see where one is: they come after what is. */
const AccountMenu = lazy(async () => {
  await whenIdle();
  return { default: (await import('./account-menu.js')).AccountMenu };
});

/** What stands around each screen of somebody who is signed in. */
export function Frame() {
  const say = useTranslations('frame');
  const { practiceId } = useMember();
  useTheirLanguage();
  return (
    <>
      <a className={classes.skip} href="#main">
        {say('skip')}
      </a>
      <ConnectionBanner />
      <div className={classes.frame} key={practiceId}>
        <header className={classes.side}>
          <Link to="/" className={classes.name}>
            <img src={mark} alt="" width={26} height={26} />
            Rapport
          </Link>
          <Suspense>
            <Ways />
          </Suspense>
          <div className={classes.foot}>
            <Palette />
            <Suspense fallback={<div className={classes.who} />}>
              <AccountMenu />
            </Suspense>
          </div>
        </header>
        <main id="main" className={classes.main} tabIndex={-1}>
          <DemonstrationBanner />
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
          <Announcer />
        </main>
      </div>
    </>
  );
}
