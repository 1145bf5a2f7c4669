import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { companiesListOptions, rolesListOptions } from '../../client/@tanstack/react-query.gen.js';
import { peopleAdd, peopleInvite } from '../../client/sdk.gen.js';
import type { AddPersonRequest, Capacity, Language } from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { todayIn } from '../times/times.js';
import { PersonSelect } from './person-select.js';

const ZONES = Intl.supportedValuesOf('timeZone');
const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

interface Props {
  /** What they are at first, which can be changed. */
  capacities?: Capacity[];
  done: (personId: string) => void;
}

/** Who somebody is, where they are, and what they are here; and an invitation at once, if one likes. */
export function PersonForm({ capacities: given = [], done }: Props) {
  const say = useTranslations('administration');
  const { timeZone: here } = usePerson();
  const client = useQueryClient();
  const once = useOnce();
  const companies = useQuery(companiesListOptions({ query: { limit: 100 } })).data?.items ?? [];
  const roles = useQuery(rolesListOptions()).data?.items ?? [];
  const [person, setPerson] = useState<AddPersonRequest>({
    ...{ name: '', email: '', timeZone: here, language: 'en', capacities: given },
  });
  const [roleId, setRoleId] = useState<string | null>(null);
  const [isInvited, setInvited] = useState(true);
  const set = (part: Partial<AddPersonRequest>) => setPerson((was) => ({ ...was, ...part }));
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => {
      const role = roleId ? { role: { roleId, from: todayIn(here, new Date()) } } : {};
      const { data } = await peopleAdd({ headers: once.headers(), body: { ...person, ...role } });
      once.renew();
      if (isInvited) await peopleInvite({ path: { personId: data.id }, body: {} });
      return data;
    },
    onSuccess: ({ id, name }) => {
      toast(say(isInvited ? 'addedAndInvited' : 'added', { name }));
      done(id);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['people'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate();
  };
  const toggle = (capacity: Capacity, isHeld: boolean) =>
    set({
      capacities: [...(person.capacities ?? []).filter((one) => one !== capacity), ...(isHeld ? [capacity] : [])],
    });
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={say('name')}
          value={person.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <TextInput
          type="email"
          label={say('email')}
          value={person.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <Group grow align="start">
          <Select
            label={say('zone')}
            data={ZONES.includes(here) ? ZONES : [here, ...ZONES]}
            value={person.timeZone}
            onChange={(zone) => zone && set({ timeZone: zone })}
            searchable
            limit={100}
          />
          <Select
            label={say('language')}
            data={LANGUAGES}
            value={person.language ?? 'en'}
            onChange={(one) => one && set({ language: one as Language })}
            allowDeselect={false}
          />
        </Group>
        <Group grow align="start">
          <Select
            label={say('company')}
            placeholder={say('noCompany')}
            data={companies.map(({ id, name }) => ({ value: id, label: name }))}
            value={person.companyId ?? null}
            onChange={(companyId) => set({ companyId: companyId ?? undefined })}
            clearable
            clearButtonProps={{ 'aria-label': say('noCompany') }}
          />
          <Select
            label={say('role')}
            placeholder={say('noRole')}
            data={roles.map(({ id, name }) => ({ value: id, label: name }))}
            value={roleId}
            onChange={setRoleId}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': say('noRole') }}
          />
        </Group>
        <PersonSelect
          label={say('manager')}
          description={say('managerAbout')}
          value={person.managerId ?? null}
          onChange={(managerId) => set({ managerId: managerId ?? undefined })}
        />
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
        <ProblemNotice error={error} />
        <Button type="submit" loading={isPending} w="fit-content">
          {say('addThem')}
        </Button>
      </Stack>
    </form>
  );
}
