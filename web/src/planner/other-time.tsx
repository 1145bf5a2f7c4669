import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { plansPreview } from '../../client/sdk.gen.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { dayOf, mondayOf, plusDays, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { choosing } from './plan.js';
import { previewOf, type Terms } from './terms.js';

interface Props {
  terms: Terms;
  /** The day of the weekly slot. */
  insteadOf: string;
  /** Where it is now. */
  localStart: string;
  choose: (localStart: string) => void;
  close: () => void;
}

/** Another time of the same week for one of the dates. It is asked whether it can be before it is taken. */
export function OtherTime({ terms, insteadOf, localStart, choose, close }: Props) {
  const say = useTranslations('planner');
  const { language } = useSpoken();
  const [date, setDate] = useState(localStart.slice(0, 10));
  const [time, setTime] = useState(timeOf(localStart));
  const [refused, setRefused] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const monday = mondayOf(insteadOf);
  const take = async () => {
    setBusy(true);
    setRefused(undefined);
    const chosen = choosing(terms.chosen, insteadOf, `${date}T${time}`);
    try {
      await plansPreview({ body: previewOf({ ...terms, chosen }) });
      choose(`${date}T${time}`);
    } catch (thrown) {
      setRefused(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog opened onClose={close} title={say('otherTitle', { day: dayOf(localStart, language) })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <p>{say('otherAbout')}</p>
        <Group grow align="end" mb="md">
          <TextInput
            data-autofocus
            type="date"
            label={say('otherDay')}
            min={monday}
            max={plusDays(monday, 6)}
            value={date}
            onChange={({ currentTarget }) => setDate(currentTarget.value)}
          />
          <TextInput
            type="time"
            label={say('otherAt')}
            value={time}
            onChange={({ currentTarget }) => setTime(currentTarget.value)}
          />
        </Group>
        <ProblemNotice error={refused} />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {say('leave')}
          </Button>
          <Button
            type="submit"
            loading={isBusy}
            disabled={!date || !time || `${date}T${time}` === localStart.slice(0, 16)}
          >
            {say('takeIt')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
