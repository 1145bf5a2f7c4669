import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  peopleGiveRoleMutation,
  peopleRolesOptions,
  rolesListOptions,
} from '../../client/@tanstack/react-query.gen.js';
import { useOnce } from '../asking/changing.js';
import { useFieldProblems } from '../frame/field-problems.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { todayIn } from '../times/times.js';
import classes from './administration.module.css';

/** Fields that say themselves what is wrong with them, by where they are in the request. */
const FIELDS = ['/roleId', '/from'] as const;

/** Somebody is promoted: another role, from a day on. The one before ends the day before. */
export function PersonRole({ personId, done }: { personId: string; done: () => void }) {
  const say = useTranslations('administration');
  const client = useQueryClient();
  const once = useOnce();
  const { timeZone } = usePerson();
  const { items } = useSuspenseQuery(rolesListOptions()).data;
  const [roleId, setRoleId] = useState<string | null>(null);
  const [from, setFrom] = useState(() => todayIn(timeZone, new Date()));
  const path = { personId };
  const { mutate, error, isPending } = useMutation({
    ...peopleGiveRoleMutation(),
    onSuccess: async () => {
      once.renew();
      await client.invalidateQueries({ queryKey: peopleRolesOptions({ path }).queryKey });
      toast(say('saved'));
      done();
    },
  });
  const wrong = useFieldProblems(error, FIELDS);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (roleId) mutate({ path, headers: once.headers(), body: { roleId, from } });
      }}
    >
      <Stack>
        <Select
          label={say('role')}
          placeholder={say('noRole')}
          data={items.map(({ id, name }) => ({ value: id, label: name }))}
          value={roleId}
          error={wrong['/roleId']}
          onChange={setRoleId}
          searchable
        />
        <TextInput
          type="date"
          label={say('roleBegins')}
          value={from}
          error={wrong['/from']}
          onChange={(event) => setFrom(event.currentTarget.value)}
          required
          withAsterisk={false}
        />
        <ProblemNotice error={error} beside={FIELDS} />
        <div className={classes.files}>
          <Button type="submit" loading={isPending} disabled={!roleId}>
            {say('save')}
          </Button>
          <Button variant="default" onClick={done}>
            {say('leave')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
