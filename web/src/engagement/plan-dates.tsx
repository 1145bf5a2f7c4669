import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { engagementsPlanOptions, sessionsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { usePerson } from '../frame/session.js';
import { clockIn, dateIn, dateOf, dayOf, placeOf, shortDayOf, timeOf, todayIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { dotsOf } from './session-dots.js';
import type { Whose } from './whose.js';

interface Date {
  key: string;
  localStart: string;
  startsAt: string;
  timeZone: string;
  /** What became of it, or will. */
  state?: 'held' | 'forfeited' | 'next' | 'scheduled';
}

/** All dates as a table, that is also what is printed. */
export function PlanDates({ whose }: { whose: Whose }) {
  const { state } = whose.engagement;
  return state === 'draft' || state === 'awaiting_agreement' ? <Proposed whose={whose} /> : <Booked whose={whose} />;
}

function Proposed({ whose: { engagementId } }: { whose: Whose }) {
  const { items } = useSuspenseQuery(engagementsPlanOptions({ path: { engagementId } })).data;
  return <Table dates={items.map((date) => ({ ...date, key: date.startsAt }))} undated={0} />;
}

function Booked({ whose: { engagementId, engagement } }: { whose: Whose }) {
  const { items } = useSuspenseQuery(sessionsListOptions({ path: { engagementId } })).data;
  const dots = dotsOf(items, engagement.figures.left);
  const dates = dots.flatMap(({ session, state }) =>
    session && state !== 'undated' ? [{ ...session, key: session.id, state }] : [],
  );
  return <Table dates={dates} undated={dots.length - dates.length} />;
}

function Table({ dates, undated }: { dates: Date[]; undated: number }) {
  const say = useTranslations('plan');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  if (dates.length === 0) return <p className={classes.empty}>{say('none')}</p>;
  const zones = new Set(dates.map((date) => date.timeZone));
  const isElsewhere = !zones.has(timeZone) || zones.size > 1;
  return (
    <>
      <table className={classes.plan}>
        <thead>
          <tr>
            <th scope="col">{say('number')}</th>
            <th scope="col">{say('day')}</th>
            <th scope="col">{say('time')}</th>
            {isElsewhere && <th scope="col">{say('there', { place: placeOf(timeZone) })}</th>}
            <th scope="col">{say('state')}</th>
          </tr>
        </thead>
        <tbody>
          {dates.map((date, place) => (
            <tr key={date.key} data-state={date.state}>
              <td>{place + 1}</td>
              <td>
                {dayOf(date.localStart, language)} <span>{date.localStart.slice(0, 4)}</span>
              </td>
              <td>
                {timeOf(date.localStart)} <span>{placeOf(date.timeZone)}</span>
              </td>
              {isElsewhere && <td>{clockThere(date, timeZone, language)}</td>}
              <td>{say(date.state ?? 'proposed')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {undated > 0 && <p className={classes.faint}>{say('undated', { count: undated })}</p>}
    </>
  );
}

/** Its time on the reader's wall clock, with the day where that is another. */
function clockThere({ startsAt, localStart }: Date, timeZone: string, language: string): string {
  const clock = clockIn(startsAt, timeZone, language);
  const isSameDay = dateIn(startsAt, timeZone, language) === dateOf(localStart.slice(0, 10), language);
  return isSameDay ? clock : `${shortDayOf(todayIn(timeZone, new Date(startsAt)), language)}, ${clock}`;
}
