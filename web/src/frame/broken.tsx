import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { queryClient } from '../asking/asking.js';
import { isOfThePage } from '../asking/problem.js';
import classes from './frame.module.css';
import { ProblemNotice } from './problem-notice.js';
import { Screen } from './screen.js';

/** In the place of a screen that could not be shown. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const say = useTranslations('frame');
  const again = async () => {
    // A part of the app that did not arrive is asked for by loading it afresh.
    if (isOfThePage(error)) return globalThis.location.reload();
    await queryClient.resetQueries({ predicate: ({ state }) => state.status === 'error' });
    return reset();
  };
  return (
    <div className={classes.main}>
      <Screen title={say('broken')}>
        <ProblemNotice error={error} again={() => void again()} />
      </Screen>
    </div>
  );
}
