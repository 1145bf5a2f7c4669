import { Button } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { handoversListOptions, handoversWithdrawMutation } from '../../client/@tanstack/react-query.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Part } from './part.js';
import { useChanged, type Whose } from './whose.js';

/** A handover that waits for somebody; nothing where none does. */
export function OpenHandover({ whose: { engagementId, side, engagement } }: { whose: Whose }) {
  const say = useTranslations('handover');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { items } = useSuspenseQuery(handoversListOptions({ path: { engagementId } })).data;
  const open = items.find(({ state }) => state === 'awaiting_coachee' || state === 'awaiting_successor');
  const changed = useChanged(engagementId);
  const withdraw = useMutation({
    ...handoversWithdrawMutation(),
    onSuccess: () => (toast(say('withdrawn')), changed()),
  });
  if (!open) return null;
  const { id: handoverId, state, to, reason, dueAt, proposedBy } = open;
  const isTheirs = state === 'awaiting_coachee' && side === 'coachee';
  const waits = state === 'awaiting_coachee' ? (side === 'coachee' ? 'you' : 'coachee') : 'successor';
  const until = momentOf(dueAt, timeZone, language);
  return (
    <Part title={say('proposed', { name: to.name })} tone="waiting">
      <p>
        {say('by', { name: proposedBy })} <q>{reason}</q>
      </p>
      <p className={classes.faint}>{say(`waits.${waits}`, { name: engagement.coachee.name, to: to.name, until })}</p>
      {isTheirs && (
        <Button component={Link} to="/handovers" mt="sm">
          {say('answer')}
        </Button>
      )}
      {side !== 'coachee' && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ path: { engagementId, handoverId } })}
        >
          {say('withdraw')}
        </Button>
      )}
      <ProblemNotice error={withdraw.error} />
    </Part>
  );
}
