import { NativeSelect } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { handoversCandidatesOptions } from '../../client/@tanstack/react-query.gen.js';
import { handoversPropose } from '../../client/sdk.gen.js';
import { problemOf } from '../asking/problem.js';
import { Reason, useWhy } from '../drafts/reason.js';
import { useMember } from '../frame/session.js';
import { StepDialog, useStep, type StepProps } from './step-dialog.js';

/** The coachee reports to whom was proposed: an administrator says why it is right nonetheless, or somebody else is proposed. */
const CONFLICT = 'engagement.conflict-of-interest';

/** Proposes that it goes on with another coach: the coachee is asked first, then that coach. */
export function HandingOver(props: StepProps) {
  const say = useTranslations('life.handOver');
  const { whose, close } = props;
  const { engagementId, side, engagement } = whose;
  const { administrator } = useMember();
  const names = { name: engagement.coachee.name, coach: engagement.coach.name };
  const { items: coaches } = useSuspenseQuery(handoversCandidatesOptions({ path: { engagementId } })).data;
  const [coachId, setCoachId] = useState('');
  const why = useWhy(`handover.${engagementId}`);
  const conflict = useWhy(`handover-conflict.${engagementId}`);
  const body = { coachId, reason: why.said, ...(conflict.said && { conflictReason: conflict.said }) };
  const step = useStep(props, say('done', names), async () => {
    await handoversPropose({ path: { engagementId }, body });
    for (const { submitted } of [why, conflict]) submitted();
  });
  const isConflict = administrator && (conflict.text !== '' || (step.error && problemOf(step.error).code === CONFLICT));
  const about = side ? say('about', names) : say('aboutTheirs', names);
  return (
    <StepDialog
      title={say('title')}
      about={coaches.length > 0 ? about : say('nobody')}
      confirm={say('confirm', names)}
      step={step}
      isReady={coachId !== '' && why.said !== ''}
      close={close}
    >
      {coaches.length > 0 && (
        <>
          <NativeSelect
            label={say('to')}
            value={coachId}
            onChange={(event) => setCoachId(event.currentTarget.value)}
            data={[{ value: '', label: say('choose') }, ...coaches.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <Reason label={say('why')} about={say(side ? 'whoReads' : 'whoReadsTheirs', names)} why={why} />
          {isConflict && <Reason label={say('conflict')} about={say('conflictAbout', names)} why={conflict} />}
        </>
      )}
    </StepDialog>
  );
}
