import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DatedHoursRequest } from '../../client/types.gen.js';
import { dayOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './availability.module.css';
import { Windows } from './windows.js';

interface Props {
  exceptions: DatedHoursRequest[];
  today: string;
  change: (exceptions: DatedHoursRequest[]) => void;
}

/** Days with other hours than their weekday has. Those that are over are kept, and not shown. */
export function Dated({ exceptions, today, change }: Props) {
  const say = useTranslations('availability');
  const { language } = useSpoken();
  const [day, setDay] = useState('');
  const isThere = exceptions.some((each) => each.day === day);
  const put = (other: DatedHoursRequest) =>
    change(
      [...exceptions.filter((each) => each.day !== other.day), other].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    );
  return (
    <>
      <ul className="plain-list">
        {exceptions
          .filter((each) => each.day >= today)
          .map((each) => {
            const name = dayOf(each.day, language);
            return (
              <li key={each.day} className={classes.day}>
                <span className={classes.dayName}>
                  {name}
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    className={classes.quiet}
                    aria-label={say('asUsual', { day: name })}
                    onClick={() => change(exceptions.filter((one) => one !== each))}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </span>
                <Windows day={name} windows={each.windows} change={(windows) => put({ ...each, windows })} />
              </li>
            );
          })}
      </ul>
      <div className={classes.adding}>
        <TextInput
          type="date"
          label={say('otherDay')}
          min={today}
          value={day}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={!day || isThere}
          onClick={() => {
            put({ day, windows: [] });
            setDay('');
          }}
        >
          {say('addDay')}
        </Button>
      </div>
    </>
  );
}
