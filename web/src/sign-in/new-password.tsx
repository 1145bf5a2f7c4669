import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { passwordsResetMutation } from '../../client/@tanstack/react-query.gen.js';
import { useFieldProblems } from '../frame/field-problems.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { forgetAsked, type AskedCode } from './asked-code.js';
import { CodeInput } from './code-input.js';
import { Door } from './door.js';

/** Fields that say themselves what is wrong with them, by where they are in the request. */
const FIELDS = ['/password'] as const;

interface Props {
  asked: AskedCode;
  code: string;
  done: () => void;
  back: () => void;
}

export function NewPassword({ asked, code: given, done, back }: Props) {
  const say = useTranslations('signIn');
  const [code, setCode] = useState(given);
  const [password, setPassword] = useState('');
  const { mutate, error, isPending } = useMutation(passwordsResetMutation());
  const wrong = useFieldProblems(error, FIELDS);
  const finish = () => {
    forgetAsked();
    toast(say('passwordSet'));
    done();
  };
  return (
    <Door title={say('newPasswordTitle')} about={say('codeAbout', { email: asked.email })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ body: { challenge: asked.challenge, code, password } }, { onSuccess: finish });
        }}
      >
        <Stack>
          <CodeInput label={say('code')} value={code} onChange={setCode} />
          <PasswordInput
            name="new-password"
            autoComplete="new-password"
            label={say('newPassword')}
            description={say('passwordHint')}
            value={password}
            error={wrong['/password']}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': say('showPassword') }}
            required
            withAsterisk={false}
            size="md"
          />
          <ProblemNotice error={error} beside={FIELDS} />
          <Button type="submit" size="md" loading={isPending}>
            {say('setPassword')}
          </Button>
          <Button variant="subtle" onClick={back}>
            {say('otherWay')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
