import { useEffect, useState } from 'react';
import { clockIn, todayIn } from '../times/times.js';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** The date and the minute that it is in a zone, as the browser knows it; by the minute. */
export function useNow(timeZone: string): { now: Date; today: string; minute: number } {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  const clock = clockIn(now.toISOString(), timeZone, 'en');
  return {
    now,
    today: todayIn(timeZone, now),
    minute: Number(clock.slice(0, 2)) * HOUR_MINUTES + Number(clock.slice(3, 5)),
  };
}

/** `in 2 hours`, for what begins within a day; undefined for what is further away, or has begun. */
export function soonIn(startsAt: string, now: Date, language: string): string | undefined {
  const minutes = Math.round((Date.parse(startsAt) - now.getTime()) / MINUTE_MS);
  if (minutes < 0 || minutes >= DAY_MINUTES) return undefined;
  const written = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  return minutes < HOUR_MINUTES
    ? written.format(minutes, 'minute')
    : written.format(Math.round(minutes / HOUR_MINUTES), 'hour');
}
