import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { engagementsRenewalDecisionsOptions } from '../../client/@tanstack/react-query.gen.js';
import { usePerson } from '../frame/session.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Part } from './part.js';
import type { Whose } from './whose.js';

/** What the company that pays decided about a renewal; nothing until it did. */
export function CompanyDecision({ whose: { engagement, engagementId } }: { whose: Whose }) {
  return engagement.companyId ? <Latest engagementId={engagementId} /> : null;
}

function Latest({ engagementId }: { engagementId: string }) {
  const say = useTranslations('plan.company');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { items } = useSuspenseQuery(engagementsRenewalDecisionsOptions({ path: { engagementId } })).data;
  const [latest] = items;
  if (!latest) return null;
  const { decision, by, at, reason } = latest;
  return (
    <Part title={say(decision)} tone={decision === 'renew' ? 'waiting' : undefined}>
      {reason && <q>{reason}</q>}
      <p className={classes.faint}>
        {by} · {momentOf(at, timeZone, language)}
      </p>
    </Part>
  );
}
