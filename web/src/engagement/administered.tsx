import { useTranslations } from 'use-intl';
import classes from './engagement.module.css';
import { OpenHandover } from './handover.js';
import { Steps } from './steps.js';
import type { Whose } from './whose.js';

/** What an administrator has of an engagement: what can be done about who coaches it, and nothing of what is said. */
export function Administered({ whose }: { whose: Whose }) {
  const say = useTranslations('engagement');
  return (
    <>
      <section className={`sheet ${classes.part}`}>{say('closed')}</section>
      <OpenHandover whose={whose} />
      <Steps whose={whose} />
    </>
  );
}
