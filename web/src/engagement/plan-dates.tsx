import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { engagementsPlanOptions, sessionsListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { EngagementResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { dayOf, localIn, placeOf, shortDayOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { dotsOf, type DotState } from './session-dots.js';
import { useClocks, type Clocks, type Dated } from './use-clocks.js';

interface PlanDate extends Dated {
  /** What became of it, or will; nothing while it is only proposed. */
  state?: Exclude<DotState, 'undated'>;
}

/** All dates as a table, that is also what is printed. */
export function PlanDates({ engagement }: { engagement: EngagementResponse }) {
  const { state } = engagement;
  if (state === 'draft' || state === 'awaiting_agreement') return <Proposed engagementId={engagement.id} />;
  return <Booked engagement={engagement} />;
}

function Proposed({ engagementId }: { engagementId: string }) {
  const { items } = useSuspenseQuery(engagementsPlanOptions({ path: { engagementId } })).data;
  return <Table dates={items} undated={0} />;
}

function Booked({ engagement: { id: engagementId, figures } }: { engagement: EngagementResponse }) {
  const { items } = useSuspenseQuery(sessionsListOptions({ path: { engagementId } })).data;
  const dots = dotsOf(items, figures.left);
  const dates = dots.flatMap(({ session, state }) => (session && state !== 'undated' ? [{ ...session, state }] : []));
  return <Table dates={dates} undated={dots.length - dates.length} />;
}

function Table({ dates, undated }: { dates: PlanDate[]; undated: number }) {
  const say = useTranslations('plan');
  const { timeZone } = usePerson();
  const clocksOf = useClocks();
  if (dates.length === 0) return <p className={classes.empty}>{say('none')}</p>;
  const theirs = dates.map((date) => clocksOf(date).there).find(Boolean);
  const rows = dates.map((date) => {
    const clocks = clocksOf(date);
    const there = clocks.there ?? (theirs && { local: localIn(date.startsAt, theirs.zone), zone: theirs.zone });
    return { state: date.state ?? ('proposed' as const), clocks: { ...clocks, there } };
  });
  return (
    <>
      <table className={classes.plan}>
        <thead>
          <tr>
            <th scope="col">{say('number')}</th>
            <th scope="col">{say('day')}</th>
            <th scope="col">{say('in', { place: placeOf(rows[0]?.clocks.zone ?? timeZone) })}</th>
            {theirs && (
              <th scope="col" className={classes.elsewhere}>
                {say('in', { place: placeOf(theirs.zone) })}
              </th>
            )}
            <th scope="col">{say('state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ state, clocks }, place) => (
            <tr key={clocks.local} data-state={state}>
              <td>{place + 1}</td>
              <Cells
                clocks={clocks}
                isNewYear={clocks.local.slice(0, 4) !== rows[place - 1]?.clocks.local.slice(0, 4)}
              />
              <td>{say(state)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {undated > 0 && <p className={classes.faint}>{say('undated', { count: undated })}</p>}
    </>
  );
}

/** Its day and its time, and the other's time: with the day, where that is another. */
function Cells({ clocks: { local, there }, isNewYear }: { clocks: Clocks; isNewYear: boolean }) {
  const { language } = useSpoken();
  const isOtherDay = there && there.local.slice(0, 10) !== local.slice(0, 10);
  return (
    <>
      <td>
        <b className={classes.long}>{dayOf(local, language)}</b>
        <b className={classes.short}>{shortDayOf(local, language)}</b> {isNewYear && <span>{local.slice(0, 4)}</span>}
      </td>
      <td>{timeOf(local)}</td>
      {there && (
        <td className={classes.elsewhere}>
          <span>
            {isOtherDay && `${shortDayOf(there.local, language)}, `}
            {timeOf(there.local)}
          </span>
        </td>
      )}
    </>
  );
}
