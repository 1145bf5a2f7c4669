import { Switch } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  engagementsReadOptions,
  pulsesListOptions,
  pulsesShareMutation,
  pulsesUnshareMutation,
} from '../../client/@tanstack/react-query.gen.js';
import type { PulseResponse, PulsesResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { useMember, usePerson } from '../frame/session.js';
import { EngagementTabs } from '../mirror/engagement-tabs.js';
import { dateIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { Mean } from './mean.js';
import { PulseForm } from './pulse-form.js';
import classes from './pulse.module.css';

const route = getRouteApi('/signed-in/engagements/$engagementId/pulse');
const QUESTIONS = ['growth', 'support', 'stay', 'confidence'] as const;

/** How it goes, at start, middle and end: the coachee's own, which the coach reads as far as it is shared. */
export function PulseScreen() {
  const say = useTranslations('pulse');
  const { personId } = useMember();
  const { engagementId } = route.useParams();
  const path = { engagementId };
  const { coachee } = useSuspenseQuery(engagementsReadOptions({ path })).data;
  const { items, asked } = useSuspenseQuery(pulsesListOptions({ path })).data;
  const isCoachee = coachee.id === personId;
  const isEmpty = items.length === 0 && asked.length === 0;
  return (
    <Screen title={say('title')} about={say(isCoachee ? 'about' : 'aboutCoach')}>
      <EngagementTabs engagementId={engagementId} coachee={isCoachee} />
      <div className={classes.list}>
        {asked.map((moment) => (
          <PulseForm key={moment} engagementId={engagementId} moment={moment} />
        ))}
        {isEmpty && <p className="sheet">{say(isCoachee ? 'nothingAsked' : 'nothingShared')}</p>}
        {items.map((pulse) => (
          <Answered key={pulse.id} engagementId={engagementId} pulse={pulse} isCoachee={isCoachee} />
        ))}
      </div>
    </Screen>
  );
}

interface AnsweredProps {
  engagementId: string;
  pulse: PulseResponse;
  isCoachee: boolean;
}

function Answered({ engagementId, pulse, isCoachee }: AnsweredProps) {
  const say = useTranslations('pulse');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const client = useQueryClient();
  // The switch is where it was put, until the server has answered.
  const [wish, setWish] = useState<boolean>();
  const settled = {
    onSuccess: (all: PulsesResponse) =>
      client.setQueryData(pulsesListOptions({ path: { engagementId } }).queryKey, all),
    onSettled: () => setWish(undefined),
  };
  const share = useMutation({ ...pulsesShareMutation(), ...settled });
  const unshare = useMutation({ ...pulsesUnshareMutation(), ...settled });
  const path = { engagementId, pulseId: pulse.id };
  return (
    <section className="sheet">
      <h2>{say(`moments.${pulse.moment}`)}</h2>
      <p className={classes.faint}>{say('answeredOn', { date: dateIn(pulse.answeredAt, timeZone, language) })}</p>
      {pulse.answers === null && <p>{say('erased')}</p>}
      {pulse.answers &&
        QUESTIONS.map((question) => {
          const answer = pulse.answers?.[question] ?? 0;
          return <Mean key={question} word={say(`short.${question}`)} value={answer} text={String(answer)} />;
        })}
      {isCoachee && (
        <Switch
          mt="md"
          label={say('share')}
          description={say('shareAbout')}
          checked={wish ?? pulse.shared}
          onChange={(event) => {
            setWish(event.currentTarget.checked);
            (event.currentTarget.checked ? share : unshare).mutate({ path });
          }}
        />
      )}
      <ProblemNotice error={share.error ?? unshare.error} />
    </section>
  );
}
