import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { companiesEngagement, companiesList } from '../../client/sdk.gen.js';
import type { SponsoredEngagementResponse } from '../../client/types.gen.js';
import { problemOf } from '../asking/problem.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Part } from './part.js';

/** What a sponsor agrees to: who, how many, and when. They see no more of it afterwards either. */
export function SponsorTerms({ engagementId }: { engagementId: string }) {
  const say = useTranslations('agreement');
  const { language } = useSpoken();
  const queryKey = ['sponsor-terms', engagementId];
  const { data, error } = useQuery({ queryKey, queryFn: () => sponsored(engagementId) });
  if (!data) return <ProblemNotice error={error} />;
  const { coach, coachee, sessions, startsOn, endsOn } = data;
  return (
    <Part title={say('terms', { coach, coachee })}>
      <ul className={classes.terms}>
        <li>{say('sessionsAlone', { sessions })}</li>
        <li>{say('window', { from: dateOf(startsOn, language), to: dateOf(endsOn, language) })}</li>
        <li>{say('paid')}</li>
        <li>{say('wall')}</li>
      </ul>
    </Part>
  );
}

/** A sponsor finds an engagement by its company; theirs are one or two. */
async function sponsored(engagementId: string): Promise<SponsoredEngagementResponse> {
  const { items } = (await companiesList()).data;
  for (const { id: companyId } of items) {
    try {
      return (await companiesEngagement({ path: { companyId, engagementId } })).data;
    } catch (thrown) {
      if (problemOf(thrown).status !== 404) throw thrown;
    }
  }
  throw problemOf(undefined);
}
