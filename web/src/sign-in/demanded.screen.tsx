import { Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { meReadOptions } from '../../client/@tanstack/react-query.gen.js';
import { askAbout } from '../asking/asking.js';
import { signOut, useMe, useMember } from '../frame/session.js';
import { Limited } from '../profile/limited.js';
import { AddPasskey } from '../profile/add-passkey.js';
import { RecoveryCodes } from '../profile/recovery-codes.js';
import { SetUpApp } from '../profile/set-up-app.js';
import { Door } from './door.js';

const route = getRouteApi('/second-factor');

/** A practice lets nobody in who sees much and has no second factor: here they get one, and go on. */
export function DemandedScreen() {
  const say = useTranslations('demanded');
  const { to = '/' } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const { practices, limited } = useMe();
  const { practiceName } = useMember();
  const [codes, setCodes] = useState<readonly string[]>();
  const [isSettingUp, setSettingUp] = useState(false);
  const goOn = async () => {
    await client.query({ ...meReadOptions(), staleTime: 0 });
    await router.navigate({ href: to, replace: true });
  };
  if (codes)
    return (
      <Door title={say('done')} about={say('doneAbout')}>
        <RecoveryCodes codes={codes} done={() => void goOn()} />
      </Door>
    );
  return (
    <Door title={say('title')} about={say('about', { practiceName })}>
      <Stack>
        {limited && <Limited />}
        {!limited && isSettingUp && <SetUpApp done={setCodes} leave={() => setSettingUp(false)} />}
        {!limited && !isSettingUp && (
          <>
            <Button size="md" onClick={() => setSettingUp(true)}>
              {say('app')}
            </Button>
            <p>{say('orPasskey')}</p>
            <AddPasskey added={goOn} />
          </>
        )}
        {practices
          .filter(({ secondFactorDemanded }) => !secondFactorDemanded)
          .map((other) => (
            <Button
              key={other.practiceId}
              variant="subtle"
              onClick={() => {
                askAbout(other.practiceId);
                void router.navigate({ to: '/', replace: true });
              }}
            >
              {say('elsewhere', { name: other.practiceName })}
            </Button>
          ))}
        <Button variant="subtle" onClick={() => void signOut()}>
          {say('signOut')}
        </Button>
      </Stack>
    </Door>
  );
}
