import { useSyncExternalStore } from 'react';

export type Reach = 'well' | 'offline' | 'away';

let reach: Reach = 'well';
const listeners = new Set<() => void>();

function become(next: Reach): void {
  if (next === reach) return;
  reach = next;
  for (const tell of listeners) tell();
}

export const reached = () => become('well');
export const unreached = (why: 'offline' | 'away') => become(why);

/** Whether the server answers, as far as the last request told. */
export function useReach(): Reach {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => reach,
  );
}
