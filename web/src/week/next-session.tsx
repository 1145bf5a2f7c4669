import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { meAgendaOptions } from '../../client/@tanstack/react-query.gen.js';
import { dayOf, placeOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './week.module.css';

/** What is next, at a glance. */
export function NextSession() {
  const say = useTranslations('week');
  const { language } = useSpoken();
  const { items } = useSuspenseQuery(meAgendaOptions()).data;
  const next = items.find(({ kind }) => kind === 'session' || kind === 'meeting');
  if (!next) return <section className={`sheet ${classes.next}`}>{say('nothingNext')}</section>;
  const { localStart, timeZone, withName, otherLocalStart, otherTimeZone } = next;
  return (
    <section className={`sheet ${classes.next}`} aria-label={say('next')}>
      <span className={classes.faint}>{say('next')}</span>
      <strong>{withName}</strong>
      <span>
        {say('when', { day: dayOf(localStart, language), time: timeOf(localStart), place: placeOf(timeZone) })}
        {otherLocalStart && otherTimeZone && (
          <span className={classes.faint}>
            {' '}
            {say('there', { time: timeOf(otherLocalStart), place: placeOf(otherTimeZone) })}
          </span>
        )}
      </span>
    </section>
  );
}
