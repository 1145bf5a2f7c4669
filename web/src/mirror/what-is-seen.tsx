import { Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { sharesListOptions } from '../../client/@tanstack/react-query.gen.js';
import {
  engagementsManagerView,
  engagementsPreviewManagerView,
  engagementsPreviewSponsorView,
  engagementsSponsorView,
  sharesWithManager,
  sharesWithSponsor,
} from '../../client/sdk.gen.js';
import type { EngagementResponse, GoalSharesResponse, SponsorViewResponse } from '../../client/types.gen.js';
import { atVersion } from '../asking/changing.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { ManagerView } from './manager-view.js';
import classes from './mirror.module.css';
import { SponsorView } from './sponsor-view.js';
import { differences, type Shared, type Wishes } from './wishes.js';

interface Props {
  engagement: EngagementResponse;
  goals: readonly GoalSharesResponse[];
  managerId: string | undefined;
  wishes: Wishes;
  settle: () => void;
}

/** What the sponsor or a manager sees; or would see, until that is shared or thought better of. */
export function WhatIsSeen({ engagement, goals, managerId, wishes, settle }: Props) {
  const say = useTranslations('mirror.sharing');
  const { data, error, refetch } = useSeen(engagement, managerId, wishes);
  const share = useSharing(engagement.id, goals, managerId);
  const isPreview = wishes.size > 0;
  return (
    <section className={classes.seen}>
      <h2>{managerId ? say('managerSees') : say('sponsorSees')}</h2>
      <p className={classes.faint}>{engagement.state === 'draft' ? say('draft') : say('exactly')}</p>
      {isPreview && (
        <div className={classes.preview} role="status">
          <p>{say('preview', differences(wishes, goals, managerId))}</p>
          <div className={classes.buttons}>
            <Button variant="default" size="sm" onClick={settle}>
              {say('discard')}
            </Button>
            <Button size="sm" loading={share.isPending} onClick={() => share.mutate(wishes, { onSuccess: settle })}>
              {say('share')}
            </Button>
          </div>
        </div>
      )}
      <ProblemNotice error={share.error} />
      <ProblemNotice error={error} again={() => void refetch()} />
      {!data && !error && <Skeleton height={420} radius="lg" />}
      {data && (
        <div className={classes.glass} data-preview={isPreview || undefined} data-seen>
          {'goals' in data && Array.isArray(data.goals) ? (
            <ManagerView view={{ ...data, goals: data.goals }} />
          ) : (
            <SponsorView view={data as SponsorViewResponse} />
          )}
        </div>
      )}
    </section>
  );
}

/** As it is; or as it would be: asked for without sharing anything. A draft is not shown to anybody yet. */
function useSeen({ id: engagementId, state }: EngagementResponse, managerId: string | undefined, wishes: Wishes) {
  const path = { engagementId };
  const goals = [...wishes].map(([goalId, shared]) => ({ goalId, ...shared }));
  return useQuery({
    queryKey: ['seen', engagementId, managerId, goals],
    queryFn: async () => {
      if (managerId && goals.length > 0)
        return (await engagementsPreviewManagerView({ path, body: { managerId, goals } })).data;
      if (managerId) return (await engagementsManagerView({ path, query: { managerId } })).data;
      if (goals.length > 0 || state === 'draft')
        return (await engagementsPreviewSponsorView({ path, body: { goals } })).data;
      return (await engagementsSponsorView({ path })).data;
    },
    placeholderData: keepPreviousData,
    // Whoever opens it sees what is there at this moment.
    staleTime: 0,
  });
}

function useSharing(engagementId: string, goals: readonly GoalSharesResponse[], managerId: string | undefined) {
  const say = useTranslations('mirror.sharing');
  const client = useQueryClient();
  const again = async () => {
    await client.invalidateQueries({ queryKey: sharesListOptions({ path: { engagementId } }).queryKey });
    await client.invalidateQueries({ queryKey: ['share-history', engagementId] });
    await client.invalidateQueries({ queryKey: ['seen'] });
  };
  const put = async (goalId: string, body: Shared) => {
    const { version } = goals.find((goal) => goal.goalId === goalId) ?? {};
    if (version === undefined) return;
    const headers = atVersion(version);
    if (managerId) await sharesWithManager({ path: { engagementId, goalId, managerId }, headers, body });
    else await sharesWithSponsor({ path: { engagementId, goalId }, headers, body });
  };
  return useMutation({
    mutationFn: async (wishes: Wishes) => {
      for (const [goalId, shared] of wishes) await put(goalId, shared);
    },
    onSuccess: () => toast(say('done')),
    // Also after a refusal: what was shared before it is, and the rest stays a wish.
    onSettled: again,
  });
}
