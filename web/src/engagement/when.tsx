import { useTranslations } from 'use-intl';
import { placeOf, timeOf } from '../times/times.js';
import classes from './engagement.module.css';
import type { Clocks } from './use-clocks.js';

/** 15:00 in London (10:00 in New York): a time with its zone, and the other's where they differ. */
export function When({ clocks: { local, zone, there } }: { clocks: Clocks }) {
  const say = useTranslations('engagement.when');
  return (
    <>
      {say('at', { time: timeOf(local), place: placeOf(zone) })}
      {there && (
        <span className={classes.there}>
          {' '}
          {say('there', { time: timeOf(there.local), place: placeOf(there.zone) })}
        </span>
      )}
    </>
  );
}
