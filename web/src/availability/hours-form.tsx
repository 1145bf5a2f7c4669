import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { availabilityReadOptions, availabilitySetMutation } from '../../client/@tanstack/react-query.gen.js';
import { atVersion, useConflict } from '../asking/changing.js';
import { useDraft } from '../drafts/use-draft.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { placeOf, weekdayNameOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './availability.module.css';
import { Dated } from './dated.js';
import { HolidayPlace } from './holiday-place.js';
import { hoursOn, isSound, settingsOf, WEEKDAYS, type Settings } from './hours.js';
import { Manners } from './manners.js';
import { Weekly } from './weekly.js';

/** When somebody can be met: changed as a whole, and kept here until it is saved. */
export function HoursForm({ today }: { today: string }) {
  const say = useTranslations('availability');
  const { timeZone } = usePerson();
  const { settings, change, isChanged, save, discard, isPending, error, theirs, settle } = useSettings();
  const set = (part: Partial<Settings>) => change({ ...settings, ...part });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <section className="sheet" aria-labelledby="weekly">
        <h2 id="weekly">{say('weekly')}</h2>
        <p className={classes.faint}>{say('weeklyAbout', { place: placeOf(timeZone) })}</p>
        <Weekly weekly={settings.weekly} change={(weekly) => set({ weekly })} />
      </section>
      <section className="sheet" aria-labelledby="dated">
        <h2 id="dated">{say('dated')}</h2>
        <p className={classes.faint}>{say('datedAbout')}</p>
        <Dated exceptions={settings.exceptions} today={today} change={(exceptions) => set({ exceptions })} />
      </section>
      <section className="sheet" aria-labelledby="manners">
        <h2 id="manners">{say('manners')}</h2>
        <p className={classes.faint}>{say('mannersAbout')}</p>
        <Manners settings={settings} change={set} />
      </section>
      <section className="sheet" aria-labelledby="keeping">
        <h2 id="keeping">{say('keeping')}</h2>
        <p className={classes.faint}>{say('keepingAbout')}</p>
        <HolidayPlace place={settings.holidays} change={(holidays) => set({ holidays })} />
      </section>
      {theirs && <Theirs theirs={theirs} take={discard} settle={settle} />}
      {!theirs && <ProblemNotice error={error} />}
      {isChanged && (
        <div className={classes.save}>
          <span>{say('unsaved')}</span>
          <Group gap="xs">
            <Button variant="subtle" onClick={discard}>
              {say('discard')}
            </Button>
            <Button type="submit" loading={isPending} disabled={!isSound(settings)}>
              {say('save')}
            </Button>
          </Group>
        </div>
      )}
    </form>
  );
}

/** What is saved, and what is changed of it here. */
function useSettings() {
  const say = useTranslations('availability');
  const client = useQueryClient();
  const { queryKey } = availabilityReadOptions();
  const saved = useSuspenseQuery(availabilityReadOptions()).data;
  const asSaved = JSON.stringify(settingsOf(saved));
  const draft = useDraft('availability', asSaved);
  const { theirs, meet, settle } = useConflict(() => client.query({ ...availabilityReadOptions(), staleTime: 0 }));
  const { mutate, error, isPending } = useMutation(availabilitySetMutation());
  const settings = JSON.parse(draft.text) as Settings;
  const save = () =>
    mutate(
      { headers: atVersion(saved.version), body: settings },
      {
        onSuccess: (answer) => {
          client.setQueryData(queryKey, answer);
          draft.change(JSON.stringify(settingsOf(answer)));
          draft.submitted();
          settle();
          toast(say('saved'));
          // Which holidays there are, and what is free, follow from it.
          void client.invalidateQueries();
        },
        onError: (thrown) => void meet(thrown),
      },
    );
  const discard = () => {
    settle();
    draft.change(asSaved);
  };
  const change = (next: Settings) => draft.change(JSON.stringify(next));
  return { settings, change, isChanged: draft.isKept, save, discard, isPending, error, theirs, settle };
}

interface TheirsOf {
  theirs: { weekly: Settings['weekly'] };
  take: () => void;
  settle: () => void;
}

/** It was changed in another window meanwhile: what it says there, beside what is changed here. */
function Theirs({ theirs: { weekly }, take, settle }: TheirsOf) {
  const say = useTranslations('availability');
  const { language } = useSpoken();
  return (
    <section role="alert" className={`sheet ${classes.theirs}`}>
      <strong>{say('changedElsewhere')}</strong>
      <p>{say('there')}</p>
      <ul className="plain-list">
        {WEEKDAYS.map((weekday) => (
          <li key={weekday}>
            {weekdayNameOf(weekday, language)}:{' '}
            {hoursOn(weekly, weekday)
              .map(({ from, to }) => `${from}–${to}`)
              .join(', ') || '–'}
          </li>
        ))}
      </ul>
      <Group gap="xs" mt="sm">
        <Button variant="default" onClick={take}>
          {say('takeTheirs')}
        </Button>
        <Button variant="subtle" onClick={settle}>
          {say('keepMine')}
        </Button>
      </Group>
    </section>
  );
}
