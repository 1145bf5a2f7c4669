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

/** How many days the grid shows: the weekend where something is in it. */
export function daysShown(blocks: readonly Block[]): number {
  return Math.max(5, ...blocks.map(({ day }) => day + 1));
}

/** Where something is put down: a quarter of an hour, within the day. */
export function quarterAt(minutes: number): string {
  const at = Math.max(0, Math.min(DAY_MINUTES - 15, Math.round(minutes / 15) * 15));
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
