import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { meReadOptions, signInsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { Dialog } from '../frame/dialog.js';
import { signedInNow, useMe } from '../frame/session.js';
import type { AskedCode } from '../sign-in/asked-code.js';
import { ShowCode, ShowFactor, ShowPassword } from './showing.js';
import classes from './profile.module.css';

interface Props {
  opened: boolean;
  /** Why they are asked. */
  about: string;
  leave: () => void;
  shown: () => void;
}

/** Asks, above what somebody is doing, that they sign in once more. */
export function WhoIsThere({ opened, about, leave, shown }: Props) {
  const say = useTranslations('profile.whoIsThere');
  return (
    <Dialog opened={opened} onClose={leave} title={say('title')}>
      <p className={classes.faint}>{about}</p>
      {opened && <Steps leave={leave} shown={shown} />}
    </Dialog>
  );
}

function Steps({ leave, shown }: Pick<Props, 'leave' | 'shown'>) {
  const client = useQueryClient();
  const { email = '' } = useMe();
  const [asked, setAsked] = useState<AskedCode>();
  const [isFactorNeeded, setFactorNeeded] = useState(false);
  const arrive = async ({ secondFactorNeeded }: { secondFactorNeeded: boolean }) => {
    if (secondFactorNeeded) return setFactorNeeded(true);
    const me = await client.query({ ...meReadOptions(), staleTime: 0 });
    // A passkey may be somebody else's: then nothing of what is here is for them.
    if (me.email !== email) {
      signedInNow();
      return globalThis.location.assign('/');
    }
    await client.invalidateQueries({ queryKey: signInsListOptions().queryKey });
    return shown();
  };
  const arrived = (answer: { secondFactorNeeded: boolean }) => void arrive(answer);
  if (isFactorNeeded) return <ShowFactor arrive={arrived} leave={leave} />;
  if (asked) return <ShowCode asked={asked} arrive={arrived} leave={leave} />;
  return <ShowPassword email={email} arrive={arrived} askedFor={setAsked} leave={leave} />;
}
