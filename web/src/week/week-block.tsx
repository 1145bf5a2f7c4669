import { Link } from '@tanstack/react-router';
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslations } from 'use-intl';
import { announce } from '../frame/announcer.js';
import { dayOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { movedTo, type Block } from './grid.js';
import type { Move } from './move.js';
import classes from './week-grid.module.css';

export const HOUR_REM = 3.25;
/** Below this, a finger or a mouse meant to click. */
const DRAGS_FROM_PX = 6;
const STEPS: Record<string, [byDays: number, byMinutes: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -15],
  ArrowDown: [0, 15],
};

interface BlockOf {
  block: Block;
  first: number;
  columns: { current: HTMLDivElement | null };
  days: string[];
  move: Move;
}

/** Something in the calendar. A session that can be moved is dragged, or moved by arrow keys, and asks before it is. */
export function WeekBlock({ block, first, columns, days, move }: BlockOf) {
  const say = useTranslations('week');
  const { item, from, minutes, lane, lanes } = block;
  const { shift, ...moving } = useMoving({ block, columns, days, move });
  const isMovable = item.kind === 'session' && item.as === 'coach' && item.state === 'scheduled';
  const name = item.withNames.length ? item.withNames.join(', ') : say(item.kind);
  const style = {
    top: `${((from - first * 60) / 60) * HOUR_REM}rem`,
    height: `${(minutes / 60) * HOUR_REM}rem`,
    left: `${(lane / lanes) * 100}%`,
    width: `${100 / lanes}%`,
    ...(shift && { transform: `translate(${shift.dx}px, ${shift.dy}px)` }),
  };
  const place = { className: `${classes.block} ${shift ? classes.dragged : ''}`, style, 'data-kind': item.kind };
  const content = (
    <>
      <strong>{name}</strong>
      <span>
        {timeOf(shift?.to ?? item.localStart)}
        {item.number !== null && item.of !== null && ` · ${say('numbered', { number: item.number, of: item.of })}`}
        {item.kind === 'meeting' && item.meetingKind && ` · ${say(`meetings.${item.meetingKind}`)}`}
        {item.kind === 'hold' && ` · ${say('hold')}`}
      </span>
    </>
  );
  if (isMovable)
    return (
      <button type="button" {...place} aria-haspopup="dialog" aria-describedby="how-to-move" {...moving}>
        {content}
      </button>
    );
  if (item.engagementId && item.as !== 'guest')
    return (
      <Link
        to="/engagements/$engagementId"
        params={{ engagementId: item.engagementId }}
        {...place}
        data-state={item.state}
      >
        {content}
      </Link>
    );
  return (
    <div {...place} data-state={item.state}>
      {content}
    </div>
  );
}

interface Shift {
  x: number;
  y: number;
  dx: number;
  dy: number;
  to: string;
}

/** How far it has been taken, and what takes it there. */
function useMoving({ block, columns, days, move }: Omit<BlockOf, 'first'>) {
  const say = useTranslations('week');
  const { language } = useSpoken();
  const [shift, setShift] = useState<Shift>();
  const at = (dx: number, dy: number, x = 0, y = 0): Shift => {
    const dayPx = (columns.current?.clientWidth ?? 1) / days.length;
    return { x, y, dx, dy, to: movedTo(block, days, Math.round(dx / dayPx), (dy / hourPx()) * 60) };
  };
  const letGo = () => setShift(undefined);
  return {
    shift,
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setShift(at(0, 0, event.clientX, event.clientY));
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) =>
      setShift((was) => was && at(clientX - was.x, clientY - was.y, was.x, was.y)),
    onPointerUp: () => {
      if (!shift) return;
      letGo();
      move(block.item, Math.hypot(shift.dx, shift.dy) < DRAGS_FROM_PX ? undefined : shift.to);
    },
    onPointerCancel: letGo,
    onBlur: letGo,
    onKeyDown: (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (step) {
        const dayPx = (columns.current?.clientWidth ?? 1) / days.length;
        const next = at((shift?.dx ?? 0) + step[0] * dayPx, (shift?.dy ?? 0) + (step[1] / 60) * hourPx());
        setShift(next);
        announce(say('to', { day: dayOf(next.to, language), time: timeOf(next.to) }));
      } else if (event.key === 'Escape') letGo();
      else if (event.key === 'Enter' || event.key === ' ') {
        letGo();
        move(block.item, shift?.to);
      } else return;
      event.preventDefault();
    },
  };
}

function hourPx(): number {
  return HOUR_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);
}
