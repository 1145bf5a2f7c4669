import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  meReadOptions,
  meRemoveSecondFactorMutation,
  meRenewRecoveryCodesMutation,
  meSecondFactorOptions,
  signInsListOptions,
} from '../../client/@tanstack/react-query.gen.js';
import { Dialog } from '../frame/dialog.js';
import { toast } from '../frame/toasts.js';
import classes from './profile.module.css';
import { RecoveryCodes } from './recovery-codes.js';
import { Refusal } from './refusal.js';
import { SetUpApp } from './set-up-app.js';

const FEW = 3;

/** What follows from a change of how somebody comes in. */
export function useChangedEntry(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    for (const { queryKey } of [meSecondFactorOptions(), signInsListOptions(), meReadOptions()])
      await client.invalidateQueries({ queryKey });
  };
}

/** Codes of an app, asked for besides the first factor; and what is there for when the app is lost. */
export function SecondFactor() {
  const say = useTranslations('profile.secondFactor');
  const { isOn, recoveryCodesLeft } = useSuspenseQuery(meSecondFactorOptions()).data;
  const changed = useChangedEntry();
  const [codes, setCodes] = useState<readonly string[]>();
  const [isSettingUp, setSettingUp] = useState(false);
  const show = (shown: readonly string[]) => {
    setCodes(shown);
    setSettingUp(false);
    void changed();
  };
  return (
    <section className={`sheet ${classes.part}`} aria-labelledby="second-factor">
      <h2 id="second-factor">{say('title')}</h2>
      {codes && <RecoveryCodes codes={codes} done={() => setCodes(undefined)} />}
      {!codes && !isOn && <p className={classes.faint}>{say('off')}</p>}
      {!codes && isOn && (
        <p className={classes.faint}>
          {say('on', { left: recoveryCodesLeft })}
          {recoveryCodesLeft <= FEW && ` ${say('few')}`}
        </p>
      )}
      {!codes && !isOn && !isSettingUp && <Button onClick={() => setSettingUp(true)}>{say('setUp')}</Button>}
      {!codes && !isOn && isSettingUp && <SetUpApp done={show} leave={() => setSettingUp(false)} />}
      {!codes && isOn && <Kept show={show} changed={changed} />}
    </section>
  );
}

function Kept({ show, changed }: { show: (codes: readonly string[]) => void; changed: () => Promise<void> }) {
  const say = useTranslations('profile.secondFactor');
  const [asks, setAsks] = useState<'renew' | 'remove'>();
  const leave = () => setAsks(undefined);
  const renew = useMutation({
    ...meRenewRecoveryCodesMutation(),
    onSuccess: ({ recoveryCodes }) => {
      leave();
      show(recoveryCodes);
    },
  });
  const remove = useMutation({
    ...meRemoveSecondFactorMutation(),
    onSuccess: async () => {
      leave();
      toast(say('removed'));
      await changed();
    },
  });
  return (
    <>
      <Group>
        <Button variant="default" onClick={() => setAsks('renew')}>
          {say('renew')}
        </Button>
        <Button variant="default" onClick={() => setAsks('remove')}>
          {say('remove')}
        </Button>
      </Group>
      <Refusal of={renew} />
      <Refusal of={remove} />
      <Dialog opened={asks !== undefined} onClose={leave} title={say(asks === 'renew' ? 'renew' : 'remove')}>
        <p>{say(asks === 'renew' ? 'renewMeans' : 'removeMeans')}</p>
        <Group>
          <Button
            loading={renew.isPending || remove.isPending}
            onClick={() => {
              leave();
              (asks === 'renew' ? renew : remove).mutate({ body: {} });
            }}
          >
            {say(asks === 'renew' ? 'renewNow' : 'removeNow')}
          </Button>
          <Button variant="subtle" onClick={leave}>
            {say('leave')}
          </Button>
        </Group>
      </Dialog>
    </>
  );
}
