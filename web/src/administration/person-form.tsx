import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { peopleAdd, peopleInvite } from '../../client/sdk.gen.js';
import type { AddPersonRequest, Capacity } from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { useFieldProblems } from '../frame/field-problems.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { todayIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { PersonPlace } from './person-place.js';

/** Fields that say themselves what is wrong with them, by where they are in the request. */
const FIELDS = ['/name', '/email', '/timeZone'] as const;

interface Props {
  /** What they are at first, which can be changed. */
  capacities?: Capacity[];
  done: (personId: string) => void;
}

/** Who somebody is, where they are, and what they are here; and an invitation at once, if one likes. */
export function PersonForm({ capacities = [], done }: Props) {
  const say = useTranslations('administration');
  const { timeZone } = usePerson();
  const { language } = useSpoken();
  const [person, setPerson] = useState<AddPersonRequest>({
    ...{ name: '', email: '', timeZone, language, capacities },
  });
  const [roleId, setRoleId] = useState<string | null>(null);
  const [isInvited, setInvited] = useState(true);
  const set = (part: Partial<AddPersonRequest>) => setPerson((was) => ({ ...was, ...part }));
  const { mutate, error, isPending } = useAdding(done);
  const wrong = useFieldProblems(error, FIELDS);
  const toggle = (capacity: Capacity, isHeld: boolean) =>
    set({
      capacities: [...(person.capacities ?? []).filter((one) => one !== capacity), ...(isHeld ? [capacity] : [])],
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const role = roleId ? { role: { roleId, from: todayIn(timeZone, new Date()) } } : {};
        mutate({ person: { ...person, ...role }, isInvited });
      }}
    >
      <Stack>
        <TextInput
          label={say('name')}
          value={person.name}
          error={wrong['/name']}
          onChange={(event) => set({ name: event.currentTarget.value })}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <TextInput
          type="email"
          label={say('email')}
          value={person.email}
          error={wrong['/email']}
          onChange={(event) => set({ email: event.currentTarget.value })}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <PersonPlace person={person} set={set} roleId={roleId} setRoleId={setRoleId} wrongZone={wrong['/timeZone']} />
        {(['coach', 'administrator'] as const).map((capacity) => (
          <Checkbox
            key={capacity}
            label={say(capacity)}
            description={say(`means.${capacity}`)}
            checked={person.capacities?.includes(capacity) ?? false}
            onChange={(event) => toggle(capacity, event.currentTarget.checked)}
          />
        ))}
        <Checkbox
          label={say('inviteAtOnce')}
          checked={isInvited}
          onChange={(event) => setInvited(event.currentTarget.checked)}
        />
        <ProblemNotice error={error} beside={FIELDS} />
        <Button type="submit" loading={isPending} w="fit-content">
          {say('addThem')}
        </Button>
      </Stack>
    </form>
  );
}

/** Adds somebody once, however often the form is sent, and invites them. */
function useAdding(done: (personId: string) => void) {
  const say = useTranslations('administration');
  const client = useQueryClient();
  const once = useOnce();
  return useMutation({
    mutationFn: async ({ person, isInvited }: { person: AddPersonRequest; isInvited: boolean }) => {
      const { data } = await peopleAdd({ headers: once.headers(), body: person });
      if (isInvited) await peopleInvite({ path: { personId: data.id }, body: {} });
      return data;
    },
    onSuccess: ({ id, name }, { isInvited }) => {
      once.renew();
      toast(say(isInvited ? 'addedAndInvited' : 'added', { name }));
      done(id);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['people'] }),
  });
}
