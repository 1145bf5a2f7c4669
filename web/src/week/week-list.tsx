import { useTranslations } from 'use-intl';
import type { AgendaItemResponse } from '../../client/types.gen.js';
import { dayOf, plusDays } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { Appointment } from './appointment.js';
import type { Move } from './week-grid.js';
import classes from './week.module.css';

const DAYS = [0, 1, 2, 3, 4, 5, 6];

interface ListOf {
  items: readonly AgendaItemResponse[];
  monday: string;
  today: string;
  move: Move;
}

/** The week for a narrow screen: the days that have something, one after the other. */
export function WeekList({ items, monday, today, move }: ListOf) {
  const say = useTranslations('week');
  const { language } = useSpoken();
  const days = DAYS.map((n) => plusDays(monday, n))
    .map((date) => ({ date, items: items.filter(({ localStart }) => localStart.startsWith(date)) }))
    .filter(({ date, items: some }) => some.length > 0 || date === today);
  return (
    <div className={classes.days}>
      {days.map(({ date, items: some }) => (
        <section key={date} className={`${classes.day} ${date === today ? classes.today : ''}`}>
          <h2>{date === today ? say('today', { day: dayOf(date, language) }) : dayOf(date, language)}</h2>
          <ul className="plain-list">
            {some.map((item) => (
              <Appointment key={item.id + item.localStart} item={item} move={move} />
            ))}
          </ul>
          {some.length === 0 && <p className={classes.faint}>{say('free')}</p>}
        </section>
      ))}
    </div>
  );
}
