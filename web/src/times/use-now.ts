import { useEffect, useState } from 'react';

const OFTEN_MS = 30_000;

/** The time it is, so that what depends on it is told anew while a page stays open. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), OFTEN_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
