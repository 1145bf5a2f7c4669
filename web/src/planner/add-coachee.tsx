import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { peopleAdd, peopleInvite } from '../../client/sdk.gen.js';
import type { Language } from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { Dialog } from '../frame/dialog.js';
import { useFieldProblems } from '../frame/field-problems.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';

/** Fields that say themselves what is wrong with them, by where they are in the request. */
const FIELDS = ['/name', '/email', '/timeZone'] as const;

const ZONES = Intl.supportedValuesOf('timeZone');

interface Props {
  close: () => void;
  added: (personId: string) => void;
}

/** Somebody to coach who is not in the practice yet. */
export function AddCoachee({ close, added }: Props) {
  const say = useTranslations('planner.adding');
  const { timeZone, language } = usePerson();
  const [person, setPerson] = useState({ name: '', email: '', timeZone, language });
  const [isInvited, setInvited] = useState(true);
  const set = (part: Partial<typeof person>) => setPerson((was) => ({ ...was, ...part }));
  const { mutate, error, isPending } = useAdding(added);
  const wrong = useFieldProblems(error, FIELDS);
  return (
    <Dialog opened onClose={close} title={say('title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ person, isInvited });
        }}
      >
        <Stack>
          <TextInput
            data-autofocus
            label={say('name')}
            value={person.name}
            error={wrong['/name']}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
            autoComplete="off"
            required
            withAsterisk={false}
          />
          <TextInput
            type="email"
            label={say('email')}
            value={person.email}
            error={wrong['/email']}
            onChange={({ currentTarget }) => set({ email: currentTarget.value })}
            autoComplete="off"
            required
            withAsterisk={false}
          />
          <Select
            label={say('timeZone')}
            data={ZONES}
            value={person.timeZone}
            error={wrong['/timeZone']}
            onChange={(zone) => zone && set({ timeZone: zone })}
            searchable
            limit={50}
          />
          <Select
            label={say('language')}
            data={[
              { value: 'en' as Language, label: 'English' },
              { value: 'de' as Language, label: 'Deutsch' },
            ]}
            value={person.language}
            onChange={(one) => one && set({ language: one })}
          />
          <Checkbox
            label={say('invite')}
            checked={isInvited}
            onChange={({ currentTarget }) => setInvited(currentTarget.checked)}
          />
          <ProblemNotice error={error} beside={FIELDS} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {say('leave')}
            </Button>
            <Button type="submit" loading={isPending}>
              {say('add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface Added {
  person: { name: string; email: string; timeZone: string; language: Language };
  isInvited: boolean;
}

/** Adds them once, however often the form is sent, and invites them. */
function useAdding(added: (personId: string) => void) {
  const say = useTranslations('planner.adding');
  const client = useQueryClient();
  const once = useOnce();
  return useMutation({
    mutationFn: async ({ person, isInvited }: Added) => {
      const { data } = await peopleAdd({ headers: once.headers(), body: person });
      if (isInvited) await peopleInvite({ path: { personId: data.id }, body: {} });
      return data;
    },
    onSuccess: ({ id, name }, { isInvited }) => {
      once.renew();
      toast(say(isInvited ? 'addedAndInvited' : 'added', { name }));
      added(id);
    },
    // What is sent once more may differ from what was refused.
    onError: once.renew,
    onSettled: () => client.invalidateQueries({ queryKey: ['people'] }),
  });
}
