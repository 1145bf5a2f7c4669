import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { WeeklyWindowRequest } from '../../client/types.gen.js';
import { weekdayNameOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './availability.module.css';
import { hoursOn, WEEKDAYS, withHours } from './hours.js';
import { Windows } from './windows.js';

interface Props {
  weekly: WeeklyWindowRequest[];
  change: (weekly: WeeklyWindowRequest[]) => void;
}

/** The hours of each weekday. */
export function Weekly({ weekly, change }: Props) {
  const say = useTranslations('availability');
  const { language } = useSpoken();
  const monday = hoursOn(weekly, 1);
  const rest = [2, 3, 4, 5] as const;
  const isTheirs = rest.every((weekday) => JSON.stringify(hoursOn(weekly, weekday)) === JSON.stringify(monday));
  return (
    <>
      {weekly.length === 0 && <p className={classes.faint}>{say('anyHour')}</p>}
      <ul className="plain-list">
        {WEEKDAYS.map((weekday) => {
          const day = weekdayNameOf(weekday, language);
          return (
            <li key={weekday} className={classes.day}>
              <span className={classes.dayName}>{day}</span>
              <div>
                <Windows
                  day={day}
                  windows={hoursOn(weekly, weekday)}
                  change={(windows) => change(withHours(weekly, [weekday], windows))}
                />
                {weekday === 1 && monday.length > 0 && !isTheirs && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    mt={4}
                    onClick={() => change(withHours(weekly, rest, monday))}
                  >
                    {say('asMonday')}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
