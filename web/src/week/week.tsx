import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { meAgendaOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import { usePerson } from '../frame/session.js';
import { dayOf, mondayOf, placeOf, plusDays, todayIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { Appointment } from './appointment.js';
import { NextSession } from './next-session.js';
import classes from './week.module.css';

const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** A coach's week: what is next, then day by day. */
export function Week() {
  const say = useTranslations('week');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const [now] = useState(() => new Date());
  const today = todayIn(timeZone, now);
  const from = mondayOf(today);
  const { items } = useSuspenseQuery(meAgendaOptions({ query: { from, to: plusDays(from, 6) } })).data;
  const days = DAYS.map((n) => plusDays(from, n))
    .map((date) => ({ date, items: items.filter(({ localStart }) => localStart.startsWith(date)) }))
    .filter(({ date, items: some }) => some.length > 0 || date === today);
  return (
    <Screen title={say('title')} about={say('zone', { place: placeOf(timeZone) })}>
      <NextSession />
      <div className={classes.days}>
        {days.map(({ date, items: some }) => (
          <section key={date} className={`${classes.day} ${date === today ? classes.today : ''}`}>
            <h2>{date === today ? say('today', { day: dayOf(date, language) }) : dayOf(date, language)}</h2>
            <ul className="plain-list">
              {some.map((item) => (
                <Appointment key={item.id + item.localStart} item={item} />
              ))}
            </ul>
            {some.length === 0 && <p className={classes.faint}>{say('free')}</p>}
          </section>
        ))}
      </div>
    </Screen>
  );
}
