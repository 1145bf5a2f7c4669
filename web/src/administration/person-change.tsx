import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { peopleChangeMutation, peopleReadOptions } from '../../client/@tanstack/react-query.gen.js';
import type { PersonResponse } from '../../client/types.gen.js';
import { atVersion } from '../asking/changing.js';
import { useFieldProblems } from '../frame/field-problems.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import classes from './administration.module.css';
import { LANGUAGES, zonesWith } from './person-place.js';

/** Fields that say themselves what is wrong with them, by where they are in the request. */
const FIELDS = ['/name', '/timeZone'] as const;

/** What is put right about somebody: how they are called, where they are, and what they read in. */
export function PersonChange({ person, done }: { person: PersonResponse; done: () => void }) {
  const say = useTranslations('administration');
  const client = useQueryClient();
  const path = { personId: person.id };
  const [name, setName] = useState(person.name);
  const [timeZone, setTimeZone] = useState(person.timeZone);
  const [language, setLanguage] = useState(person.language);
  const { queryKey } = peopleReadOptions({ path });
  const { mutate, error, isPending } = useMutation({
    ...peopleChangeMutation(),
    onSuccess: async (changed) => {
      client.setQueryData(queryKey, changed);
      await client.invalidateQueries({ queryKey: ['people'] });
      toast(say('saved'));
      done();
    },
    // Somebody changed them meanwhile: what is typed stays, and is saved to the newest with the next click.
    onError: () => void client.invalidateQueries({ queryKey }),
  });
  const wrong = useFieldProblems(error, FIELDS);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ path, headers: atVersion(person.version), body: { name, timeZone, language } });
      }}
    >
      <Stack>
        <TextInput
          label={say('name')}
          value={name}
          error={wrong['/name']}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <Select
          label={say('zone')}
          data={zonesWith(person.timeZone)}
          value={timeZone}
          error={wrong['/timeZone']}
          onChange={(zone) => zone && setTimeZone(zone)}
          searchable
          limit={100}
        />
        <Select
          label={say('language')}
          data={LANGUAGES}
          value={language}
          onChange={(chosen) => chosen && setLanguage(chosen)}
          allowDeselect={false}
        />
        <ProblemNotice error={error} beside={FIELDS} />
        <div className={classes.files}>
          <Button type="submit" loading={isPending}>
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
