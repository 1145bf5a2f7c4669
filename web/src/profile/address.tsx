import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { meChangeAddressMutation, meReadOptions, peopleReadOptions } from '../../client/@tanstack/react-query.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { useMe, useMember } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { forgetAsked, handedOn, keepAsked, readAsked, type AskedCode } from '../sign-in/asked-code.js';
import { CodeInput } from '../sign-in/code-input.js';
import { useAskForCode } from '../sign-in/use-ask-for-code.js';
import classes from './profile.module.css';
import { Refusal } from './refusal.js';

/** Where somebody is reached, and signs in with. Another one is theirs once a code that was mailed there is shown. */
export function Address() {
  const say = useTranslations('profile.address');
  const { email = '' } = useMe();
  const [asked, setAsked] = useState<AskedCode | undefined>(() => askedForAddress());
  const settle = () => {
    forgetAsked();
    setAsked(undefined);
  };
  return (
    <section className={`sheet ${classes.part}`} aria-labelledby="address">
      <h2 id="address">{say('title')}</h2>
      <p className={classes.faint}>{say('about', { email })}</p>
      {asked ? <Confirm asked={asked} settle={settle} /> : <Ask askedFor={setAsked} />}
    </section>
  );
}

function askedForAddress(): AskedCode | undefined {
  const asked = readAsked(new Date());
  return asked?.purpose === 'address' ? asked : undefined;
}

function Ask({ askedFor }: { askedFor: (asked: AskedCode) => void }) {
  const say = useTranslations('profile.address');
  const [address, setAddress] = useState('');
  const { send, error, isPending } = useAskForCode('address', (asked) => {
    keepAsked(asked);
    askedFor(asked);
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(address);
      }}
    >
      <Stack maw={440}>
        <TextInput
          type="email"
          autoComplete="email"
          label={say('new')}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          required
          withAsterisk={false}
        />
        <ProblemNotice error={error} />
        <Button type="submit" variant="default" loading={isPending} w="fit-content">
          {say('mailCode')}
        </Button>
      </Stack>
    </form>
  );
}

function Confirm({ asked: { challenge, email }, settle }: { asked: AskedCode; settle: () => void }) {
  const say = useTranslations('profile.address');
  const client = useQueryClient();
  const { personId } = useMember();
  const [code, setCode] = useState(handedOn);
  const change = useMutation({
    ...meChangeAddressMutation(),
    onSuccess: async () => {
      settle();
      toast(say('changed', { email }));
      await client.invalidateQueries({ queryKey: meReadOptions().queryKey });
      await client.invalidateQueries({ queryKey: peopleReadOptions({ path: { personId } }).queryKey });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ body: { challenge, code } });
      }}
    >
      <Stack maw={440}>
        <CodeInput label={say('code', { email })} value={code} onChange={setCode} />
        <Refusal of={change} />
        <Group>
          <Button type="submit" loading={change.isPending}>
            {say('change')}
          </Button>
          <Button variant="subtle" onClick={settle}>
            {say('leave')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
