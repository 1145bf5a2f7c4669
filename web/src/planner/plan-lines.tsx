import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SkippedWeekResponse, SkipReason } from '../../client/types.gen.js';
import { clockIn, dayOf, placeOf, shortDayOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { canBeAnyway, type PlanLine } from './plan.js';
import classes from './planner.module.css';

const FEW = 2;

interface Lines {
  lines: PlanLine[];
  /** The weekly time. */
  localTime: string;
  /** The coachee's, if they are chosen. */
  theirZone: string | undefined;
  /** Takes a time in place of a slot, or the slot again. */
  choose: (insteadOf: string, localStart?: string) => void;
  /** Asks for another time. */
  ask: (insteadOf: string, localStart: string) => void;
}

/** The plan, line by line: each date, and each week that has none, with why and with what is free in it. */
export function PlanLines({ lines, ...ways }: Lines) {
  return (
    <ol className="plain-list">
      {lines.map((line) =>
        line.kind === 'session' ? (
          <SessionLine key={line.session.number} session={line.session} {...ways} />
        ) : (
          <SkippedLine key={line.date} week={line.week} {...ways} />
        ),
      )}
    </ol>
  );
}

type Ways = Omit<Lines, 'lines'>;
type SessionOf = Ways & { session: Extract<PlanLine, { kind: 'session' }>['session'] };

function SessionLine({ session, theirZone, choose, ask }: SessionOf) {
  const say = useTranslations('planner');
  const reason = useReason();
  const { language } = useSpoken();
  const { number, localStart, insteadOf, despite, startsAt, timeZone } = session;
  const when = `${dayOf(localStart, language)}, ${timeOf(localStart)}`;
  // Theirs is shown to go by; what is booked is what the server says.
  const theirs = theirZone && theirZone !== timeZone && clockIn(startsAt, theirZone, 'en');
  const isElsewhere = insteadOf && insteadOf !== localStart.slice(0, 10);
  return (
    <li className={classes.line}>
      <span className={classes.number}>{number}</span>
      <span>
        {when}
        {theirs && theirs !== timeOf(localStart) && (
          <span className={classes.theirs}>{say('theirs', { time: theirs, place: placeOf(theirZone) })}</span>
        )}
        {isElsewhere && <span className={classes.why}>{say('insteadOf', { day: dayOf(insteadOf, language) })}</span>}
        {despite.length > 0 && (
          <span className={classes.why}>
            {say('despite', { reasons: despite.map((each) => reason(each)).join('; ') })}
          </span>
        )}
      </span>
      <span className={`${classes.ways} no-print`}>
        {insteadOf && (
          <Button size="compact-sm" variant="subtle" onClick={() => choose(insteadOf)}>
            {say('weeklyAgain')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={say('otherTimeFor', { when })}
          onClick={() => ask(insteadOf ?? localStart.slice(0, 10), localStart)}
        >
          {say('otherTime')}
        </Button>
      </span>
    </li>
  );
}

function SkippedLine({ week, localTime, choose }: Ways & { week: SkippedWeekResponse }) {
  const say = useTranslations('planner');
  const reason = useReason();
  const { language } = useSpoken();
  const [isAll, setAll] = useState(false);
  const { localDate, reasons, holidays, alternatives } = week;
  const shortly = (local: string) => `${shortDayOf(local, language)}, ${timeOf(local)}`;
  const why = reasons.map((each) => {
    const names = holidays.filter(({ party }) => each === `${party}_holiday`).map(({ name }) => name);
    return names.length ? say('holiday', { party: reason(each), names: names.join(', ') }) : reason(each);
  });
  return (
    <li className={`${classes.line} ${classes.skipped}`}>
      <span className={classes.number} aria-hidden>
        –
      </span>
      <span className={classes.wide}>
        {say('skipped', { day: dayOf(localDate, language) })}
        <span className={classes.why}>{why.join('; ')}</span>
        <span className={`${classes.alternatives} no-print`}>
          {alternatives.slice(0, isAll ? undefined : FEW).map(({ localStart }) => (
            <Button
              key={localStart}
              size="compact-sm"
              variant="default"
              aria-label={say('take', { time: shortly(localStart) })}
              onClick={() => choose(localDate, localStart)}
            >
              {shortly(localStart)}
            </Button>
          ))}
          {alternatives.length > FEW && !isAll && (
            <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
              {say('moreTimes', { count: alternatives.length - FEW })}
            </Button>
          )}
          {canBeAnyway(reasons) && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => choose(localDate, `${localDate}T${localTime}`)}
              aria-label={say('anywayOn', { day: dayOf(localDate, language) })}
            >
              {say('anyway')}
            </Button>
          )}
        </span>
      </span>
    </li>
  );
}

/** What is in the way, in words. */
function useReason(): (reason: SkipReason) => string {
  const say = useTranslations('planner');
  return (reason) => say(reason);
}
