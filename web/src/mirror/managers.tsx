import { Button } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  engagementsInviteManagerMutation,
  engagementsParticipantsOptions,
  engagementsWithdrawManagerMutation,
  sharesListOptions,
} from '../../client/@tanstack/react-query.gen.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { dateIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './mirror.module.css';

/** One's manager sees nothing, unless one invites them; and then what one shares with them. */
export function Managers({ engagementId }: { engagementId: string }) {
  const say = useTranslations('mirror.managers');
  const { language } = useSpoken();
  const { timeZone, managerId } = usePerson();
  const client = useQueryClient();
  const path = { engagementId };
  const { items } = useSuspenseQuery(engagementsParticipantsOptions({ path })).data;
  const invited = items.filter(({ as, until }) => as === 'manager' && until === null);
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: engagementsParticipantsOptions({ path }).queryKey });
    await client.invalidateQueries({ queryKey: sharesListOptions({ path }).queryKey });
  };
  const invite = useMutation({ ...engagementsInviteManagerMutation(), onSuccess });
  const [leaving, setLeaving] = useState<{ personId: string; name: string }>();
  const withdraw = useMutation({
    ...engagementsWithdrawManagerMutation(),
    onSuccess: async () => {
      setLeaving(undefined);
      await onSuccess();
    },
  });
  return (
    <section className="sheet">
      <h2>{say('title')}</h2>
      <p className={classes.faint}>{say('about')}</p>
      <ul className="plain-list">
        {invited.map(({ personId, name, since }) => (
          <li key={personId} className={classes.event}>
            <span>{name}</span>
            <small>{say('since', { date: dateIn(since, timeZone, language) })}</small>
            <Button size="compact-sm" variant="default" w="fit-content" onClick={() => setLeaving({ personId, name })}>
              {say('withdraw', { name })}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNotice error={invite.error} />
      {managerId && !invited.some(({ personId }) => personId === managerId) && (
        <Button
          variant="default"
          loading={invite.isPending}
          onClick={() => invite.mutate({ path: { engagementId, personId: managerId } })}
        >
          {say('invite')}
        </Button>
      )}
      {!managerId && invited.length === 0 && <p className={classes.faint}>{say('unknown')}</p>}
      <Dialog
        opened={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={say('withdraw', { name: leaving?.name ?? '' })}
      >
        <p>{say('withdrawMeans')}</p>
        <ProblemNotice error={withdraw.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setLeaving(undefined)}>
            {say('keep')}
          </Button>
          <Button
            loading={withdraw.isPending}
            onClick={() => leaving && withdraw.mutate({ path: { engagementId, personId: leaving.personId } })}
          >
            {say('withdrawNow')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
