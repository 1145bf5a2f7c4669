import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { peopleChangeMutation, peopleReadOptions } from '../../client/@tanstack/react-query.gen.js';
import type { Language } from '../../client/types.gen.js';
import { atVersion } from '../asking/changing.js';
import { useFieldProblems } from '../frame/field-problems.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { chooseLanguage } from '../words/language.js';
import classes from './profile.module.css';

/** Fields that say themselves what is wrong with them, by where they are in the request. */
const FIELDS = ['/name', '/timeZone'] as const;

const ZONES = Intl.supportedValuesOf('timeZone');

export function About() {
  const say = useTranslations('profile');
  const person = usePerson();
  const client = useQueryClient();
  const [name, setName] = useState(person.name);
  const [timeZone, setTimeZone] = useState(person.timeZone);
  const [language, setLanguage] = useState<Language>(person.language);
  const path = { personId: person.id };
  const { mutate, error, isPending } = useMutation(peopleChangeMutation());
  const wrong = useFieldProblems(error, FIELDS);
  const zones = ZONES.includes(person.timeZone) ? ZONES : [person.timeZone, ...ZONES];
  const save = () =>
    mutate(
      { path, headers: atVersion(person.version), body: { name, timeZone, language } },
      {
        onSuccess: (changed) => {
          client.setQueryData(peopleReadOptions({ path }).queryKey, changed);
          void chooseLanguage(language);
          toast(say('saved'));
        },
        // Somebody changed it meanwhile: what is typed stays, and is saved to the newest with the next click.
        onError: () => void client.invalidateQueries({ queryKey: peopleReadOptions({ path }).queryKey }),
      },
    );
  return (
    <section className={`sheet ${classes.part}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack maw={440}>
          <TextInput
            label={say('name')}
            autoComplete="name"
            value={name}
            error={wrong['/name']}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <Select
            label={say('timeZone')}
            data={zones}
            value={timeZone}
            error={wrong['/timeZone']}
            onChange={(zone) => zone && setTimeZone(zone)}
            searchable
            limit={100}
          />
          <Select
            label={say('language')}
            data={[
              { value: 'en', label: 'English' },
              { value: 'de', label: 'Deutsch' },
            ]}
            value={language}
            onChange={(one) => one && setLanguage(one)}
          />
          <ProblemNotice error={error} beside={FIELDS} />
          <Button type="submit" loading={isPending} w="fit-content">
            {say('save')}
          </Button>
        </Stack>
      </form>
    </section>
  );
}
