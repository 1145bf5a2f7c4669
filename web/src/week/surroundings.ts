import { useQueries, useQuery } from '@tanstack/react-query';
import {
  availabilityReadOptions,
  holidaysListOptions,
  travelListOptions,
} from '../../client/@tanstack/react-query.gen.js';
import { openOn, settingsOf } from '../availability/hours.js';
import { plusDays } from '../times/times.js';

/** What is around appointments: hours, holidays that are kept, and what is left free before and after. */
export interface Surroundings {
  before: number;
  after: number;
  /** In minutes of the day; undefined where any hour is open, or where it cannot be told. */
  openOn: (date: string) => { from: number; to: number }[] | undefined;
  holidayOn: (date: string) => string | undefined;
}

/** Those of a week. Nothing waits for them: the week is there before. */
export function useSurroundings(monday: string): Surroundings {
  const { data: availability } = useQuery(availabilityReadOptions());
  const { data: travel } = useQuery(travelListOptions());
  const years = [...new Set([monday, plusDays(monday, 6)].map((date) => Number(date.slice(0, 4))))];
  const holidays = useQueries({
    queries: years.map((year) => ({
      ...holidaysListOptions({ query: { year } }),
      enabled: Boolean(availability?.holidays),
    })),
  });
  const settings = availability && settingsOf(availability);
  const kept = holidays.flatMap(({ data }) => data?.items ?? []).filter((one) => one.kept);
  const isAway = (date: string) =>
    travel?.items.some(({ firstDay, lastDay }) => date >= firstDay && date <= lastDay) ?? true;
  return {
    before: availability?.bufferBeforeMinutes ?? 0,
    after: availability?.bufferAfterMinutes ?? 0,
    // On a journey, hours are by another clock than the calendar's.
    openOn: (date) => (settings && !isAway(date) ? openOn(settings, date) : undefined),
    holidayOn: (date) => kept.find(({ firstDay, lastDay }) => date >= firstDay && date <= lastDay)?.name,
  };
}
