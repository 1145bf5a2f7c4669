import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { slotsListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { SlotResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { Waiting } from '../frame/waiting.js';
import { dayOf, mondayOf, placeOf, plusDays, timeOf, todayIn } from '../times/times.js';
import { useNow } from '../times/use-now.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import type { Whose } from './whose.js';

interface SlotsProps {
  whose: Whose;
  /** In whose week it begins to look. */
  near: string;
  chosen: SlotResponse | undefined;
  choose: (slot: SlotResponse) => void;
}

const LAST_OF_WEEK = 6;
const WEEK = 7;

/** Free times of a week, in the reader’s zone, by day. */
export function Slots({ whose: { engagement }, near, chosen, choose }: SlotsProps) {
  const say = useTranslations('engagement.moving');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const today = todayIn(timeZone, useNow());
  const [monday, setMonday] = useState(mondayOf(near.slice(0, 10)));
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
      <div className={classes.times}>
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
