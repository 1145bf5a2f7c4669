import { useRef, useState, type CSSProperties, type PointerEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { AgendaItemResponse } from '../../client/types.gen.js';
import { dayOf, plusDays, timeOf, weekdayOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { blocksOf, daysShown, hoursOf, quarterAt, type Block } from './grid.js';
import classes from './week-grid.module.css';

const HOUR_REM = 3.25;
/** Below this, a finger or a mouse meant to click. */
const DRAGS_FROM_PX = 6;

/** Moves something: where it is to go, or, if nowhere is said, to ask where. */
export type Move = (item: AgendaItemResponse, localStart?: string) => void;

interface GridOf {
  items: readonly AgendaItemResponse[];
  monday: string;
  today: string;
  move: Move;
}

/** The week as a calendar: each day a column. What can be moved is dragged, or clicked and moved by its dialog. */
export function WeekGrid({ items, monday, today, move }: GridOf) {
  const { language } = useSpoken();
  const say = useTranslations('week');
  const blocks = blocksOf(items, monday);
  const { first, last } = hoursOf(blocks);
  const hours = Array.from({ length: last - first }, (_each, at) => first + at);
  const days = Array.from({ length: daysShown(blocks) }, (_each, at) => plusDays(monday, at));
  const columns = useRef<HTMLDivElement>(null);
  const off = items.filter(({ kind }) => kind === 'time_off');
  return (
    <div className={classes.grid} style={{ '--days': days.length, '--hours': hours.length } as CSSProperties}>
      <div className={classes.heads}>
        {days.map((date) => (
          <h2 key={date} className={date === today ? classes.today : undefined} aria-label={dayOf(date, language)}>
            <span>{weekdayOf(date, language)}</span> {Number(date.slice(8))}
          </h2>
        ))}
      </div>
      <div className={classes.hours} aria-hidden>
        {hours.map((hour) => (
          <span key={hour}>{String(hour).padStart(2, '0')}:00</span>
        ))}
      </div>
      <div className={classes.columns} ref={columns}>
        {days.map((date, day) => (
          <section key={date} className={classes.column} aria-label={dayOf(date, language)}>
            {off
              .filter((item) => covers(item, date))
              .map((item) => (
                <p key={item.id} className={classes.off}>
                  {say('time_off')}
                </p>
              ))}
            {blocks
              .filter((block) => block.day === day)
              .map((block) => (
                <WeekBlock key={block.item.id} block={block} first={first} columns={columns} days={days} move={move} />
              ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function covers({ localStart, startsAt, endsAt }: AgendaItemResponse, date: string): boolean {
  const days = Math.max(1, Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 86_400_000));
  const from = localStart.slice(0, 10);
  return date >= from && date < plusDays(from, days);
}

interface BlockOf {
  block: Block;
  first: number;
  columns: { current: HTMLDivElement | null };
  days: string[];
  move: Move;
}

function WeekBlock({ block, first, columns, days, move }: BlockOf) {
  const say = useTranslations('week');
  const { item, from, minutes, lane, lanes } = block;
  const [drag, setDrag] = useState<{ x: number; y: number; dx: number; dy: number }>();
  const isMovable = item.kind === 'session' && item.as === 'coach' && item.state === 'scheduled';
  const name = item.withNames.length ? item.withNames.join(', ') : say(item.kind);
  const style = {
    top: `${((from - first * 60) / 60) * HOUR_REM}rem`,
    height: `${(minutes / 60) * HOUR_REM}rem`,
    left: `${(lane / lanes) * 100}%`,
    width: `${100 / lanes}%`,
    transform: drag && `translate(${drag.dx}px, ${drag.dy}px)`,
  };
  const content = (
    <>
      <strong>{name}</strong>
      <span>
        {timeOf(item.localStart)}
        {item.number !== null && item.of !== null && ` · ${say('numbered', { number: item.number, of: item.of })}`}
      </span>
    </>
  );
  if (!isMovable)
    return (
      <div className={classes.block} data-kind={item.kind} data-state={item.state} style={style}>
        {content}
      </div>
    );
  const drop = (event: PointerEvent<HTMLButtonElement>) => {
    const grid = columns.current?.getBoundingClientRect();
    if (!drag || !grid) return;
    setDrag(undefined);
    if (Math.hypot(drag.dx, drag.dy) < DRAGS_FROM_PX) return move(item);
    const day = Math.floor((event.clientX - grid.left) / (grid.width / days.length));
    const hourPx =
      grid.height / (grid.height / parseFloat(getComputedStyle(document.documentElement).fontSize) / HOUR_REM);
    const to = days[Math.max(0, Math.min(days.length - 1, day))];
    if (to) move(item, `${to}T${quarterAt(from + (drag.dy / hourPx) * 60)}`);
  };
  return (
    <button
      type="button"
      className={`${classes.block} ${drag ? classes.dragged : ''}`}
      data-kind={item.kind}
      style={style}
      aria-haspopup="dialog"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ x: event.clientX, y: event.clientY, dx: 0, dy: 0 });
      }}
      onPointerMove={(event) => {
        if (drag) setDrag({ ...drag, dx: event.clientX - drag.x, dy: event.clientY - drag.y });
      }}
      onPointerUp={drop}
      onPointerCancel={() => setDrag(undefined)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        move(item);
      }}
    >
      {content}
    </button>
  );
}
