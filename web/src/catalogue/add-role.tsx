import { Button, Group, Stack, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { rolesAddMutation, rolesListOptions } from '../../client/@tanstack/react-query.gen.js';
import { useOnce } from '../asking/changing.js';
import { Dialog } from '../frame/dialog.js';
import { useFieldProblems } from '../frame/field-problems.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';

/** Fields that say themselves what is wrong with them, by where they are in the request. */
const FIELDS = ['/name', '/exampleGoals'] as const;

/** A role of the practice's own, and the first goals for people in it: one a line. */
export function AddRole({ close }: { close: () => void }) {
  const say = useTranslations('catalogue');
  const client = useQueryClient();
  const once = useOnce();
  const [name, setName] = useState('');
  const [goals, setGoals] = useState('');
  const { mutate, error, isPending } = useMutation({
    ...rolesAddMutation(),
    onSuccess: () => {
      toast(say('roleAdded', { role: name }));
      close();
    },
    // What is sent once more may differ from what was refused.
    onError: once.renew,
    onSettled: () => client.invalidateQueries({ queryKey: rolesListOptions().queryKey }),
  });
  const wordings = goals
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const wrong = useFieldProblems(error, FIELDS);
  return (
    <Dialog opened onClose={close} title={say('addRole')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ headers: once.headers(), body: { name: name.trim(), exampleGoals: [...new Set(wordings)] } });
        }}
      >
        <Stack>
          <TextInput
            data-autofocus
            label={say('roleName')}
            value={name}
            error={wrong['/name']}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            maxLength={120}
            required
            withAsterisk={false}
          />
          <Textarea
            label={say('firstGoals')}
            description={say('aLineEach')}
            value={goals}
            error={wrong['/exampleGoals']}
            onChange={({ currentTarget }) => setGoals(currentTarget.value)}
            rows={4}
          />
          <ProblemNotice error={error} beside={FIELDS} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {say('leave')}
            </Button>
            <Button type="submit" loading={isPending} disabled={!name.trim()}>
              {say('addIt')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
