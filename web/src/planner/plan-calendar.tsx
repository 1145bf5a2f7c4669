import { useTranslations } from 'use-intl';
import { monthOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { monthsOf } from './plan.js';
import classes from './planner.module.css';

interface Day {
  date: string;
  kind: 'session' | 'skipped';
}

/** The dates at a glance. The list beside it says the same in words, so this is for the eye alone. */
export function PlanCalendar({ days }: { days: readonly Day[] }) {
  const say = useTranslations('planner');
  const { language } = useSpoken();
  const kinds = new Map(days.map(({ date, kind }) => [date, kind]));
  return (
    <div className={classes.calendar} aria-hidden>
      {monthsOf(days.map(({ date }) => date)).map(({ name, weeks }) => (
        <div key={name} className={classes.month}>
          <p className={classes.monthName}>{monthOf(name, language)}</p>
          {weeks.map((week) => (
            <div key={week.find(Boolean)} className={classes.weekRow}>
              {week.map((date, at) => (
                <span key={date ?? at} className={classes.date} data-kind={date ? kinds.get(date) : undefined}>
                  {date ? Number(date.slice(8)) : ''}
                </span>
              ))}
            </div>
          ))}
        </div>
      ))}
      <p className={classes.legend}>
        <span className={classes.date} data-kind="session" /> {say('legendSession')}
        {days.some(({ kind }) => kind === 'skipped') && (
          <>
            <span className={classes.date} data-kind="skipped" /> {say('legendSkipped')}
          </>
        )}
      </p>
    </div>
  );
}
