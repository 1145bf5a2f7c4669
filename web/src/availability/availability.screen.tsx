import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Screen } from '../frame/screen.js';
import { usePerson } from '../frame/session.js';
import { placeOf, todayIn } from '../times/times.js';
import classes from './availability.module.css';
import { HoursForm } from './hours-form.js';
import { PublicHolidays } from './public-holidays.js';
import { TimeOff } from './time-off.js';
import { Travels } from './travels.js';

/** When somebody can be met, and when not. */
export function AvailabilityScreen() {
  const say = useTranslations('availability');
  const { timeZone } = usePerson();
  const [today] = useState(() => todayIn(timeZone, new Date()));
  return (
    <Screen title={say('title')} about={say('about', { place: placeOf(timeZone) })}>
      <div className={classes.screen}>
        <HoursForm today={today} />
        <div className={classes.aside}>
          <TimeOff today={today} />
          <Travels today={today} />
          <PublicHolidays today={today} />
        </div>
      </div>
    </Screen>
  );
}
