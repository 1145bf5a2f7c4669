import { Anchor, Button, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  meReadOptions,
  practicesChangeMutation,
  practicesReadOptions,
} from '../../client/@tanstack/react-query.gen.js';
import { atVersion } from '../asking/changing.js';
import { useFieldProblems } from '../frame/field-problems.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { useMember } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import classes from './administration.module.css';
import { Demonstration } from './demonstration.js';
import { zonesWith } from './person-place.js';
import { Roles } from './roles.js';

/** Fields that say themselves what is wrong with them, by where they are in the request. */
const FIELDS = ['/name', '/timeZone'] as const;

/** What a practice is called and demands, and the jobs it knows. */
export function PracticeScreen() {
  const say = useTranslations('administration.practice');
  return (
    <Screen title={say('title')} about={say('about')}>
      <p className={classes.crumbs}>
        <Anchor component={Link} to="/administration/set-up">
          {say('setUp')}
        </Anchor>{' '}
        ·{' '}
        <Anchor component={Link} to="/administration/outcomes">
          {say('outcomes')}
        </Anchor>
      </p>
      <div className={classes.parts}>
        <Settings />
        <Roles />
        <Demonstration />
      </div>
    </Screen>
  );
}

function Settings() {
  const say = useTranslations('administration.practice');
  const client = useQueryClient();
  const { practiceId } = useMember();
  const path = { practiceId };
  const { data: practice } = useSuspenseQuery(practicesReadOptions({ path }));
  const [name, setName] = useState(practice.name);
  const [timeZone, setTimeZone] = useState(practice.timeZone);
  const [demandsSecondFactor, setDemands] = useState(practice.demandsSecondFactor);
  const { mutate, error, isPending } = useMutation({
    ...practicesChangeMutation(),
    onSuccess: async (changed) => {
      client.setQueryData(practicesReadOptions({ path }).queryKey, changed);
      await client.invalidateQueries({ queryKey: meReadOptions().queryKey });
      toast(say('saved'));
    },
    // Somebody changed it meanwhile: what is typed stays, and is saved to the newest with the next click.
    onError: () => void client.invalidateQueries({ queryKey: practicesReadOptions({ path }).queryKey }),
  });
  const wrong = useFieldProblems(error, FIELDS);
  return (
    <section className="sheet">
      <h2>{say('settings')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ path, headers: atVersion(practice.version), body: { name, timeZone, demandsSecondFactor } });
        }}
      >
        <Stack maw={440}>
          <TextInput
            label={say('name')}
            value={name}
            error={wrong['/name']}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <Select
            label={say('zone')}
            data={zonesWith(practice.timeZone)}
            value={timeZone}
            error={wrong['/timeZone']}
            onChange={(zone) => zone && setTimeZone(zone)}
            searchable
            limit={100}
          />
          <Switch
            label={say('secondFactor')}
            description={say('secondFactorAbout')}
            checked={demandsSecondFactor}
            onChange={(event) => setDemands(event.currentTarget.checked)}
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
