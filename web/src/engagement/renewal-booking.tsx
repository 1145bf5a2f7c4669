import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { engagementsRenew, engagementsSubmit } from '../../client/sdk.gen.js';
import type { RenewEngagementRequest } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import classes from './engagement.module.css';
import { useWhose } from './whose.js';

interface Props {
  /** Undefined while something is missing. */
  request: RenewEngagementRequest | undefined;
  count: number;
}

/** Drafts it and asks everybody: until all have agreed, its dates are held. */
export function RenewalBooking({ request, count }: Props) {
  const say = useTranslations('renewal');
  const { engagementId, other } = useWhose();
  const client = useQueryClient();
  const navigate = useNavigate();
  const renew = useMutation({
    mutationFn: async (body: RenewEngagementRequest) => {
      const { data } = await engagementsRenew({ path: { engagementId }, body });
      // Where its dates were taken meanwhile, it is a draft, and its page says what to do about it.
      await engagementsSubmit({ path: { engagementId: data.id } }).catch(() => toast(say('notAsked')));
      return data.id;
    },
    onSuccess: async (renewalId) => {
      await client.invalidateQueries();
      toast(say('done', { name: other.name }));
      await navigate({ to: '/engagements/$engagementId', params: { engagementId: renewalId } });
    },
  });
  return (
    <div className={classes.ask}>
      <ProblemNotice error={renew.error} />
      <Button size="md" disabled={!request} loading={renew.isPending} onClick={() => request && renew.mutate(request)}>
        {say('ask', { count })}
      </Button>
      <p className={classes.faint}>{say(request ? 'held' : 'notYet')}</p>
    </div>
  );
}
