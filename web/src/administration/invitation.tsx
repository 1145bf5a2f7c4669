import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { peopleInvitationQueryKey } from '../../client/@tanstack/react-query.gen.js';
import { peopleInvitation, peopleInvite, peopleWithdrawInvitation } from '../../client/sdk.gen.js';
import type { PersonResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './administration.module.css';

/** How somebody comes in: invited, again if need be, or not at all any more. */
export function Invitation({ person }: { person: PersonResponse }) {
  const say = useTranslations('administration.invitation');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const client = useQueryClient();
  const path = { personId: person.id };
  const queryKey = peopleInvitationQueryKey({ path });
  const last = useLastInvitation(person, queryKey);
  const onSuccess = () => client.invalidateQueries({ queryKey });
  const invite = useMutation({
    mutationFn: async () => peopleInvite({ path, body: {} }),
    onSuccess: async () => {
      await onSuccess();
      toast(say('sent', { email: person.email }));
    },
  });
  const withdraw = useMutation({ mutationFn: async () => peopleWithdrawInvitation({ path }), onSuccess });
  const isOpen = last?.state === 'open';
  return (
    <section className="sheet">
      <h2>{say('title')}</h2>
      <p className={classes.faint}>
        {person.signsIn && say('signsIn')}
        {!person.signsIn && !last && say('never')}
        {!person.signsIn &&
          last &&
          say(isOpen ? 'open' : 'over', {
            when: momentOf(last.createdAt, timeZone, language),
            until: momentOf(last.expiresAt, timeZone, language),
          })}
      </p>
      <ProblemNotice error={invite.error ?? withdraw.error} />
      {!person.signsIn && (
        <Group>
          <Button loading={invite.isPending} variant={isOpen ? 'default' : 'filled'} onClick={() => invite.mutate()}>
            {say(last ? 'again' : 'invite')}
          </Button>
          {isOpen && (
            <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {say('withdraw')}
            </Button>
          )}
        </Group>
      )}
    </section>
  );
}

/** Of whoever signs in already, it is of no interest. Somebody who was never invited has none, which is no error. */
function useLastInvitation({ id: personId, signsIn }: PersonResponse, queryKey: readonly unknown[]) {
  const { data } = useQuery({
    queryKey,
    queryFn: async () => (await peopleInvitation({ path: { personId } })).data,
    enabled: !signsIn,
    retry: false,
  });
  return data;
}
