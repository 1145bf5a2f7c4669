import { Checkbox, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { holdsOffer, sessionsBook, sessionsBookRemaining, sessionsPreviewRemaining } from '../../client/sdk.gen.js';
import type { SlotResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { dayOf, placeOf, plusDays, timeOf, todayIn } from '../times/times.js';
import { useNow } from '../times/use-now.js';
import { useSpoken } from '../words/language.js';
import { Slots } from './slots.js';
import { StepDialog, usePreview, useStep, type StepProps } from './step-dialog.js';

/** Gives one of the sessions that are left a date, at a time that both have. */
export function BookingOne(props: StepProps) {
  const say = useTranslations('life.book');
  const { language } = useSpoken();
  const { whose, close } = props;
  const { timeZone } = usePerson();
  const today = todayIn(timeZone, useNow());
  const [slot, choose] = useState<SlotResponse>();
  const { engagementId, engagement, other } = whose;
  const { left, scheduled } = engagement.figures;
  const [isHeld, hold] = useState(false);
  const name = other.name;
  const body = { localStart: slot?.localStart ?? '', timeZone: slot?.timeZone, overrideWeek: true };
  const step = useStep(props, isHeld ? say('held', { name }) : say('done'), () =>
    isHeld ? holdsOffer({ path: { engagementId }, body }) : sessionsBook({ path: { engagementId }, body }),
  );
  const near = engagement.startsOn > today ? engagement.startsOn : today;
  const confirm = slot
    ? say(isHeld ? 'confirmHold' : 'confirm', { day: dayOf(slot.localStart, language), time: timeOf(slot.localStart) })
    : say('choose');
  return (
    <StepDialog
      title={say('title')}
      about={say('about', { undated: left - scheduled })}
      confirm={confirm}
      step={step}
      isReady={slot !== undefined}
      size="lg"
      close={close}
    >
      <Slots whose={whose} near={near} chosen={slot} choose={choose} />
      <Checkbox
        label={say('hold', { name })}
        checked={isHeld}
        onChange={({ currentTarget }) => hold(currentTarget.checked)}
      />
    </StepDialog>
  );
}

/** Gives all that are left a date, weekly from a first one on. */
export function BookingRemaining(props: StepProps) {
  const say = useTranslations('life.remaining');
  const { whose, close } = props;
  const { engagementId, engagement } = whose;
  const { left, scheduled } = engagement.figures;
  const { timeZone } = usePerson();
  const tomorrow = plusDays(todayIn(timeZone, useNow()), 1);
  const [date, setDate] = useState('');
  const [time, setTime] = useState('10:00');
  const path = { engagementId };
  const body = { localStart: `${date}T${time}`, timeZone: engagement.timeZone };
  const isAsked = /^20\d\d-/.test(date) && time !== '';
  const preview = usePreview(
    ['remaining', path, body],
    isAsked ? () => sessionsPreviewRemaining({ path, body }) : undefined,
  );
  const step = useStep(props, say('done'), () => sessionsBookRemaining({ path, body }));
  return (
    <StepDialog
      title={say('title')}
      about={say('about', { count: left - scheduled })}
      confirm={say('confirm')}
      preview={preview}
      step={step}
      isReady={isAsked}
      size="lg"
      close={close}
    >
      <Group gap="sm" align="end">
        <TextInput
          type="date"
          label={say('first')}
          min={tomorrow}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={say('at', { place: placeOf(engagement.timeZone) })}
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
      </Group>
    </StepDialog>
  );
}
