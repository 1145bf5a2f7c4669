import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import {
  signInsCreateByCodeMutation,
  signInsCreateMutation,
  signInsShowSecondFactorMutation,
} from '../../client/@tanstack/react-query.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import type { AskedCode } from '../sign-in/asked-code.js';
import { CodeInput } from '../sign-in/code-input.js';
import { PasskeyButton } from '../sign-in/passkey-button.js';
import { useAskForCode } from '../sign-in/use-ask-for-code.js';

interface Props {
  arrive: (answer: { secondFactorNeeded: boolean }) => void;
  leave: () => void;
}

/** By the password; or by a code that is mailed, or a passkey. */
export function ShowPassword({
  email,
  askedFor,
  arrive,
  leave,
}: Props & { email: string; askedFor: (asked: AskedCode) => void }) {
  const say = useTranslations('signIn');
  const [password, setPassword] = useState('');
  const { mutate, error, isPending } = useMutation({ ...signInsCreateMutation(), onSuccess: arrive });
  const mailed = useAskForCode('sign-in', askedFor);
  return (
    <Step
      send={() => mutate({ body: { email, password } })}
      {...{ isPending, leave }}
      others={
        <>
          <Button variant="default" onClick={() => mailed.send(email)} loading={mailed.isPending}>
            {say('mailCode')}
          </Button>
          <PasskeyButton arrive={arrive} />
        </>
      }
    >
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        data-autofocus
        name="password"
        autoComplete="current-password"
        label={say('password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': say('showPassword') }}
        required
        withAsterisk={false}
      />
      <ProblemNotice error={error ?? mailed.error} />
    </Step>
  );
}

export function ShowCode({ asked, arrive, leave }: Props & { asked: AskedCode }) {
  const say = useTranslations('profile.whoIsThere');
  const [code, setCode] = useState('');
  const { mutate, error, isPending } = useMutation({ ...signInsCreateByCodeMutation(), onSuccess: arrive });
  return (
    <Step send={() => mutate({ body: { challenge: asked.challenge, code } })} {...{ isPending, leave }}>
      <CodeInput label={say('code', { email: asked.email })} value={code} onChange={setCode} />
      <ProblemNotice error={error} />
    </Step>
  );
}

export function ShowFactor({ arrive, leave }: Props) {
  const say = useTranslations('signIn');
  const [code, setCode] = useState('');
  const { mutate, error, isPending } = useMutation({ ...signInsShowSecondFactorMutation(), onSuccess: arrive });
  return (
    <Step send={() => mutate({ body: { code } })} {...{ isPending, leave }}>
      <CodeInput label={say('factorAbout')} description={say('recovery')} value={code} onChange={setCode} />
      <ProblemNotice error={error} />
    </Step>
  );
}

interface StepProps {
  send: () => void;
  isPending: boolean;
  leave: () => void;
  others?: ReactNode;
  children: ReactNode;
}

function Step({ send, isPending, leave, others, children }: StepProps) {
  const say = useTranslations('profile.whoIsThere');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack>
        {children}
        <Group>
          <Button type="submit" loading={isPending}>
            {say('goOn')}
          </Button>
          {others}
          <Button variant="subtle" onClick={leave}>
            {say('leave')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
