import { Button } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { passkeysListOptions, passkeysRemoveMutation } from '../../client/@tanstack/react-query.gen.js';
import type { PasskeyResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { dateIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { AddPasskey } from './add-passkey.js';
import classes from './profile.module.css';
import { Refusal } from './refusal.js';
import { useChangedEntry } from './second-factor.js';
import { TakingAway } from './taking-away.js';

const MOST = 10;

/** Devices that let somebody in by what unlocks them. */
export function Passkeys() {
  const say = useTranslations('profile.passkeys');
  const client = useQueryClient();
  const { items } = useSuspenseQuery(passkeysListOptions()).data;
  const changedEntry = useChangedEntry();
  const [leaving, setLeaving] = useState<PasskeyResponse>();
  const changed = async () => {
    await client.invalidateQueries({ queryKey: passkeysListOptions().queryKey });
    await changedEntry();
  };
  const remove = useMutation({
    ...passkeysRemoveMutation(),
    onSuccess: async () => {
      toast(say('removed'));
      await changed();
    },
  });
  return (
    <section className={`sheet ${classes.part}`} aria-labelledby="passkeys">
      <h2 id="passkeys">{say('title')}</h2>
      <p className={classes.faint}>{say('about')}</p>
      <ul className="plain-list">
        {items.map((passkey) => (
          <Passkey key={passkey.id} passkey={passkey} remove={() => setLeaving(passkey)} />
        ))}
      </ul>
      <Refusal of={remove} />
      {items.length < MOST ? <AddPasskey added={changed} /> : <p className={classes.faint}>{say('most')}</p>}
      <TakingAway
        leaving={leaving}
        say={{
          title: say('removeOne', { name: leaving?.name ?? '' }),
          means: say('removeMeans'),
          confirm: say('removeNow'),
          keep: say('keep'),
        }}
        keep={() => setLeaving(undefined)}
        take={({ id: passkeyId }) => remove.mutate({ path: { passkeyId }, body: {} })}
      />
    </section>
  );
}

function Passkey({
  passkey: { name, createdAt, lastUsedAt },
  remove,
}: {
  passkey: PasskeyResponse;
  remove: () => void;
}) {
  const say = useTranslations('profile.passkeys');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const when = (instant: string) => dateIn(instant, timeZone, language);
  return (
    <li className={classes.signIn}>
      <span>
        {name}
        <small>
          {say('added', { date: when(createdAt) })} ·{' '}
          {lastUsedAt ? say('used', { date: when(lastUsedAt) }) : say('unused')}
        </small>
      </span>
      <Button size="compact-sm" variant="default" onClick={remove} aria-label={say('removeOne', { name })}>
        {say('remove')}
      </Button>
    </li>
  );
}
