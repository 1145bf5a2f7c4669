import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import {
  changeRequestsAnswerMutation,
  changeRequestsWithdrawMutation,
} from '../../client/@tanstack/react-query.gen.js';
import type { ChangeDecision, PendingChangeResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { useChanged, type Whose } from './whose.js';

/** A change of the session that the coachee asked for: the coach answers, the coachee may take it back. */
export function PendingChange({ change, whose }: { change: PendingChangeResponse; whose: Whose }) {
  const say = useTranslations('engagement.pending');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { engagementId, side, other } = whose;
  const changed = useChanged(engagementId);
  const path = { engagementId, changeRequestId: change.id };
  const answer = useMutation({
    ...changeRequestsAnswerMutation(),
    onSuccess: async () => {
      toast(say('answered'));
      await changed();
    },
  });
  const withdraw = useMutation({
    ...changeRequestsWithdrawMutation(),
    onSuccess: async () => {
      toast(say('withdrawn'));
      await changed();
    },
  });
  const decide = (decision: ChangeDecision) => answer.mutate({ path, body: { decision } });
  const to = change.startsAt ? momentOf(change.startsAt, timeZone, language) : '';
  const due = momentOf(change.dueAt, timeZone, language);
  const whoAsks =
    side === 'coach' ? say(`theirs.${change.kind}`, { name: other.name, to }) : say(`yours.${change.kind}`, { to });
  return (
    <div className={classes.pending}>
      <p>{whoAsks}</p>
      {change.reason && <q>{change.reason}</q>}
      <p className={classes.faint}>{say('due', { due })}</p>
      {side === 'coach' ? (
        <Group gap="xs">
          <Button size="xs" loading={answer.isPending} onClick={() => decide('granted')}>
            {say('grant')}
          </Button>
          <Button size="xs" variant="default" loading={answer.isPending} onClick={() => decide('refused')}>
            {say('refuse')}
          </Button>
        </Group>
      ) : (
        <Button size="xs" variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate({ path })}>
          {say('withdraw')}
        </Button>
      )}
      <ProblemNotice error={answer.error ?? withdraw.error} />
    </div>
  );
}
