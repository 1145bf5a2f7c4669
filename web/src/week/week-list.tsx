import { useTranslations } from 'use-intl';
import type { AgendaItemResponse } from '../../client/types.gen.js';
import { dayOf, plusDays } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { Appointment } from './appointment.js';
import { offOn } from './grid.js';
import type { Move } from './move.js';
import type { Surroundings } from './surroundings.js';
import classes from './week.module.css';

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const WHOLE_DAY = 1_440;

interface ListOf {
  items: readonly AgendaItemResponse[];
  monday: string;
  today: string;
  around: Surroundings;
  move: Move;
}

/** The week for a narrow screen: the days that have something, one after the other. */
export function WeekList({ items, monday, today, around, move }: ListOf) {
  const say = useTranslations('week');
  const { language } = useSpoken();
  const days = DAYS.map((n) => plusDays(monday, n))
    .map((date) => ({
      date,
      isOff: offOn(items, date).some(({ minutes }) => minutes === WHOLE_DAY),
      // Days off are told beside the day.
      items: items.filter(
        ({ kind, localStart }) =>
          localStart.startsWith(date) && !(kind === 'time_off' && localStart.endsWith('T00:00')),
      ),
    }))
    .filter(({ date, isOff, items: some }) => some.length > 0 || isOff || date === today || around.holidayOn(date));
  return (
    <div className={classes.days}>
      {days.map(({ date, isOff, items: some }) => (
        <section key={date} className={`${classes.day} ${date === today ? classes.today : ''}`}>
          <h2>
            {date === today ? say('today', { day: dayOf(date, language) }) : dayOf(date, language)}
            {[around.holidayOn(date), isOff && say('time_off')].filter(Boolean).map((word) => (
              <small key={String(word)}> · {word}</small>
            ))}
          </h2>
          <ul className="plain-list">
            {some.map((item) => (
              <Appointment key={item.id + item.localStart} item={item} move={move} />
            ))}
          </ul>
          {some.length === 0 && date === today && <p className={classes.faint}>{say('free')}</p>}
        </section>
      ))}
    </div>
  );
}
