import { Button, Group, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { engagementsSignMutation } from '../../client/@tanstack/react-query.gen.js';
import type { PromptedAs, SignatureDecision } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { Part } from './part.js';

/** Agreeing to an engagement, or not. */
export function Signing({ engagementId, as }: { engagementId: string; as: PromptedAs }) {
  const say = useTranslations('agreement.sign');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isDeclining, setDeclining] = useState(false);
  const [why, setWhy] = useState('');
  const { mutate, error, isPending } = useMutation({
    ...engagementsSignMutation(),
    onSuccess: async (_signed, { body: { decision } }) => {
      toast(say(decision === 'agreed' ? 'agreedNow' : 'declinedNow'));
      await client.invalidateQueries();
      await navigate({ to: '/engagements/$engagementId', params: { engagementId } });
    },
  });
  const party = as === 'successor' ? undefined : as;
  const sign = (decision: SignatureDecision) =>
    mutate({ path: { engagementId }, body: { decision, as: party, ...(why.trim() && { why }) } });
  return (
    <Part title={say('title')} about={say('about')} tone="waiting">
      {isDeclining && (
        <Textarea label={say('why')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} mb="sm" />
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
