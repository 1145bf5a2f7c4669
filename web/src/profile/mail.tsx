import { Button, Checkbox, Stack } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { mePreferencesOptions, meSetPreferencesMutation } from '../../client/@tanstack/react-query.gen.js';
import type { ReminderLead } from '../../client/types.gen.js';
import { atVersion } from '../asking/changing.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import classes from './profile.module.css';

const LEADS = ['60', '1440', '2880'] as const;
const TOPICS = ['reviews', 'goals', 'pulse'] as const;

/** What somebody wants mail about: reminders, and each kind of prompt; and what reaches them anyway. */
export function Mail() {
  const say = useTranslations('profile.mail');
  const client = useQueryClient();
  const { queryKey } = mePreferencesOptions();
  const { version, ...kept } = useSuspenseQuery(mePreferencesOptions()).data;
  const [leads, setLeads] = useState(kept.remindBefore.map(String));
  const [topics, setTopics] = useState<string[]>(TOPICS.filter((topic) => kept[topic]));
  const { mutate, error, isPending } = useMutation({
    ...meSetPreferencesMutation(),
    onSuccess: (chosen) => {
      client.setQueryData(queryKey, chosen);
      toast(say('saved'));
    },
    // Chosen elsewhere meanwhile: what is ticked here stays, and is saved to the newest with the next click.
    onError: () => void client.invalidateQueries({ queryKey }),
  });
  const save = () => {
    const remindBefore = leads.map(Number) as ReminderLead[];
    const [reviews, goals, pulse] = TOPICS.map((topic) => topics.includes(topic));
    mutate({ headers: atVersion(version), body: { remindBefore, reviews, goals, pulse } });
  };
  return (
    <section className={`sheet ${classes.part}`} aria-labelledby="mail">
      <h2 id="mail">{say('title')}</h2>
      <p className={classes.faint}>{say('about')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="lg">
          <Checkbox.Group label={say('remind')} description={say('remindAbout')} value={leads} onChange={setLeads}>
            <div className={classes.choices}>
              {LEADS.map((lead) => (
                <Checkbox key={lead} value={lead} label={say(`before.${lead}`)} />
              ))}
            </div>
          </Checkbox.Group>
          <Checkbox.Group label={say('ask')} value={topics} onChange={setTopics}>
            <Stack gap="xs" mt="xs">
              {TOPICS.map((topic) => (
                <Checkbox key={topic} value={topic} label={say(`topics.${topic}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <p className={classes.always}>{say('always')}</p>
          <ProblemNotice error={error} />
          <Button type="submit" loading={isPending} w="fit-content">
            {say('save')}
          </Button>
        </Stack>
      </form>
    </section>
  );
}
