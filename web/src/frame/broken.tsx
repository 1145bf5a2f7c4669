import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { queryClient } from '../asking/asking.js';
import { isOfThePage, problemOf } from '../asking/problem.js';
import { useReach } from '../asking/reachable.js';
import classes from './frame.module.css';
import { ProblemNotice } from './problem-notice.js';
import { Screen } from './screen.js';

const AGAIN_MS = 10_000;

/** In the place of a screen that could not be shown. What passes is asked for again: by itself, or at once. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const say = useTranslations('frame');
  const router = useRouter();
  const reach = useReach();
  const { isPassing, retryAfterSeconds } = problemOf(error);
  const again = async () => {
    if (isOfThePage(error)) return loadAfresh();
    await queryClient.resetQueries({ predicate: ({ state }) => state.status === 'error' });
    // What failed before the screen began is tried again with its address.
    await router.invalidate();
    return reset();
  };
  const againByItself = useEffectEvent(() => void again());
  useEffect(() => {
    if (!isPassing) return undefined;
    const timer = setInterval(againByItself, retryAfterSeconds ? retryAfterSeconds * 1_000 : AGAIN_MS);
    globalThis.addEventListener('online', againByItself);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener('online', againByItself);
    };
  }, [isPassing, retryAfterSeconds]);
  // Something else on the page has found that it answers again.
  const was = useRef(reach);
  useEffect(() => {
    if (isPassing && reach === 'well' && was.current !== 'well') againByItself();
    was.current = reach;
  }, [isPassing, reach]);
  return (
    <div className={classes.main}>
      <Screen title={say('broken')}>
        <ProblemNotice error={error} again={() => void again()} />
      </Screen>
    </div>
  );
}

/**
 * A part of the app that did not arrive is had by loading all of it afresh: a browser does not ask for the same file
 * twice. Not while nothing answers: the page would be gone, and what is typed on it out of sight.
 */
async function loadAfresh(): Promise<void> {
  const { ok } = await fetch('/', { cache: 'no-store' }).catch(() => ({ ok: false }));
  if (ok) globalThis.location.reload();
}
