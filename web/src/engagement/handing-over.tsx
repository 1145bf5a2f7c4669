import { NativeSelect } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { handoversCandidatesOptions } from '../../client/@tanstack/react-query.gen.js';
import { handoversPropose } from '../../client/sdk.gen.js';
import { Reason, StepDialog, useStep, useWhy, type StepProps } from './step-dialog.js';

/** Proposes that it goes on with another coach: the coachee is asked first, then that coach. */
export function HandingOver(props: StepProps) {
  const say = useTranslations('life.handOver');
  const { whose, close } = props;
  const { engagementId, other } = whose;
  const { items: coaches } = useSuspenseQuery(handoversCandidatesOptions({ path: { engagementId } })).data;
  const [coachId, setCoachId] = useState('');
  const why = useWhy(`handover.${engagementId}`);
  const step = useStep(props, say('done', { name: other.name }), () =>
    handoversPropose({ path: { engagementId }, body: { coachId, reason: why.said } }).then(why.submitted),
  );
  return (
    <StepDialog
      title={say('title')}
      about={coaches.length > 0 ? say('about', { name: other.name }) : say('nobody')}
      confirm={say('confirm', { name: other.name })}
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
          <Reason label={say('why')} about={say('whoReads', { name: other.name })} why={why} />
        </>
      )}
    </StepDialog>
  );
}
