import type { AgendaItemResponse } from '../../client/types.gen.js';

/** Something in a day of the grid: where it is, in minutes of the day, and beside how many others. */
export interface Block {
  item: AgendaItemResponse;
  /** Of the week: 0 is Monday. */
  day: number;
  from: number;
  minutes: number;
  /** Of those at the same time, which one from the left. */
  lane: number;
  lanes: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Hours that are shown even where nothing is in them. */
const FIRST_HOUR = 8;
const LAST_HOUR = 18;
const DAY_MINUTES = 24 * 60;

const minutesOf = (localStart: string) => Number(localStart.slice(11, 13)) * 60 + Number(localStart.slice(14, 16));

/** Places what is in a week, Monday's date given; what lies over midnight is cut off there. Days off are no blocks. */
export function blocksOf(items: readonly AgendaItemResponse[], monday: string): Block[] {
  const placed = items
    .filter(({ kind }) => kind !== 'time_off')
    .map((item) => {
      const date = item.localStart.slice(0, 10);
      const day = Math.round((Date.parse(`${date}T00:00Z`) - Date.parse(`${monday}T00:00Z`)) / DAY_MS);
      const from = minutesOf(item.localStart);
      const lasts = (Date.parse(item.endsAt) - Date.parse(item.startsAt)) / MINUTE_MS;
      return { item, day, from, minutes: Math.min(lasts, DAY_MINUTES - from) };
    })
    .filter(({ day }) => day >= 0 && day < 7);
  return [0, 1, 2, 3, 4, 5, 6].flatMap((day) => sideBySide(placed.filter((each) => each.day === day)));
}

/** Gives each its lane: what overlaps, also by way of a third, shares the width. */
function sideBySide(blocks: Omit<Block, 'lane' | 'lanes'>[]): Block[] {
  const result: Block[] = [];
  let group: Omit<Block, 'lanes'>[] = [];
  let ends: number[] = [];
  const close = () => {
    result.push(...group.map((block) => ({ ...block, lanes: ends.length })));
    [group, ends] = [[], []];
  };
  for (const block of blocks.toSorted((a, b) => a.from - b.from || b.minutes - a.minutes)) {
    if (group.length && block.from >= Math.max(...ends)) close();
    const free = ends.findIndex((end) => end <= block.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = block.from + block.minutes;
    group.push({ ...block, lane });
  }
  close();
  return result;
}

/** Which hours the grid shows: a working day, and all that is outside of it. */
export function hoursOf(blocks: readonly Block[]): { first: number; last: number } {
  const starts = blocks.map(({ from }) => Math.floor(from / 60));
  const ends = blocks.map(({ from, minutes }) => Math.ceil((from + minutes) / 60));
  return { first: Math.min(FIRST_HOUR, ...starts), last: Math.max(LAST_HOUR, ...ends) };
}

/** How many days the grid shows: the weekend where something is in it, or where it is now. */
export function daysShown(blocks: readonly Block[], monday: string, today: string): number {
  const now = Math.round((Date.parse(`${today}T00:00Z`) - Date.parse(`${monday}T00:00Z`)) / DAY_MS);
  return Math.max(5, now < 7 ? now + 1 : 0, ...blocks.map(({ day }) => day + 1));
}

/** Where something is put down: a quarter of an hour, within the day. */
export function quarterAt(minutes: number): string {
  const at = Math.max(0, Math.min(DAY_MINUTES - 15, Math.round(minutes / 15) * 15));
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

/** A stretch of a day, in its minutes. */
export interface Stretch {
  from: number;
  minutes: number;
}

/** What of a day somebody has off: all of it, or the hours that were taken. */
export function offOn(items: readonly AgendaItemResponse[], date: string): Stretch[] {
  return items
    .filter(({ kind }) => kind === 'time_off')
    .flatMap(({ localStart, startsAt, endsAt }) => {
      const lasts = (Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS;
      const after = Math.round(
        (Date.parse(`${date}T00:00Z`) - Date.parse(`${localStart.slice(0, 10)}T00:00Z`)) / DAY_MS,
      );
      const isOfHours = minutesOf(localStart) > 0 || lasts < DAY_MINUTES - 60;
      // Days are as long as their clocks say; hours end when they end.
      const whole = Math.round(lasts / DAY_MINUTES) * DAY_MINUTES;
      const from = Math.max(0, minutesOf(localStart) - after * DAY_MINUTES);
      const to = Math.min(DAY_MINUTES, minutesOf(localStart) + (isOfHours ? lasts : whole) - after * DAY_MINUTES);
      return after >= 0 && to > from ? [{ from, minutes: to - from }] : [];
    });
}

/** What of the shown hours of a day lies outside of those in which somebody can be met; nothing, if any hour is open. */
export function closedOn(
  open: readonly { from: number; to: number }[] | undefined,
  { first, last }: { first: number; last: number },
): Stretch[] {
  if (!open) return [];
  const closed: Stretch[] = [];
  let at = first * 60;
  for (const { from, to } of open.toSorted((a, b) => a.from - b.from)) {
    if (from > at) closed.push({ from: at, minutes: Math.min(from, last * 60) - at });
    at = Math.max(at, to);
  }
  if (at < last * 60) closed.push({ from: at, minutes: last * 60 - at });
  return closed.filter(({ minutes }) => minutes > 0);
}

/** Where a block would be, moved by some days within those that are shown, and by some minutes. */
export function movedTo({ day, from }: Block, days: readonly string[], byDays: number, byMinutes: number): string {
  const to = days[Math.max(0, Math.min(days.length - 1, day + byDays))] ?? '';
  return `${to}T${quarterAt(from + byMinutes)}`;
}
