import { v7 } from 'uuid';

let made = 0;

/**
 * An id that sorts by time (UUIDv7, RFC 9562). Within one millisecond those of one process sort by when they were made,
 * so that "in the order they were added" holds for rows that one request writes.
 * @param msecs the time to sort by; the machine's own if left out
 */
export function uuidv7({ msecs }: { msecs?: number } = {}): string {
  made = (made + 1) % 0xffff_ffff;
  return msecs === undefined ? v7({ seq: made }) : v7({ msecs, seq: made });
}
