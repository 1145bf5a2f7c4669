import { useCallback, useRef, useState } from 'react';
import { problemOf } from './problem.js';

/** Headers of a change to the version that was read. */
export function atVersion(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/** Headers by which a form takes effect once, however often it is sent: the same until `renew`, after it succeeded. */
export function useOnce() {
  const key = useRef<string>(undefined);
  const headers = useCallback(() => ({ 'Idempotency-Key': (key.current ??= crypto.randomUUID()) }), []);
  const renew = useCallback(() => (key.current = undefined), []);
  return { headers, renew };
}

/**
 * Somebody else was first (412): their version is read, to be shown beside one's own, and nothing is lost.
 * `meet` is asked with what a change threw, and answers whether it was that.
 */
export function useConflict<T>(readTheirs: () => Promise<T>) {
  const [theirs, setTheirs] = useState<T>();
  const meet = async (thrown: unknown): Promise<boolean> => {
    if (problemOf(thrown).status !== 412) return false;
    setTheirs(await readTheirs());
    return true;
  };
  return { theirs, meet, settle: () => setTheirs(undefined) };
}
