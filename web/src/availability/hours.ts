import type {
  AvailabilityResponse,
  HoursRequest,
  SetAvailabilityRequest,
  Weekday,
  WeeklyWindowRequest,
} from '../../client/types.gen.js';

/** All that somebody says about when they can be met. */
export type Settings = Required<SetAvailabilityRequest>;

/** What is wrong with the hours of a day, as far as it can be told before they are sent. */
export type HoursTrouble = 'backwards' | 'overlap';

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const DAY_MINUTES = 24 * 60;
/** What is offered at first, and after a break. */
const FIRST: HoursRequest = { from: '09:00', to: '17:00' };
const BREAK_MINUTES = 60;
const AFTERNOON_MINUTES = 4 * 60;

/** What was read, as it is sent back. */
export function settingsOf({ timeZone: _zone, version: _version, ...settings }: AvailabilityResponse): Settings {
  return {
    ...settings,
    weekly: settings.weekly.map((window) => ({ ...window, to: endOf(window.to) })),
    exceptions: settings.exceptions.map(({ day, windows }) => ({
      day,
      windows: windows.map(({ from, to }) => ({ from, to: endOf(to) })),
    })),
  };
}

/** The end of a day as a field for times can show it. */
function endOf(to: string): string {
  return to === '24:00' ? '00:00' : to;
}

/** `09:30` in minutes of the day. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The same the other way round; within the day. */
export function timeAt(minutes: number): string {
  const within = Math.max(0, Math.min(DAY_MINUTES, minutes)) % DAY_MINUTES;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

/** In minutes; midnight as an end is that of the day's end. */
function spanOf({ from, to }: HoursRequest): { from: number; to: number } {
  return { from: minutesOf(from), to: minutesOf(to) || DAY_MINUTES };
}

/** What to offer where somebody adds hours to a day: a working day, or the time after a break. */
export function furtherHours(windows: readonly HoursRequest[]): HoursRequest {
  const end = Math.max(0, ...windows.map((window) => spanOf(window).to));
  if (windows.length === 0) return FIRST;
  const from = Math.min(DAY_MINUTES - 15, end + BREAK_MINUTES);
  return { from: timeAt(from), to: timeAt(Math.min(DAY_MINUTES, from + AFTERNOON_MINUTES)) };
}

/** What is wrong with a day's hours, if anything is. */
export function troubleOf(windows: readonly HoursRequest[]): HoursTrouble | undefined {
  const spans = windows.map(spanOf).toSorted((a, b) => a.from - b.from);
  if (spans.some(({ from, to }) => to <= from)) return 'backwards';
  return spans.some(({ from }, at) => at > 0 && from < (spans[at - 1]?.to ?? 0)) ? 'overlap' : undefined;
}

/** The hours of a weekday, without its name. */
export function hoursOn(weekly: readonly WeeklyWindowRequest[], weekday: Weekday): HoursRequest[] {
  return weekly.filter((window) => window.weekday === weekday).map(({ from, to }) => ({ from, to }));
}

/** The week with other hours on some weekdays. */
export function withHours(
  weekly: readonly WeeklyWindowRequest[],
  weekdays: readonly Weekday[],
  windows: readonly HoursRequest[],
): WeeklyWindowRequest[] {
  const others = weekly.filter(({ weekday }) => !weekdays.includes(weekday));
  const these = weekdays.flatMap((weekday) => windows.map(({ from, to }) => ({ from, to, weekday })));
  return [...others, ...these].toSorted((a, b) => a.weekday - b.weekday);
}

/** Whether all of it could be sent. */
export function isSound({ weekly, exceptions }: Settings): boolean {
  const days = exceptions.map(({ day }) => day);
  return (
    new Set(days).size === days.length &&
    WEEKDAYS.every((weekday) => !troubleOf(hoursOn(weekly, weekday))) &&
    exceptions.every(({ windows }) => !troubleOf(windows))
  );
}

/** When somebody can be met on a date, in minutes of the day; undefined: at any hour. */
export function openOn(
  { weekly, exceptions }: Pick<Settings, 'weekly' | 'exceptions'>,
  date: string,
): { from: number; to: number }[] | undefined {
  const other = exceptions.find(({ day }) => day === date);
  if (other) return other.windows.map(spanOf);
  if (weekly.length === 0) return undefined;
  const weekday = ((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1;
  return weekly.filter((window) => window.weekday === weekday).map(spanOf);
}
