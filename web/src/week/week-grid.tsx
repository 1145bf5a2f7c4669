import { VisuallyHidden } from '@mantine/core';
import { useRef, type CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import type { AgendaItemResponse } from '../../client/types.gen.js';
import { dayOf, plusDays, weekdayOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { blocksOf, closedOn, daysShown, hoursOf, offOn, type Block, type Stretch } from './grid.js';
import type { Move } from './move.js';
import type { Surroundings } from './surroundings.js';
import { HOUR_REM, WeekBlock } from './week-block.js';
import classes from './week-grid.module.css';

interface GridOf {
  items: readonly AgendaItemResponse[];
  monday: string;
  today: string;
  /** The minute of today that it is. */
  minute: number;
  around: Surroundings;
  move: Move;
}

/** The week as a calendar: each day a column. What can be moved is dragged, or clicked and moved by its dialog. */
export function WeekGrid({ items, monday, today, minute, around, move }: GridOf) {
  const { language } = useSpoken();
  const say = useTranslations('week');
  const blocks = blocksOf(items, monday);
  const shown = hoursOf(blocks);
  const hours = Array.from({ length: shown.last - shown.first }, (_each, at) => shown.first + at);
  const days = Array.from({ length: daysShown(blocks, monday, today) }, (_each, at) => plusDays(monday, at));
  const columns = useRef<HTMLDivElement>(null);
  return (
    <div className={classes.grid} style={{ '--days': days.length, '--hours': hours.length } as CSSProperties}>
      <div className={classes.heads}>
        {days.map((date) => (
          <div key={date}>
            <h2 className={date === today ? classes.today : undefined} aria-label={dayOf(date, language)}>
              <span>{weekdayOf(date, language)}</span> {Number(date.slice(8))}
            </h2>
            {around.holidayOn(date) && <p className={classes.holiday}>{around.holidayOn(date)}</p>}
          </div>
        ))}
      </div>
      <div className={classes.hours} aria-hidden>
        {hours.map((hour) => (
          <span key={hour}>{String(hour).padStart(2, '0')}:00</span>
        ))}
      </div>
      <div className={classes.columns} ref={columns}>
        {days.map((date, day) => {
          const these = blocks.filter((block) => block.day === day);
          return (
            <section key={date} className={classes.column} aria-label={dayOf(date, language)}>
              {closedOn(around.openOn(date), shown).map((closed) => (
                <i key={closed.from} className={classes.closed} style={placed(closed, shown)} />
              ))}
              {offOn(items, date).map((off) => (
                <p key={off.from} className={classes.off} style={placed(off, shown)}>
                  {say('time_off')}
                </p>
              ))}
              {these
                .flatMap((block) => buffersOf(block, around))
                .map((buffer) => (
                  <i key={buffer.from} className={classes.buffer} style={placed(buffer, shown)} />
                ))}
              {these.map((block) => (
                <WeekBlock
                  key={block.item.id}
                  block={block}
                  first={shown.first}
                  columns={columns}
                  days={days}
                  move={move}
                />
              ))}
              {date === today && minute >= shown.first * 60 && minute < shown.last * 60 && (
                <i className={classes.now} style={placed({ from: minute, minutes: 0 }, shown)} />
              )}
            </section>
          );
        })}
      </div>
      <VisuallyHidden id="how-to-move">{say('howToMove')}</VisuallyHidden>
    </div>
  );
}

/** Where a stretch is in its column; what lies before the hours that are shown is cut off. */
function placed({ from, minutes }: Stretch, { first, last }: { first: number; last: number }): CSSProperties {
  const top = Math.max(from, first * 60);
  const end = Math.min(from + minutes, last * 60);
  return { top: `${(top / 60 - first) * HOUR_REM}rem`, height: `${Math.max(0, (end - top) / 60) * HOUR_REM}rem` };
}

/** What is kept free around it. */
function buffersOf({ item: { kind }, from, minutes }: Block, { before, after }: Surroundings): Stretch[] {
  if (kind === 'time_off') return [];
  return [
    { from: from - before, minutes: before },
    { from: from + minutes, minutes: after },
  ].filter(({ minutes: some }) => some > 0);
}
