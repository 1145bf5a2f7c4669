import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { engagementsReadOptions, mePromptsOptions } from '../../client/@tanstack/react-query.gen.js';
import type { EngagementResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { usePerson } from '../frame/session.js';
import { Waiting } from '../frame/waiting.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Part } from './part.js';
import { PlanDates } from './plan-dates.js';
import { Signing } from './signing.js';
import { TermLines } from './terms.js';

/** What is agreed to, in full, and where to agree. */
export function AgreementScreen() {
  const say = useTranslations('agreement');
  const { engagementId } = useParams({ from: '/signed-in/agreements/$engagementId' });
  const { data, error, isPending } = useQuery(engagementsReadOptions({ path: { engagementId } }));
  const prompts = useSuspenseQuery(mePromptsOptions()).data.items;
  const asked = prompts.find((one) => one.kind === 'signature' && one.engagementId === engagementId);
  return (
    <Screen title={say('title')} about={say('about')}>
      {isPending && <Waiting />}
      {data && <Terms engagement={data} />}
      <ProblemNotice error={error} />
      {asked && <Signing engagementId={engagementId} as={asked.as} />}
    </Screen>
  );
}

function Terms({ engagement }: { engagement: EngagementResponse }) {
  const say = useTranslations('agreement');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { coach, coachee, agreementDueAt } = engagement;
  return (
    <>
      <Part title={say('terms', { coach: coach.name, coachee: coachee.name })}>
        <TermLines engagement={engagement} />
        {agreementDueAt && (
          <p className={classes.faint}>{say('due', { when: momentOf(agreementDueAt, timeZone, language) })}</p>
        )}
        <ul className="plain-list">
          {engagement.signatures.map(({ party, decision, at }) => (
            <li key={party + at} className={classes.faint}>
              {say(`signed.${decision}`, { party: say(`parties.${party}`), when: momentOf(at, timeZone, language) })}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={say('dates')}>
        <Suspense fallback={<Waiting />}>
          <PlanDates engagement={engagement} />
        </Suspense>
      </Part>
    </>
  );
}
