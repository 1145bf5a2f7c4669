import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  exampleGoalsAddMutation,
  exampleGoalsRetireMutation,
  rolesAddMutation,
  rolesListOptions,
} from '../../client/@tanstack/react-query.gen.js';
import type { RoleResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import classes from './administration.module.css';

/** Jobs that coachees have, and the goals that are offered to people in them. */
export function Roles() {
  const say = useTranslations('administration.roles');
  const client = useQueryClient();
  const { items } = useSuspenseQuery(rolesListOptions()).data;
  const [name, setName] = useState('');
  const onSuccess = async () => {
    setName('');
    await client.invalidateQueries({ queryKey: rolesListOptions().queryKey });
  };
  const add = useMutation({ ...rolesAddMutation(), onSuccess });
  return (
    <section className="sheet">
      <h2>{say('title')}</h2>
      <p className={classes.faint}>{say('about')}</p>
      {items.map((role) => (
        <Role key={role.id} role={role} again={onSuccess} />
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ body: { name } });
        }}
      >
        <div className={classes.tools}>
          <TextInput
            label={say('name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            withAsterisk={false}
            className={classes.grow}
          />
          <Button type="submit" variant="default" loading={add.isPending}>
            {say('add')}
          </Button>
        </div>
        <ProblemNotice error={add.error} />
      </form>
    </section>
  );
}

function Role({
  role: { id, name, builtIn, exampleGoals },
  again,
}: {
  role: RoleResponse;
  again: () => Promise<void>;
}) {
  const say = useTranslations('administration.roles');
  const [wording, setWording] = useState('');
  const onSuccess = async () => {
    setWording('');
    await again();
  };
  const add = useMutation({ ...exampleGoalsAddMutation(), onSuccess });
  const retire = useMutation({ ...exampleGoalsRetireMutation(), onSuccess });
  return (
    <details className={classes.details}>
      <summary>
        {name} <small>{say(builtIn ? 'builtIn' : 'own', { count: exampleGoals.length })}</small>
      </summary>
      <ul className="plain-list">
        {exampleGoals.map((goal) => (
          <li key={goal.id} className={classes.entry}>
            <span>{goal.wording}</span>
            {!builtIn && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => retire.mutate({ path: { exampleGoalId: goal.id } })}
                aria-label={say('retireOne', { wording: goal.wording })}
              >
                {say('retire')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ body: { roleId: id, wording } });
        }}
      >
        <div className={classes.tools}>
          <TextInput
            label={say('newGoal', { name })}
            value={wording}
            onChange={(event) => setWording(event.currentTarget.value)}
            required
            withAsterisk={false}
            className={classes.grow}
          />
          <Button type="submit" variant="default" size="sm" loading={add.isPending}>
            {say('offer')}
          </Button>
        </div>
        <ProblemNotice error={add.error ?? retire.error} />
      </form>
    </details>
  );
}
