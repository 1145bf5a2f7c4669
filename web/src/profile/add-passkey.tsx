import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { passkeysAdd, passkeysBegin } from '../../client/sdk.gen.js';
import { toast } from '../frame/toasts.js';
import { browserOf } from './browser.js';
import classes from './profile.module.css';
import { Refusal } from './refusal.js';

/** Has this device, or one at hand, make a passkey. */
export function AddPasskey({ added }: { added: () => Promise<void> | void }) {
  const say = useTranslations('profile.passkeys');
  const [name, setName] = useState(() => browserOf(navigator.userAgent) ?? '');
  const add = useMutation({
    mutationFn: makePasskey,
    onSuccess: async (isAdded) => {
      if (!isAdded) return;
      toast(say('isAdded'));
      await added();
    },
  });
  if (!('PublicKeyCredential' in globalThis) || !('parseCreationOptionsFromJSON' in PublicKeyCredential))
    return <p className={classes.faint}>{say('notHere')}</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(name);
      }}
    >
      <div className={classes.row}>
        <TextInput
          label={say('name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          autoComplete="off"
          required
          withAsterisk={false}
          className={classes.grow}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          {say('add')}
        </Button>
      </div>
      <Refusal of={add} />
    </form>
  );
}

/** Whether one was made and added: whoever was asked may have decided otherwise. */
async function makePasskey(name: string): Promise<boolean> {
  const { data } = await passkeysBegin({ body: {} });
  const options = data.options as unknown as PublicKeyCredentialCreationOptionsJSON;
  const made = await navigator.credentials
    .create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    .catch(() => null);
  if (!(made instanceof PublicKeyCredential)) return false;
  const body = { challenge: data.challenge, name, response: made.toJSON() };
  await passkeysAdd({ body: body as Parameters<typeof passkeysAdd>[0]['body'] });
  return true;
}
