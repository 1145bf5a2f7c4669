import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { SkippedWeekResponse } from '../../client/types.gen.js';
import { dayOf, shortDayOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import type { PlanLine } from './plan.js';
import classes from './planner.module.css';

type Choose = (insteadOf: string, localStart?: string) => void;

/** The plan, line by line: each date, and each week that has none, with why and with what is free in it. */
export function PlanLines({ lines, choose }: { lines: PlanLine[]; choose: Choose }) {
  return (
    <ol className={`plain-list ${classes.lines}`}>
      {lines.map((line) =>
        line.kind === 'session' ? (
          <SessionLine key={line.session.number} session={line.session} choose={choose} />
        ) : (
          <SkippedLine key={line.date} week={line.week} choose={choose} />
        ),
      )}
    </ol>
  );
}

function SessionLine({
  session,
  choose,
}: {
  session: Extract<PlanLine, { kind: 'session' }>['session'];
  choose: Choose;
}) {
  const say = useTranslations('planner');
  const { language } = useSpoken();
  const { number, localStart, insteadOf } = session;
  return (
    <li className={classes.line}>
      <span className={classes.number}>{number}</span>
      <span>
        {dayOf(localStart, language)}, {timeOf(localStart)}
        {insteadOf && <span className={classes.why}>{say('insteadOf', { day: dayOf(insteadOf, language) })}</span>}
      </span>
      {insteadOf && (
        <Button size="compact-sm" variant="subtle" onClick={() => choose(insteadOf)}>
          {say('weeklyAgain')}
        </Button>
      )}
    </li>
  );
}

function SkippedLine({ week, choose }: { week: SkippedWeekResponse; choose: Choose }) {
  const say = useTranslations('planner');
  const { language } = useSpoken();
  const { localDate, reasons, holidays, alternatives } = week;
  const why = reasons.map((reason) => {
    const names = holidays.filter(({ party }) => reason === `${party}_holiday`).map(({ name }) => name);
    return names.length ? say('holiday', { party: say(reason), names: names.join(', ') }) : say(reason);
  });
  return (
    <li className={`${classes.line} ${classes.skipped}`}>
      <span className={classes.number} aria-hidden>
        –
      </span>
      <span>
        {say('skipped', { day: dayOf(localDate, language) })}
        <span className={classes.why}>{why.join('; ')}</span>
        {alternatives.length > 0 && (
          <span className={classes.alternatives}>
            {alternatives.slice(0, 3).map(({ localStart }) => (
              <Button
                key={localStart}
                size="compact-sm"
                variant="default"
                onClick={() => choose(localDate, localStart)}
              >
                {say('take', { time: `${shortDayOf(localStart, language)}, ${timeOf(localStart)}` })}
              </Button>
            ))}
          </span>
        )}
      </span>
    </li>
  );
}
