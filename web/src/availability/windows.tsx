import { ActionIcon, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { HoursRequest } from '../../client/types.gen.js';
import classes from './availability.module.css';
import { furtherHours, troubleOf } from './hours.js';

interface Props {
  /** Which day they are of, for whoever does not see where they stand. */
  day: string;
  windows: HoursRequest[];
  change: (windows: HoursRequest[]) => void;
}

/** The hours of one day: from when to when, once or several times, or none. */
export function Windows({ day, windows, change }: Props) {
  const say = useTranslations('availability');
  const trouble = troubleOf(windows);
  const set = (at: number, part: Partial<HoursRequest>) =>
    change(windows.map((window, index) => (index === at ? { ...window, ...part } : window)));
  return (
    <div className={classes.windows}>
      {windows.length === 0 && <span className={classes.faint}>{say('notThen')}</span>}
      {windows.map(({ from, to }, at) => (
        <span key={at} className={classes.window}>
          <TextInput
            type="time"
            size="sm"
            aria-label={say('from', { day })}
            value={from}
            onChange={({ currentTarget: { value } }) => value && set(at, { from: value })}
          />
          –
          <TextInput
            type="time"
            size="sm"
            aria-label={say('to', { day })}
            value={to}
            onChange={({ currentTarget: { value } }) => value && set(at, { to: value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            className={classes.quiet}
            size="lg"
            aria-label={say('takeAway', { day, from, to })}
            onClick={() => change(windows.filter((_window, index) => index !== at))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </span>
      ))}
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={say('addHours', { day })}
        onClick={() => change([...windows, furtherHours(windows)])}
      >
        <IconPlus size={16} aria-hidden />
      </ActionIcon>
      {trouble && (
        <p role="alert" className={classes.trouble}>
          {say(trouble)}
        </p>
      )}
    </div>
  );
}
