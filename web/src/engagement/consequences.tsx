import { useTranslations } from 'use-intl';
import type { ChangedSessionResponse, ConsequencesResponse, SkippedWeekResponse } from '../../client/types.gen.js';
import { dateOf, shortDayOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';

/** What a step would come to, line by line: dates, sessions left, and the end. */
export function Consequences({ of }: { of: ConsequencesResponse }) {
  const say = useTranslations('life.follows');
  const { language } = useSpoken();
  const { sessions, left, endsOn, overrunDays, resumesOn, endsOnWhenResumed, skipped } = of;
  const cancelled = sessions.filter(({ to }) => to.state === 'cancelled');
  const booked = sessions.filter(({ from, to }) => !from && to.state === 'scheduled');
  const moved = sessions.filter(({ from, to }) => from && to.state === 'scheduled' && from.startsAt !== to.startsAt);
  const lines = [
    moved.length > 0 && say('moved', { count: moved.length }),
    cancelled.length > 0 && say('cancelled', { count: cancelled.length }),
    booked.length > 0 && say('booked', { count: booked.length }),
    left.to < left.from && say('fewer', left),
    left.to > left.from && say('more', left),
    endsOn.to !== endsOn.from && say('ends', { to: dateOf(endsOn.to, language), from: dateOf(endsOn.from, language) }),
    resumesOn && say('resumes', { day: dateOf(resumesOn, language) }),
    endsOnWhenResumed && say('endsWhenResumed', { day: dateOf(endsOnWhenResumed, language) }),
    overrunDays > 0 && say('overrun', { days: overrunDays }),
  ].filter((line): line is string => Boolean(line));
  return (
    <div className={classes.follows} role="status">
      <strong>{say('title')}</strong>
      <ul>
        {lines.length === 0 && <li>{say('nothing')}</li>}
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Dates sessions={[...cancelled, ...booked, ...moved]} />
      <Skipped weeks={skipped} />
    </div>
  );
}

/** Which dates, each by its number; those that are cancelled are struck out. */
function Dates({ sessions }: { sessions: ChangedSessionResponse[] }) {
  const { language } = useSpoken();
  if (sessions.length === 0) return null;
  return (
    <ol className={classes.followDates}>
      {sessions.map(({ number, to }) => {
        const when = `${shortDayOf(to.localStart, language)}, ${timeOf(to.localStart)}`;
        return <li key={number}>{to.state === 'cancelled' ? <s>{when}</s> : when}</li>;
      })}
    </ol>
  );
}

function Skipped({ weeks }: { weeks: SkippedWeekResponse[] }) {
  const say = useTranslations('life.follows');
  const reason = useTranslations('planner');
  const { language } = useSpoken();
  if (weeks.length === 0) return null;
  return (
    <ul>
      {weeks.map(({ localDate, reasons, holidays }) => (
        <li key={localDate}>
          {say('skips', {
            day: shortDayOf(localDate, language),
            why: [...reasons.map((one) => reason(one)), ...holidays.map(({ name }) => name)].join(', '),
          })}
        </li>
      ))}
    </ul>
  );
}
