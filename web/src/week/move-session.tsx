import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { sessionsPreviewRescheduling, sessionsReschedule } from '../../client/sdk.gen.js';
import type { AgendaItemResponse, ConsequencesResponse, RescheduleSessionRequest } from '../../client/types.gen.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { dayOf, placeOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './week.module.css';

interface MoveOf {
  item: AgendaItemResponse;
  /** Where it was put down; where it is, if it was not. */
  to: string | undefined;
  close: () => void;
}

/** A session is moved: to when, what that changes, and only then it happens. */
export function MoveSession({ item, to, close }: MoveOf) {
  const say = useTranslations('week');
  const { language } = useSpoken();
  const client = useQueryClient();
  const [date, setDate] = useState((to ?? item.localStart).slice(0, 10));
  const [time, setTime] = useState(timeOf(to ?? item.localStart));
  const [follows, setFollows] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const localStart = `${date}T${time}`;
  const isElsewhere = localStart !== item.localStart.slice(0, 16);
  const path = { engagementId: item.engagementId ?? '', sessionId: item.id };
  // A coach may have a second session in a week, knowingly: what it does is shown before.
  const body = {
    localStart,
    timeZone: item.timeZone,
    scope: follows ? 'following' : 'this',
    overrideWeek: true,
  } as const;
  const preview = useConsequences(path, body, isElsewhere && date !== '' && time !== '');
  const send = async (moved: typeof body | { localStart: string; timeZone: string; overrideWeek: true }) => {
    await sessionsReschedule({ path, body: moved, throwOnError: true });
    await client.invalidateQueries();
  };
  const undo = { localStart: item.localStart.slice(0, 16), timeZone: item.timeZone, overrideWeek: true } as const;
  const confirm = async () => {
    setBusy(true);
    try {
      await send(body);
      toast(
        say('moved', { name: item.withName ?? '', day: dayOf(localStart, language), time }),
        follows ? undefined : { word: say('undo'), act: () => void send(undo) },
      );
      close();
    } catch (thrown) {
      setRefused(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog opened onClose={close} title={say('moveTitle', { name: item.withName ?? '' })}>
      <p className={classes.faint}>
        {say('movesFrom', {
          day: dayOf(item.localStart, language),
          time: timeOf(item.localStart),
          place: placeOf(item.timeZone),
        })}
      </p>
      <WhenFields date={date} time={time} setDate={setDate} setTime={setTime} />
      <Checkbox
        mt="sm"
        checked={follows}
        onChange={({ currentTarget }) => setFollows(currentTarget.checked)}
        label={say('following')}
      />
      <div className={classes.consequences} aria-live="polite">
        {isElsewhere && !preview.error && preview.data && <Consequences of={preview.data} />}
        <ProblemNotice error={isElsewhere ? (refused ?? preview.error) : undefined} />
      </div>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {say('leave')}
        </Button>
        <Button
          onClick={() => void confirm()}
          loading={isBusy}
          disabled={!isElsewhere || !preview.data || Boolean(preview.error) || preview.isPlaceholderData}
        >
          {say('move')}
        </Button>
      </Group>
    </Dialog>
  );
}

/** What moving it would do; nothing is moved by asking. */
function useConsequences(
  path: { engagementId: string; sessionId: string },
  body: RescheduleSessionRequest,
  enabled: boolean,
) {
  return useQuery({
    queryKey: ['rescheduling', path, body],
    queryFn: async () => (await sessionsPreviewRescheduling({ path, body, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    retry: false,
    enabled,
  });
}

interface WhenOf {
  date: string;
  time: string;
  setDate: (date: string) => void;
  setTime: (time: string) => void;
}

function WhenFields({ date, time, setDate, setTime }: WhenOf) {
  const say = useTranslations('week');
  return (
    <Group grow>
      <TextInput
        data-autofocus
        type="date"
        label={say('date')}
        value={date}
        onChange={({ currentTarget }) => setDate(currentTarget.value)}
      />
      <TextInput
        type="time"
        label={say('time')}
        value={time}
        onChange={({ currentTarget }) => setTime(currentTarget.value)}
      />
    </Group>
  );
}

/** What would change, and what it would cost. */
function Consequences({ of }: { of: ConsequencesResponse }) {
  const say = useTranslations('week');
  const { language } = useSpoken();
  const { sessions, left, overrunDays } = of;
  return (
    <>
      <ul className="plain-list">
        {sessions.map(({ number, to }) => (
          <li key={number}>
            {say('becomes', { number, day: dayOf(to.localStart, language), time: timeOf(to.localStart) })}
          </li>
        ))}
      </ul>
      <p className={classes.faint}>
        {left.from === left.to ? say('costsNothing') : say('costs', { from: left.from, to: left.to })}
        {overrunDays > 0 && ` ${say('overrun', { days: overrunDays })}`}
      </p>
    </>
  );
}
