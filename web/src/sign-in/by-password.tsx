import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { signInsCreateMutation } from '../../client/@tanstack/react-query.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import type { AskedCode } from './asked-code.js';
import { Door } from './door.js';
import { useAskForCode } from './use-ask-for-code.js';

interface Props {
  email: string;
  arrive: (answer: { secondFactorNeeded: boolean }) => void;
  back: () => void;
  askedFor: (code: AskedCode) => void;
}

export function ByPassword({ email: given, arrive, back, askedFor }: Props) {
  const say = useTranslations('signIn');
  const [email, setEmail] = useState(given);
  const [password, setPassword] = useState('');
  const { mutate, error, isPending } = useMutation(signInsCreateMutation());
  const forgotten = useAskForCode('password', askedFor);
  return (
    <Door title={say('title')} about={say('passwordAbout')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ body: { email, password } }, { onSuccess: arrive });
        }}
      >
        <Stack>
          <TextInput
            type="email"
            name="email"
            autoComplete="username"
            label={say('email')}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            required
            withAsterisk={false}
            size="md"
          />
          <PasswordInput
            name="password"
            autoComplete="current-password"
            label={say('password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': say('showPassword') }}
            required
            withAsterisk={false}
            size="md"
          />
          <ProblemNotice error={error ?? forgotten.error} />
          <Button type="submit" size="md" loading={isPending}>
            {say('enter')}
          </Button>
          <Button
            variant="subtle"
            onClick={() => forgotten.send(email)}
            disabled={!email}
            loading={forgotten.isPending}
          >
            {say('forgotten')}
          </Button>
          <Button variant="subtle" onClick={back}>
            {say('otherWay')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
