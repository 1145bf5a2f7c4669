import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { SlotStep } from '../../client/types.gen.js';
import classes from './availability.module.css';
import type { Settings } from './hours.js';

interface Props {
  settings: Settings;
  change: (part: Partial<Settings>) => void;
}

const BUFFERS = [0, 5, 10, 15, 20, 30, 45, 60, 90, 120];
const NOTICES = [0, 60, 120, 240, 720, 1_440, 2_880, 4_320, 10_080];
const AHEAD = [14, 30, 60, 90, 120, 180, 365];
const A_DAY = [1, 2, 3, 4, 5, 6, 7, 8, 10];
const A_WEEK = [2, 4, 6, 8, 10, 12, 15, 20, 25, 30];
const STEPS: readonly SlotStep[] = [15, 30, 60];

/** What is kept free around what one has, and how much of it one wants. */
export function Manners({ settings, change }: Props) {
  const say = useTranslations('availability');
  const minutes = (count: number) => (count === 0 ? say('none') : say('minutes', { count }));
  const notice = (count: number) =>
    count === 0
      ? say('none')
      : count % 1_440
        ? say('hours', { count: count / 60 })
        : say('days', { count: count / 1_440 });
  const days = (count: number) => say('days', { count });
  const plain = (count: number) => say('sessions', { count });
  return (
    <div className={classes.manners}>
      <Choice
        label={say('before')}
        value={settings.bufferBeforeMinutes}
        of={BUFFERS}
        word={minutes}
        choose={(bufferBeforeMinutes) => change({ bufferBeforeMinutes: bufferBeforeMinutes ?? 0 })}
      />
      <Choice
        label={say('after')}
        value={settings.bufferAfterMinutes}
        of={BUFFERS}
        word={minutes}
        choose={(bufferAfterMinutes) => change({ bufferAfterMinutes: bufferAfterMinutes ?? 0 })}
      />
      <Choice
        label={say('notice')}
        value={settings.minimumNoticeMinutes}
        of={NOTICES}
        word={notice}
        choose={(minimumNoticeMinutes) => change({ minimumNoticeMinutes: minimumNoticeMinutes ?? 0 })}
      />
      <Choice
        label={say('furthest')}
        value={settings.furthestDays}
        of={AHEAD}
        word={days}
        any={say('any')}
        choose={(furthestDays) => change({ furthestDays })}
      />
      <Choice
        label={say('aDay')}
        value={settings.sessionsADay}
        of={A_DAY}
        word={plain}
        any={say('any')}
        choose={(sessionsADay) => change({ sessionsADay })}
      />
      <Choice
        label={say('aWeek')}
        value={settings.sessionsAWeek}
        of={A_WEEK}
        word={plain}
        any={say('any')}
        choose={(sessionsAWeek) => change({ sessionsAWeek })}
      />
      <Choice
        label={say('step')}
        value={settings.slotStepMinutes}
        of={STEPS}
        word={(count) => say(`steps.${count as SlotStep}`)}
        choose={(step) => change({ slotStepMinutes: STEPS.find((one) => one === step) ?? 30 })}
      />
    </div>
  );
}

interface ChoiceOf {
  label: string;
  value: number | null;
  of: readonly number[];
  word: (count: number) => string;
  /** How it is called where there is no such limit. */
  any?: string;
  choose: (value: number | null) => void;
}

/** One of the usual numbers; another one that was set elsewhere is among them. */
function Choice({ label, value, of, word, any, choose }: ChoiceOf) {
  const numbers = value === null || of.includes(value) ? of : [...of, value].toSorted((a, b) => a - b);
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => choose(currentTarget.value === '' ? null : Number(currentTarget.value))}
      data={[
        ...(any === undefined ? [] : [{ value: '', label: any }]),
        ...numbers.map((count) => ({ value: String(count), label: word(count) })),
      ]}
    />
  );
}
