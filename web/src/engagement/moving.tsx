import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { sessionsRescheduleMutation, slotsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { sessionsPreviewRescheduling } from '../../client/sdk.gen.js';
import type { SessionResponse, SlotResponse } from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { Waiting } from '../frame/waiting.js';
import { dayOf, mondayOf, placeOf, plusDays, timeOf, todayIn } from '../times/times.js';
import { useNow } from '../times/use-now.js';
import { useSpoken } from '../words/language.js';
import { costOf } from './cost.js';
import { CostNotice } from './cost-notice.js';
import classes from './engagement.module.css';
import { useChanged, type Whose } from './whose.js';

interface Props {
  whose: Whose;
  session: SessionResponse;
  /** When it is, on the reader’s wall clock. */
  at: string;
  close: () => void;
}

/** Moves a session to another time that both have; says what follows before it is done. */
export function Moving({ whose, session, at, close }: Props) {
  const say = useTranslations('engagement.moving');
  const { language } = useSpoken();
  const { engagementId, other } = whose;
  const [slot, choose] = useState<SlotResponse>();
  const changed = useChanged(engagementId);
  const once = useOnce();
  const path = { engagementId, sessionId: session.id };
  const body = { localStart: slot?.localStart ?? '', timeZone: slot?.timeZone };
  const preview = useQuery({
    queryKey: ['rescheduling', path, body],
    queryFn: async () => (await sessionsPreviewRescheduling({ path, body })).data,
    enabled: slot !== undefined,
    staleTime: 0,
  });
  const cost = preview.data && costOf(preview.data);
  const move = useMutation({
    ...sessionsRescheduleMutation(),
    onSuccess: async () => {
      toast(cost === 'asks' ? say('asked', { name: other.name }) : say('done'));
      close();
      await changed();
    },
  });
  const when = { day: dayOf(at, language), time: timeOf(at) };
  return (
    <Dialog opened onClose={close} size="lg" title={say('title', when)}>
      <Stack>
        <Slots whose={whose} session={session} chosen={slot} choose={choose} />
        {preview.isFetching && <Waiting />}
        {preview.data && <CostNotice preview={preview.data} whose={whose} />}
        <ProblemNotice error={preview.error ?? move.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {say('keep')}
          </Button>
          <Button
            disabled={!cost}
            loading={move.isPending}
            onClick={() => move.mutate({ path, headers: once.headers(), body })}
          >
            {cost === 'asks' ? say('ask', { name: other.name }) : say('confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

interface SlotsProps {
  whose: Whose;
  session: SessionResponse;
  chosen: SlotResponse | undefined;
  choose: (slot: SlotResponse) => void;
}

const LAST_OF_WEEK = 6;
const WEEK = 7;

/** Free times of a week, in the reader's zone, by day. */
function Slots({ whose: { engagement }, session, chosen, choose }: SlotsProps) {
  const say = useTranslations('engagement.moving');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const today = todayIn(timeZone, useNow());
  const [monday, setMonday] = useState(mondayOf(session.localStart.slice(0, 10)));
  // Nothing before today, nor outside of the engagement.
  const { startsOn, endsOn } = engagement;
  const [from = monday] = [monday, today, startsOn].sort().reverse();
  const [to = endsOn] = [plusDays(monday, LAST_OF_WEEK), endsOn].sort();
  const query = { from, to, timeZone, minutes: engagement.sessionMinutes };
  const options = { path: { coachId: engagement.coach.id }, query: { ...query, coacheeId: engagement.coachee.id } };
  const { data, error, isPending } = useQuery(slotsListOptions(options));
  const slots = data?.items ?? [];
  const days = [...new Set(slots.map(({ localStart }) => localStart.slice(0, 10)))];
  return (
    <div className={classes.slots}>
      <div className={classes.weeks}>
        <Button
          variant="default"
          size="xs"
          disabled={monday <= today || monday <= startsOn}
          onClick={() => setMonday(plusDays(monday, -WEEK))}
        >
          {say('earlier')}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={plusDays(monday, WEEK) > endsOn}
          onClick={() => setMonday(plusDays(monday, WEEK))}
        >
          {say('later')}
        </Button>
        <p className={classes.faint}>{say('zone', { place: placeOf(timeZone) })}</p>
      </div>
      {isPending && <Waiting />}
      <ProblemNotice error={error} />
      {data && slots.length === 0 && <p>{say('none')}</p>}
      {days.map((day) => (
        <fieldset key={day} className={classes.slotDay}>
          <legend>{dayOf(day, language)}</legend>
          {slots
            .filter(({ localStart }) => localStart.startsWith(day))
            .map((slot) => (
              <Slot key={slot.startsAt} slot={slot} isChosen={slot.startsAt === chosen?.startsAt} choose={choose} />
            ))}
        </fieldset>
      ))}
    </div>
  );
}

function Slot({ slot, isChosen, choose }: { slot: SlotResponse; isChosen: boolean; choose: SlotsProps['choose'] }) {
  return (
    <label className={classes.slot}>
      <input type="radio" name="slot" checked={isChosen} onChange={() => choose(slot)} />
      {timeOf(slot.localStart)}
    </label>
  );
}
