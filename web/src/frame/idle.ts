/** At the latest, after so long. */
const PATIENCE_MS = 2_000;

/** When what is seen first has been painted, and nothing else is to be done: for what nobody misses until then. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Not every browser says when it is idle.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
    else setTimeout(resolve, PATIENCE_MS / 4);
  });
}
