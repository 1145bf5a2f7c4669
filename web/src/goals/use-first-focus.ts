import { useEffect, useRef } from 'react';

/** For what takes the place of the button that was pressed: one goes on typing where one is, and not at the top again. */
export function useFirstFocus<T extends HTMLElement>() {
  const first = useRef<T>(null);
  useEffect(() => first.current?.focus(), []);
  return first;
}
