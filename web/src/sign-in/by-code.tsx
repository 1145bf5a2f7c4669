import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { signInsCreateByCodeMutation } from '../../client/@tanstack/react-query.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import type { AskedCode } from './asked-code.js';
import { CodeInput } from './code-input.js';
import { Door } from './door.js';

interface Props {
  asked: AskedCode;
  /** Out of the mail's link: it fills the form, and no more. */
  code: string;
  arrive: (answer: { secondFactorNeeded: boolean }) => void;
  back: () => void;
}

export function ByCode({ asked, code: given, arrive, back }: Props) {
  const say = useTranslations('signIn');
  const [code, setCode] = useState(given);
  const { mutate, error, isPending } = useMutation(signInsCreateByCodeMutation());
  return (
    <Door title={say('codeTitle')} about={say('codeAbout', { email: asked.email })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ body: { challenge: asked.challenge, code } }, { onSuccess: arrive });
        }}
      >
        <Stack>
          <CodeInput label={say('code')} value={code} onChange={setCode} />
          <ProblemNotice error={error} />
          <Button type="submit" size="md" loading={isPending}>
            {say('enter')}
          </Button>
          <Button variant="subtle" onClick={back}>
            {say('otherAddress')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
