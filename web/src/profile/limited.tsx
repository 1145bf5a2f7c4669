import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { meReadOptions } from '../../client/@tanstack/react-query.gen.js';
import classes from './profile.module.css';
import { WhoIsThere } from './who-is-there.js';

/** Whom their company let in, it let in to the practice: their account is opened by themselves. */
export function Limited() {
  const say = useTranslations('profile.limited');
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const shown = () => {
    setAsked(false);
    void client.invalidateQueries({ queryKey: meReadOptions().queryKey });
  };
  return (
    <section className={`sheet ${classes.part}`}>
      <h2>{say('title')}</h2>
      <p className={classes.faint}>{say('about')}</p>
      <Button variant="default" onClick={() => setAsked(true)}>
        {say('open')}
      </Button>
      <WhoIsThere opened={isAsked} about={say('about')} leave={() => setAsked(false)} shown={shown} />
    </section>
  );
}
