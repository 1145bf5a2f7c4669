import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  companiesIdentityProviderOptions,
  companiesRemoveIdentityProviderMutation,
  companiesSetIdentityProviderMutation,
} from '../../client/@tanstack/react-query.gen.js';
import type { IdentityProviderResponse } from '../../client/types.gen.js';
import { atVersion } from '../asking/changing.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { CopyButton } from '../profile/copy-button.js';
import classes from './administration.module.css';

/** How a company signs its people in by its own provider, where it does. */
export function IdentityProvider({ companyId, name }: { companyId: string; name: string }) {
  const say = useTranslations('identityProvider');
  const client = useQueryClient();
  const path = { companyId };
  const { data: provider } = useSuspenseQuery(companiesIdentityProviderOptions({ path }));
  const [opened, setOpened] = useState<'set' | 'remove'>();
  const settle = async () => {
    setOpened(undefined);
    await client.invalidateQueries({ queryKey: companiesIdentityProviderOptions({ path }).queryKey });
  };
  const remove = useMutation({
    ...companiesRemoveIdentityProviderMutation(),
    onSuccess: async () => {
      toast(say('removed', { name }));
      await settle();
    },
  });
  return (
    <div className={classes.provider}>
      <h3>{say('title')}</h3>
      <p className={classes.faint}>{provider.id ? say('on', { issuer: provider.issuer ?? '' }) : say('off')}</p>
      {provider.link && (
        <>
          <p className={classes.faint}>{say('link')}</p>
          <code className={classes.address}>{provider.link}</code>
        </>
      )}
      <Group>
        {provider.link && <CopyButton text={provider.link} />}
        <Button
          variant="default"
          onClick={() => setOpened('set')}
          aria-label={say(provider.id ? 'changeOf' : 'setUpOf', { name })}
        >
          {say(provider.id ? 'change' : 'setUp')}
        </Button>
        {provider.id && (
          <Button variant="default" onClick={() => setOpened('remove')} aria-label={say('removeOf', { name })}>
            {say('remove')}
          </Button>
        )}
      </Group>
      <Dialog opened={opened === 'set'} onClose={() => setOpened(undefined)} title={say('titleOf', { name })} size="lg">
        <ProviderForm
          {...{ companyId, provider }}
          done={() => {
            toast(say('saved', { name }));
            void settle();
          }}
          leave={() => setOpened(undefined)}
        />
      </Dialog>
      <Dialog opened={opened === 'remove'} onClose={() => setOpened(undefined)} title={say('removeOf', { name })}>
        <p>{say('removeMeans')}</p>
        <ProblemNotice error={remove.error} />
        <Group>
          <Button loading={remove.isPending} onClick={() => remove.mutate({ path })}>
            {say('removeNow')}
          </Button>
          <Button variant="subtle" onClick={() => setOpened(undefined)}>
            {say('keep')}
          </Button>
        </Group>
      </Dialog>
    </div>
  );
}

interface FormProps {
  companyId: string;
  provider: IdentityProviderResponse;
  done: () => void;
  leave: () => void;
}

function ProviderForm({ companyId, provider, done, leave }: FormProps) {
  const say = useTranslations('identityProvider');
  const sayShow = useTranslations('signIn');
  const [issuer, setIssuer] = useState(provider.issuer ?? '');
  const [clientId, setClientId] = useState(provider.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const { mutate, error, isPending } = useMutation({ ...companiesSetIdentityProviderMutation(), onSuccess: done });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const body = { issuer, clientId, clientSecret };
        mutate({ path: { companyId }, headers: atVersion(provider.version), body });
      }}
    >
      <Stack>
        <p className={classes.faint}>{say('callback')}</p>
        <code className={classes.address}>{provider.callbackUrl}</code>
        <CopyButton text={provider.callbackUrl} />
        <TextInput
          type="url"
          label={say('issuer')}
          description={say('issuerAbout')}
          value={issuer}
          onChange={(event) => setIssuer(event.currentTarget.value)}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <TextInput
          label={say('clientId')}
          value={clientId}
          onChange={(event) => setClientId(event.currentTarget.value)}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <PasswordInput
          label={say('clientSecret')}
          description={say('clientSecretAbout')}
          value={clientSecret}
          onChange={(event) => setClientSecret(event.currentTarget.value)}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': sayShow('showPassword') }}
          required
          withAsterisk={false}
        />
        <ProblemNotice error={error} />
        <Group>
          <Button type="submit" loading={isPending}>
            {say('save')}
          </Button>
          <Button variant="subtle" onClick={leave}>
            {say('leave')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
