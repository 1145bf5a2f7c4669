import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { meAgendaOptions, timeOffListOptions } from '../../client/@tanstack/react-query.gen.js';
import { timeOffGiveBack, timeOffTake } from '../../client/sdk.gen.js';
import type { TakeTimeOffRequest, TimeOffResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { shortDayOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './availability.module.css';
import { isLater, takenBy } from './days.js';

/** When somebody is away: whole days, or some hours of one. */
export function TimeOff({ today }: { today: string }) {
  const say = useTranslations('availability');
  const { language } = useSpoken();
  const { items } = useSuspenseQuery(timeOffListOptions()).data;
  const { take, giveBack } = useTimeOff();
  const ahead = items.filter(({ lastDay }) => lastDay >= today);
  const written = ({ firstDay, lastDay, localStart, localEnd }: TimeOffResponse) =>
    localStart && localEnd
      ? say('hoursOff', { day: shortDayOf(localStart, language), from: timeOf(localStart), to: timeOf(localEnd) })
      : firstDay === lastDay
        ? shortDayOf(firstDay, language)
        : say('fromTo', { from: shortDayOf(firstDay, language), to: shortDayOf(lastDay, language) });
  return (
    <section className="sheet" aria-labelledby="time-off">
      <h2 id="time-off">{say('timeOff')}</h2>
      {ahead.length === 0 && <p className={classes.faint}>{say('noTimeOff')}</p>}
      <ul className="plain-list">
        {ahead.map((off) => (
          <li key={off.id} className={classes.entry}>
            <span>{written(off)}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              className={classes.quiet}
              aria-label={say('giveBack', { days: written(off) })}
              onClick={() => giveBack.mutate(off)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Taking today={today} take={(asked, done) => take.mutate(asked, { onSuccess: done })} isBusy={take.isPending} />
      <ProblemNotice error={take.error ?? giveBack.error} />
    </section>
  );
}

function useTimeOff() {
  const say = useTranslations('availability');
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries();
  const take = useMutation({ mutationFn: (body: TakeTimeOffRequest) => timeOffTake({ body }), onSettled });
  const giveBack = useMutation({
    mutationFn: ({ id }: TimeOffResponse) => timeOffGiveBack({ path: { timeOffId: id } }),
    onSuccess: (_nothing, off) => toast(say('givenBack'), { word: say('undo'), act: () => take.mutate(takenBy(off)) }),
    onSettled,
  });
  return { take, giveBack };
}

interface TakingOf {
  today: string;
  take: (asked: TakeTimeOffRequest, done: () => void) => void;
  isBusy: boolean;
}

/** Days or hours that are to be free, and what of the calendar lies in them. */
function Taking({ today, take, isBusy }: TakingOf) {
  const say = useTranslations('availability');
  const [kind, setKind] = useState<'days' | 'hours'>('days');
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [from, setFrom] = useState('12:00');
  const [to, setTo] = useState('14:00');
  const lastDay = isLater(last, first) ? last : first;
  const asked: TakeTimeOffRequest =
    kind === 'days' ? { firstDay: first, lastDay } : { localStart: `${first}T${from}`, localEnd: `${first}T${to}` };
  const done = () => {
    setFirst('');
    setLast('');
  };
  return (
    <form
      className={classes.taking}
      onSubmit={(event) => {
        event.preventDefault();
        take(asked, done);
      }}
    >
      <SegmentedControl
        size="xs"
        aria-label={say('kindOff')}
        value={kind}
        onChange={(value) => setKind(value)}
        data={[
          { value: 'days', label: say('wholeDays') },
          { value: 'hours', label: say('someHours') },
        ]}
      />
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={say(kind === 'days' ? 'firstDayOff' : 'dayOff')}
          min={today}
          value={first}
          onChange={({ currentTarget }) => setFirst(currentTarget.value)}
        />
        {kind === 'days' && (
          <TextInput
            type="date"
            label={say('lastDayOff')}
            min={first || today}
            value={lastDay}
            onChange={({ currentTarget }) => setLast(currentTarget.value)}
          />
        )}
      </div>
      {kind === 'hours' && (
        <div className={classes.pair}>
          <TextInput
            type="time"
            label={say('fromOff')}
            value={from}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
          />
          <TextInput
            type="time"
            label={say('toOff')}
            value={to}
            onChange={({ currentTarget }) => setTo(currentTarget.value)}
          />
        </div>
      )}
      {first && (
        <InTheWay
          first={first}
          last={kind === 'days' ? lastDay : first}
          hours={kind === 'hours' ? [from, to] : undefined}
        />
      )}
      <Button type="submit" variant="default" disabled={!first} loading={isBusy}>
        {say('takeOff')}
      </Button>
    </form>
  );
}

/** What is booked then: it stays, and is moved in the week. */
function InTheWay({ first, last, hours }: { first: string; last: string; hours: string[] | undefined }) {
  const say = useTranslations('availability');
  const { language } = useSpoken();
  const { data } = useQuery({ ...meAgendaOptions({ query: { from: first, to: last } }), retry: false });
  const [from = '00:00', to = '24:00'] = hours ?? [];
  const booked = (data?.items ?? []).filter(
    ({ kind, localStart }) =>
      kind !== 'time_off' && timeOf(localStart) < to && (hours ? timeOf(localStart) >= from : true),
  );
  if (booked.length === 0) return null;
  return (
    <div role="status" className={classes.inTheWay}>
      {say('inTheWay', { count: booked.length })}
      <ul className="plain-list">
        {booked.slice(0, 5).map(({ id, withNames, localStart }) => (
          <li key={id}>
            {shortDayOf(localStart, language)}, {timeOf(localStart)} {withNames.join(', ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
