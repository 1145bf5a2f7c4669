import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { handoversAwaitingOptions, handoversListOptions } from '../../client/@tanstack/react-query.gen.js';
import { handoversAnswer } from '../../client/sdk.gen.js';
import type { AskedHandoverResponse, HandoverDecision } from '../../client/types.gen.js';
import { Reason, useWhy } from '../drafts/reason.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { dateOf, dayOf, momentOf, placeOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Part } from './part.js';

/** Whoever is asked whether an engagement goes on with another coach answers here. */
export function HandoversScreen() {
  const say = useTranslations('handover');
  const { items } = useSuspenseQuery(handoversAwaitingOptions()).data;
  return (
    <Screen title={say('title')} about={say('about')}>
      {items.length === 0 && <section className="sheet">{say('none')}</section>}
      {items.map((asked) => (
        <Asked key={asked.id} asked={asked} />
      ))}
    </Screen>
  );
}

function Asked({ asked }: { asked: AskedHandoverResponse }) {
  const say = useTranslations('handover');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { engagementId, coachee, proposedBy, reason, dueAt, startsOn, endsOn, sessionMinutes, left, dates } = asked;
  const isCoachee = asked.as === 'coachee';
  // Whoever would follow is named to the coachee where they read their engagement.
  const list = useQuery({ ...handoversListOptions({ path: { engagementId } }), enabled: isCoachee });
  const to = list.data?.items.find(({ id }) => id === asked.id)?.to.name ?? '';
  const span = { from: dateOf(startsOn, language), to: dateOf(endsOn, language) };
  return (
    <Part title={isCoachee ? say('goOnWith', { name: to }) : say('takeOver', { name: coachee })} tone="waiting">
      <Stack gap="sm">
        <p>
          {say('by', { name: proposedBy })} <q>{reason}</q>
        </p>
        <ul className={classes.terms}>
          <li>{say('span', span)}</li>
          <li>{say('left', { left, minutes: sessionMinutes })}</li>
          <li>{isCoachee ? say('history', { name: to }) : say('historyToYou')}</li>
        </ul>
        {dates.length > 0 && (
          <ol className={classes.dates} aria-label={say('dates')}>
            {dates.map(({ startsAt, localStart, timeZone: zone }) => (
              <li key={startsAt}>
                {dayOf(localStart, language)} <small>{`${timeOf(localStart)} ${placeOf(zone)}`}</small>
              </li>
            ))}
          </ol>
        )}
        <p className={classes.faint}>{say('until', { when: momentOf(dueAt, timeZone, language) })}</p>
        <Answer asked={asked} />
      </Stack>
    </Part>
  );
}

function Answer({ asked: { id: handoverId, engagementId, as } }: { asked: AskedHandoverResponse }) {
  const say = useTranslations('handover');
  const [isDeclining, setDeclining] = useState(false);
  const why = useWhy(`declining.${handoverId}`);
  const client = useQueryClient();
  const navigate = useNavigate();
  const answer = useMutation({
    mutationFn: (decision: HandoverDecision) =>
      handoversAnswer({
        path: { engagementId, handoverId },
        body: { decision, ...(decision === 'declined' && why.said && { why: why.said }) },
      }),
    onSuccess: async (_done, decision) => {
      why.submitted();
      toast(say(`answered.${decision}`));
      // With the last yes, who reads it changes: nothing that was read before is kept.
      await client.invalidateQueries();
      if (as === 'coachee' || decision === 'agreed')
        await navigate({ to: '/engagements/$engagementId', params: { engagementId } });
    },
  });
  if (isDeclining)
    return (
      <>
        <Reason label={say('why')} about={say('whyAbout')} why={why} />
        <ProblemNotice error={answer.error} />
        <Group gap="xs">
          <Button color="red.9" loading={answer.isPending} onClick={() => answer.mutate('declined')}>
            {say('decline')}
          </Button>
          <Button variant="default" onClick={() => setDeclining(false)}>
            {say('back')}
          </Button>
        </Group>
      </>
    );
  return (
    <>
      <ProblemNotice error={answer.error} />
      <Group gap="xs">
        <Button loading={answer.isPending} onClick={() => answer.mutate('agreed')}>
          {as === 'coachee' ? say('agreeCoachee') : say('agreeSuccessor')}
        </Button>
        <Button variant="default" onClick={() => setDeclining(true)}>
          {say('declineFirst')}
        </Button>
      </Group>
    </>
  );
}
