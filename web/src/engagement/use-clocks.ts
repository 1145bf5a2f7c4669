import { useSuspenseQuery } from '@tanstack/react-query';
import { meAgendaOptions } from '../../client/@tanstack/react-query.gen.js';
import { usePerson } from '../frame/session.js';
import { localIn } from '../times/times.js';

/** A date as the server tells it: an instant, and the wall clock that it was booked by. */
export interface Dated {
  id?: string;
  startsAt: string;
  localStart: string;
  timeZone: string;
}

/** The same for a reader: on their own clock and, where it differs, on the other one. */
export interface Clocks {
  local: string;
  zone: string;
  there?: { local: string; zone: string } | undefined;
}

/**
 * When something is on the reader's clock. Of what is ahead the server says it, by its own zone data; of what is over,
 * or only proposed, the browser does.
 */
export function useClocks(): (date: Dated) => Clocks {
  const { timeZone } = usePerson();
  const agenda = useSuspenseQuery(meAgendaOptions()).data.items;
  return (date) => {
    const item = agenda.find(({ id }) => id === date.id);
    return item ? { local: item.localStart, zone: item.timeZone, ...thereOf(item) } : clocksIn(date, timeZone);
  };
}

function thereOf({ otherLocalStart, otherTimeZone }: { otherLocalStart: string | null; otherTimeZone: string | null }) {
  return otherLocalStart && otherTimeZone ? { there: { local: otherLocalStart, zone: otherTimeZone } } : {};
}

function clocksIn({ startsAt, localStart, timeZone }: Dated, readers: string): Clocks {
  const local = localIn(startsAt, readers);
  const isSame = local === localStart.slice(0, 16);
  return { local, zone: readers, ...(isSame ? {} : { there: { local: localStart, zone: timeZone } }) };
}
