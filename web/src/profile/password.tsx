import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { meChangePasswordMutation, signInsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { useMe } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import classes from './profile.module.css';
import { Refusal } from './refusal.js';

const SHORTEST = 8;

/** A password, the first one or another. */
export function Password() {
  const say = useTranslations('profile.password');
  const sayShow = useTranslations('signIn');
  const client = useQueryClient();
  const { email = '' } = useMe();
  const [password, setPassword] = useState('');
  const change = useMutation({
    ...meChangePasswordMutation(),
    onSuccess: async () => {
      setPassword('');
      toast(say('changed'));
      await client.invalidateQueries({ queryKey: signInsListOptions().queryKey });
    },
  });
  return (
    <section className={`sheet ${classes.part}`} aria-labelledby="password">
      <h2 id="password">{say('title')}</h2>
      <p className={classes.faint}>{say('about')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ body: { password } });
        }}
      >
        <Stack maw={440}>
          <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput
            name="new-password"
            autoComplete="new-password"
            label={say('new')}
            description={say('hint')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': sayShow('showPassword') }}
            minLength={SHORTEST}
            required
            withAsterisk={false}
          />
          <Refusal of={change} />
          <Button type="submit" variant="default" loading={change.isPending} w="fit-content">
            {say('set')}
          </Button>
        </Stack>
      </form>
    </section>
  );
}
