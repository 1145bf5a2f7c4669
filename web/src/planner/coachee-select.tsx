import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { peopleReadOptions } from '../../client/@tanstack/react-query.gen.js';
import type { PersonResponse } from '../../client/types.gen.js';
import { usePeople } from '../administration/use-people.js';
import { useMember } from '../frame/session.js';

const LOOK_AFTER_MS = 200;

interface Props {
  /** Who is chosen. */
  coachee: PersonResponse | undefined;
  choose: (personId: string | null) => void;
}

/** With whom: by a few letters of their name, out of however many there are. */
export function CoacheeSelect({ coachee, choose }: Props) {
  const say = useTranslations('planner');
  const { personId } = useMember();
  const client = useQueryClient();
  const [typed, setTyped] = useState(coachee?.name ?? '');
  const [name] = useDebouncedValue(typed === coachee?.name ? '' : typed.trim(), LOOK_AFTER_MS);
  const { people } = usePeople('all', name);
  const found = people
    .filter(({ id }) => id !== personId)
    .map(({ id, name: called }) => ({ value: id, label: called }));
  const isThere = !coachee || name !== '' || found.some(({ value }) => value === coachee.id);
  return (
    <Select
      label={say('coachee')}
      placeholder={say('choose')}
      data={isThere ? found : [{ value: coachee.id, label: coachee.name }, ...found]}
      value={coachee?.id ?? null}
      onChange={(id) => {
        const person = people.find((one) => one.id === id);
        // They are known already: nothing has to be waited for, and the focus stays here.
        if (person) client.setQueryData(peopleReadOptions({ path: { personId: person.id } }).queryKey, person);
        choose(id);
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has looked already.
      filter={({ options }) => options}
      nothingFoundMessage={say('nobodyFound')}
      searchable
    />
  );
}
