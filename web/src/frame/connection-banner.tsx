import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useReach } from '../asking/reachable.js';
import classes from './frame.module.css';

const AGAIN_MS = 10_000;

/** Tells that the server does not answer, and asks again: by itself every ten seconds, or at once. */
export function ConnectionBanner() {
  const say = useTranslations('frame.connection');
  const reach = useReach();
  const client = useQueryClient();
  useEffect(() => {
    if (reach === 'well') return undefined;
    const ask = () => void client.refetchQueries({ type: 'active' });
    const timer = setInterval(ask, AGAIN_MS);
    globalThis.addEventListener('online', ask);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener('online', ask);
    };
  }, [reach, client]);
  return (
    <div role="status">
      {reach !== 'well' && (
        <div className={classes.banner}>
          {say(reach)}
          <Button size="compact-sm" variant="default" onClick={() => void client.refetchQueries({ type: 'active' })}>
            {say('again')}
          </Button>
        </div>
      )}
    </div>
  );
}
