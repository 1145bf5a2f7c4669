import { useTranslations } from 'use-intl';
import type { AgendaItemResponse } from '../../client/types.gen.js';
import { placeOf, timeOf } from '../times/times.js';
import classes from './week.module.css';

/** A line of a day: when, with whom, and where the other clock differs. */
export function Appointment({ item }: { item: AgendaItemResponse }) {
  const say = useTranslations('week');
  return (
    <li className={classes.item}>
      <span className={classes.time}>{timeOf(item.localStart)}</span>
      <span>
        {item.withNames.length ? item.withNames.join(', ') : say(item.kind)}
        {item.otherLocalStart && item.otherTimeZone && (
          <span className={classes.faint}>
            {' '}
            {say('there', { time: timeOf(item.otherLocalStart), place: placeOf(item.otherTimeZone) })}
          </span>
        )}
      </span>
      <span className={classes.faint}>
        {item.number !== null && item.of !== null
          ? say('numbered', { number: item.number, of: item.of })
          : say(item.kind)}
      </span>
    </li>
  );
}
