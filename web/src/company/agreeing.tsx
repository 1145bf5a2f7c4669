import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import {
  companiesEngagementOptions,
  engagementsSignMutation,
  mePromptsOptions,
} from '../../client/@tanstack/react-query.gen.js';
import type { SponsorViewResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';

/** The sponsor is asked to agree, while they are. */
export function Agreeing({ companyId, view }: { companyId: string; view: SponsorViewResponse }) {
  const say = useTranslations('company.agreeing');
  const { language } = useSpoken();
  const client = useQueryClient();
  const prompts = useSuspenseQuery(mePromptsOptions()).data.items;
  const { mutate, error, isPending } = useMutation({
    ...engagementsSignMutation(),
    onSuccess: async () => {
      const path = { companyId, engagementId: view.id };
      await client.invalidateQueries({ queryKey: companiesEngagementOptions({ path }).queryKey });
      await client.invalidateQueries({ queryKey: mePromptsOptions().queryKey });
    },
  });
  const isAsked = prompts.some(({ kind, as, engagementId }) => {
    return kind === 'signature' && as === 'sponsor' && engagementId === view.id;
  });
  if (!isAsked) return null;
  const sign = (decision: 'agreed' | 'declined') => mutate({ path: { engagementId: view.id }, body: { decision } });
  const terms = {
    ...{ coachee: view.coachee, coach: view.coach, sessions: view.sessions },
    ...{ from: dateOf(view.startsOn, language), to: dateOf(view.endsOn, language) },
  };
  return (
    <section className="sheet">
      <h2>{say('title')}</h2>
      <p>{say('terms', terms)}</p>
      <ProblemNotice error={error} />
      <Group>
        <Button loading={isPending} onClick={() => sign('agreed')}>
          {say('agree')}
        </Button>
        <Button variant="default" disabled={isPending} onClick={() => sign('declined')}>
          {say('decline')}
        </Button>
      </Group>
    </section>
  );
}
