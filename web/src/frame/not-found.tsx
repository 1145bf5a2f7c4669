import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './frame.module.css';
import { Screen } from './screen.js';

export function NotFound() {
  const say = useTranslations('frame.notFound');
  return (
    <main className={classes.main}>
      <Screen title={say('title')} about={say('about')}>
        <Anchor component={Link} to="/">
          {say('home')}
        </Anchor>
      </Screen>
    </main>
  );
}
