import { Button, Checkbox, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { apiTokensCreateMutation, apiTokensListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { TokenAccess, TokenModule } from '../../client/types.gen.js';
import { CopyButton } from './copy-button.js';
import classes from './profile.module.css';
import { Refusal } from './refusal.js';

const MODULES: readonly TokenModule[] = [
  ...(['people', 'scheduling', 'engagements', 'meetings', 'sessions', 'goals', 'conversation', 'reviews'] as const),
  ...(['sponsor-reports', 'audit'] as const),
];
const DAYS = ['7', '30', '90', '180', '365'] as const;
type Days = (typeof DAYS)[number];

/** A token for a program: what for, what of, and for how long. It is shown this once. */
export function AddToken() {
  const say = useTranslations('profile.tokens');
  const client = useQueryClient();
  const create = useMutation({
    ...apiTokensCreateMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: apiTokensListOptions().queryKey }),
  });
  return (
    <section className={`sheet ${classes.part}`} aria-labelledby="new-token">
      <h2 id="new-token">{say('new')}</h2>
      {create.data ? (
        <div className={classes.token} role="status">
          <p>{say('shownOnce', { name: create.data.name })}</p>
          <code>{create.data.token}</code>
          <CopyButton text={create.data.token} />
          <Button onClick={create.reset}>{say('kept')}</Button>
        </div>
      ) : (
        <>
          <TokenForm
            isPending={create.isPending}
            make={({ days, ...asked }) => create.mutate({ body: { ...asked, expiresInDays: Number(days) } })}
          />
          <Refusal of={create} />
        </>
      )}
    </section>
  );
}

interface Asked {
  name: string;
  days: Days;
  access: TokenAccess;
  modules: TokenModule[];
}

function TokenForm({ make, isPending }: { make: (asked: Asked) => void; isPending: boolean }) {
  const say = useTranslations('profile.tokens');
  const sayModule = useTranslations('profile.tokens.modules');
  const [asked, setAsked] = useState<Asked>({ name: '', days: '90', access: 'read', modules: [...MODULES] });
  const set = (part: Partial<Asked>) => setAsked((was) => ({ ...was, ...part }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        make(asked);
      }}
    >
      <Stack>
        <div className={classes.row}>
          <TextInput
            label={say('name')}
            value={asked.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            maxLength={120}
            autoComplete="off"
            required
            withAsterisk={false}
            className={classes.grow}
          />
          <Select
            label={say('access')}
            data={(['read', 'write'] as const).map((value) => ({ value, label: say(value) }))}
            value={asked.access}
            onChange={(access) => access && set({ access })}
            allowDeselect={false}
          />
          <Select
            label={say('lasts')}
            data={DAYS.map((value) => ({ value, label: say('days', { count: Number(value) }) }))}
            value={asked.days}
            onChange={(days) => days && set({ days })}
            allowDeselect={false}
          />
        </div>
        <Checkbox.Group
          label={say('for')}
          description={say('forAbout')}
          value={asked.modules}
          onChange={(modules) => set({ modules })}
        >
          <div className={classes.choices}>
            {MODULES.map((module) => (
              <Checkbox key={module} value={module} label={sayModule(module)} />
            ))}
          </div>
        </Checkbox.Group>
        <Button type="submit" loading={isPending} disabled={asked.modules.length === 0} w="fit-content">
          {say('make')}
        </Button>
      </Stack>
    </form>
  );
}
