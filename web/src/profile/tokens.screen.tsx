import { Badge, Button } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { apiTokensListOptions, apiTokensRevokeMutation } from '../../client/@tanstack/react-query.gen.js';
import type { ApiTokenResponse } from '../../client/types.gen.js';
import { useMe, usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { dateIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { AddToken } from './add-token.js';
import { Limited } from './limited.js';
import { ProfilePart } from './profile-part.js';
import classes from './profile.module.css';
import { Refusal } from './refusal.js';
import { TakingAway } from './taking-away.js';

/** What programs act for one with. */
export function TokensScreen() {
  const say = useTranslations('profile.tokens');
  const { limited } = useMe();
  return (
    <ProfilePart title={say('title')} about={say('about')}>
      {limited ? <Limited /> : <Tokens />}
    </ProfilePart>
  );
}

function Tokens() {
  const say = useTranslations('profile.tokens');
  const client = useQueryClient();
  const { items } = useSuspenseQuery(apiTokensListOptions()).data;
  const [leaving, setLeaving] = useState<ApiTokenResponse>();
  const revoke = useMutation({
    ...apiTokensRevokeMutation(),
    onSuccess: async () => {
      toast(say('revoked'));
      await client.invalidateQueries({ queryKey: apiTokensListOptions().queryKey });
    },
  });
  return (
    <>
      <AddToken />
      <section className={`sheet ${classes.part}`} aria-labelledby="tokens">
        <h2 id="tokens">{say('yours')}</h2>
        {items.length === 0 && <p className={classes.faint}>{say('none')}</p>}
        <ul className="plain-list">
          {items.map((token) => (
            <Token key={token.id} token={token} revoke={() => setLeaving(token)} />
          ))}
        </ul>
        <Refusal of={revoke} />
      </section>
      <TakingAway
        leaving={leaving}
        say={{
          title: say('revokeOne', { name: leaving?.name ?? '' }),
          means: say('revokeMeans'),
          confirm: say('revokeNow'),
          keep: say('keep'),
        }}
        keep={() => setLeaving(undefined)}
        take={({ id: tokenId }) => revoke.mutate({ path: { tokenId } })}
      />
    </>
  );
}

/** So many modules are told by name. */
const FEW = 3;

function Token({ token, revoke }: { token: ApiTokenResponse; revoke: () => void }) {
  const say = useTranslations('profile.tokens');
  const sayModule = useTranslations('profile.tokens.modules');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { name, prefix, access, modules, expiresAt, lastUsedAt } = token;
  const when = (instant: string) => dateIn(instant, timeZone, language);
  return (
    <li className={classes.signIn}>
      <span>
        {name} <Badge variant="light">{say(access)}</Badge>
        <small>
          <code>{prefix}…</code> ·{' '}
          {modules.length <= FEW
            ? modules.map((one) => sayModule(one)).join(', ')
            : say('many', { count: modules.length })}
        </small>
        <small>
          {say('expires', { date: when(expiresAt) })} ·{' '}
          {lastUsedAt ? say('used', { date: when(lastUsedAt) }) : say('unused')}
        </small>
      </span>
      <Button size="compact-sm" variant="default" onClick={revoke} aria-label={say('revokeOne', { name })}>
        {say('revoke')}
      </Button>
    </li>
  );
}
