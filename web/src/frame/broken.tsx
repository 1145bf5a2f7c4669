import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './frame.module.css';
import { ProblemNotice } from './problem-notice.js';
import { Screen } from './screen.js';

/** In the place of a screen that could not be shown. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const say = useTranslations('frame');
  return (
    <div className={classes.main}>
      <Screen title={say('broken')}>
        <ProblemNotice error={error} again={reset} />
      </Screen>
    </div>
  );
}
