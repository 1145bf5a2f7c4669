import { VisuallyHidden } from '@mantine/core';
import { useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/** Has a screen reader read something out that others see happen: what was moved, how many were found. */
export function announce(text: string): void {
  // The same again is read again.
  said = said === text ? `${text}\u00A0` : text;
  for (const tell of listeners) tell();
}

/** Where it is read from: one place, which is always there. */
export function Announcer() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  return <VisuallyHidden role="status">{text}</VisuallyHidden>;
}
