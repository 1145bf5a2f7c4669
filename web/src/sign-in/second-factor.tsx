import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { signInsShowSecondFactorMutation } from '../../client/@tanstack/react-query.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { CodeInput } from './code-input.js';
import { Door } from './door.js';

/** Six digits of an app, or a recovery code: one field takes both. */
export function SecondFactor({ arrive }: { arrive: (answer: { secondFactorNeeded: boolean }) => void }) {
  const say = useTranslations('signIn');
  const [code, setCode] = useState('');
  const { mutate, error, isPending } = useMutation(signInsShowSecondFactorMutation());
  return (
    <Door title={say('factorTitle')} about={say('factorAbout')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ body: { code } }, { onSuccess: arrive });
        }}
      >
        <Stack>
          <CodeInput label={say('code')} description={say('recovery')} value={code} onChange={setCode} />
          <ProblemNotice error={error} />
          <Button type="submit" size="md" loading={isPending}>
            {say('enter')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
