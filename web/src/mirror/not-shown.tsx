import { IconLock } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './not-shown.module.css';

/** What is not shown, and why: in every place where a company reads. */
export function NotShown() {
  const say = useTranslations('mirror.notShown');
  return (
    <aside className={classes.aside} aria-label={say('title')}>
      <IconLock size={18} stroke={1.6} aria-hidden />
      <p>
        <strong>{say('title')}</strong> {say('what')} {say('why')}
      </p>
    </aside>
  );
}
