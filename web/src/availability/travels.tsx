import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { travelListOptions } from '../../client/@tanstack/react-query.gen.js';
import { travelAdd, travelCancel } from '../../client/sdk.gen.js';
import type { TravelRequest, TravelResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { placeOf, shortDayOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './availability.module.css';
import { isLater } from './days.js';

const ZONES = Intl.supportedValuesOf('timeZone');

/** When somebody is in another zone: their hours go with them. */
export function Travels({ today }: { today: string }) {
  const say = useTranslations('availability');
  const { language } = useSpoken();
  const { items } = useSuspenseQuery(travelListOptions()).data;
  const { add, cancel } = useTravels();
  const ahead = items.filter(({ lastDay }) => lastDay >= today);
  return (
    <section className="sheet" aria-labelledby="travel">
      <h2 id="travel">{say('travel')}</h2>
      {ahead.length === 0 && <p className={classes.faint}>{say('noTravel')}</p>}
      <ul className="plain-list">
        {ahead.map((travel) => {
          const place = placeOf(travel.timeZone);
          const days = say('fromTo', {
            from: shortDayOf(travel.firstDay, language),
            to: shortDayOf(travel.lastDay, language),
          });
          return (
            <li key={travel.id} className={classes.entry}>
              <span>
                {place}
                <small>{days}</small>
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                className={classes.quiet}
                aria-label={say('stayHome', { place, days })}
                onClick={() => cancel.mutate(travel)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      <Going today={today} go={(asked, done) => add.mutate(asked, { onSuccess: done })} isBusy={add.isPending} />
      <ProblemNotice error={add.error ?? cancel.error} />
    </section>
  );
}

function useTravels() {
  const say = useTranslations('availability');
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries();
  const add = useMutation({ mutationFn: (body: TravelRequest) => travelAdd({ body }), onSettled });
  const cancel = useMutation({
    mutationFn: ({ id }: TravelResponse) => travelCancel({ path: { travelId: id } }),
    onSuccess: (_nothing, { firstDay, lastDay, timeZone }) =>
      toast(say('stayed'), { word: say('undo'), act: () => add.mutate({ firstDay, lastDay, timeZone }) }),
    onSettled,
  });
  return { add, cancel };
}

interface GoingOf {
  today: string;
  go: (asked: TravelRequest, done: () => void) => void;
  isBusy: boolean;
}

function Going({ today, go, isBusy }: GoingOf) {
  const say = useTranslations('availability');
  const [firstDay, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [timeZone, setZone] = useState<string | null>(null);
  const lastDay = isLater(last, firstDay) ? last : firstDay;
  const done = () => {
    setFirst('');
    setLast('');
    setZone(null);
  };
  return (
    <form
      className={classes.taking}
      onSubmit={(event) => {
        event.preventDefault();
        if (timeZone) go({ firstDay, lastDay, timeZone }, done);
      }}
    >
      <Select
        label={say('where')}
        placeholder={say('zone')}
        data={ZONES}
        value={timeZone}
        onChange={setZone}
        searchable
        limit={50}
      />
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={say('firstDayThere')}
          min={today}
          value={firstDay}
          onChange={({ currentTarget }) => setFirst(currentTarget.value)}
        />
        <TextInput
          type="date"
          label={say('lastDayThere')}
          min={firstDay || today}
          value={lastDay}
          onChange={({ currentTarget }) => setLast(currentTarget.value)}
        />
      </div>
      <Button type="submit" variant="default" disabled={!firstDay || !timeZone} loading={isBusy}>
        {say('goThere')}
      </Button>
    </form>
  );
}
