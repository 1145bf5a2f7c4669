import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { meBeginSecondFactorMutation, meConfirmSecondFactorMutation } from '../../client/@tanstack/react-query.gen.js';
import type { NewSecondFactorResponse } from '../../client/types.gen.js';
import { Waiting } from '../frame/waiting.js';
import { CodeInput } from '../sign-in/code-input.js';
import { CopyButton } from './copy-button.js';
import classes from './profile.module.css';
import { QrCode } from './qr-code.js';
import { inFours } from './qr.js';
import { Refusal } from './refusal.js';

/** From a QR code to the first code of the app, which turns the second factor on. */
export function SetUpApp({ done, leave }: { done: (codes: readonly string[]) => void; leave?: () => void }) {
  const begin = useMutation(meBeginSecondFactorMutation());
  const { mutate } = begin;
  const hasBegun = useRef(false);
  useEffect(() => {
    // React may begin a component twice, and each time another secret would be made.
    if (!hasBegun.current) mutate({ body: {} });
    hasBegun.current = true;
  }, [mutate]);
  if (!begin.data)
    return (
      <>
        {begin.isPending && <Waiting />}
        <Refusal of={{ ...begin, reset: () => (leave ?? begin.reset)() }} />
      </>
    );
  return <Confirm secret={begin.data} done={done} leave={leave} />;
}

interface ConfirmProps {
  secret: NewSecondFactorResponse;
  done: (codes: readonly string[]) => void;
  leave: (() => void) | undefined;
}

function Confirm({ secret: { secret, uri }, done, leave }: ConfirmProps) {
  const say = useTranslations('profile.secondFactor');
  const [code, setCode] = useState('');
  const confirm = useMutation({
    ...meConfirmSecondFactorMutation(),
    onSuccess: ({ recoveryCodes }) => done(recoveryCodes),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate({ body: { code } });
      }}
    >
      <ol className={classes.steps}>
        <li>
          <p>{say('scan')}</p>
          <div className={classes.scan}>
            <QrCode text={uri} label={say('qr')} />
            <Stack gap="xs" align="start">
              <span className={classes.faint}>{say('byHand')}</span>
              <code className={classes.secret}>{inFours(secret)}</code>
              <CopyButton text={secret} />
            </Stack>
          </div>
        </li>
        <li>
          <p>{say('type')}</p>
          <Stack maw={320}>
            <CodeInput label={say('code')} value={code} onChange={setCode} />
            <Refusal of={confirm} />
          </Stack>
        </li>
      </ol>
      <Group>
        <Button type="submit" loading={confirm.isPending}>
          {say('turnOn')}
        </Button>
        {leave && (
          <Button variant="subtle" onClick={leave}>
            {say('leave')}
          </Button>
        )}
      </Group>
    </form>
  );
}
