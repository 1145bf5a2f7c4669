import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { AgendaItemResponse } from '../../client/types.gen.js';
import { placeOf, timeOf } from '../times/times.js';
import type { Move } from './week-grid.js';
import classes from './week.module.css';

/** A line of a day: when, with whom, and where the other clock differs. */
export function Appointment({ item, move }: { item: AgendaItemResponse; move: Move }) {
  const say = useTranslations('week');
  const name = item.withNames.length ? item.withNames.join(', ') : say(item.kind);
  const isMovable = item.kind === 'session' && item.as === 'coach' && item.state === 'scheduled';
  return (
    <li className={classes.item}>
      <span className={classes.time}>{timeOf(item.localStart)}</span>
      <span>
        {name}
        {item.otherLocalStart && item.otherTimeZone && (
          <span className={classes.faint}>
            {' '}
            {say('there', { time: timeOf(item.otherLocalStart), place: placeOf(item.otherTimeZone) })}
          </span>
        )}
        <span className={classes.below}>
          {item.number !== null && item.of !== null
            ? say('numbered', { number: item.number, of: item.of })
            : say(item.kind)}
        </span>
      </span>
      {isMovable && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={say('moveThis', { name, time: timeOf(item.localStart) })}
          onClick={() => move(item)}
        >
          {say('move')}
        </Button>
      )}
    </li>
  );
}
