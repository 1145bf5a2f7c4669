import { Box, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { engagementsSignMutation } from '../../client/@tanstack/react-query.gen.js';
import type { PromptedAs, SignatureDecision } from '../../client/types.gen.js';
import { Reason, useWhy } from '../drafts/reason.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { Part } from './part.js';

/** Agreeing to an engagement, or not. */
export function Signing({ engagementId, as }: { engagementId: string; as: PromptedAs }) {
  const say = useTranslations('agreement.sign');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isDeclining, setDeclining] = useState(false);
  const why = useWhy(`declining.${engagementId}`);
  const { mutate, error, isPending } = useMutation({
    ...engagementsSignMutation(),
    onSuccess: async (_signed, { body: { decision } }) => {
      why.submitted();
      toast(say(decision === 'agreed' ? 'agreedNow' : 'declinedNow'));
      await client.invalidateQueries();
      await navigate({ to: '/engagements/$engagementId', params: { engagementId } });
    },
  });
  const party = as === 'successor' ? undefined : as;
  // Why not is said with a no alone: whoever thought better of it says yes, and nothing else.
  const sign = (decision: SignatureDecision) =>
    mutate({
      path: { engagementId },
      body: { decision, as: party, ...(decision === 'declined' && why.said && { why: why.said }) },
    });
  return (
    <Part title={say('title')} about={say('about')} tone="waiting">
      {isDeclining && (
        <Box mb="sm">
          <Reason label={say('why')} why={why} />
        </Box>
      )}
      <ProblemNotice error={error} />
      {isDeclining ? (
        <Group gap="xs">
          <Button color="red.9" loading={isPending} onClick={() => sign('declined')}>
            {say('decline')}
          </Button>
          <Button variant="default" onClick={() => setDeclining(false)}>
            {say('back')}
          </Button>
        </Group>
      ) : (
        <Group gap="xs">
          <Button loading={isPending} onClick={() => sign('agreed')}>
            {say('agree')}
          </Button>
          <Button variant="default" onClick={() => setDeclining(true)}>
            {say('declineFirst')}
          </Button>
        </Group>
      )}
    </Part>
  );
}
