import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  engagementsPause,
  engagementsPreviewPause,
  engagementsPreviewResumption,
  engagementsResume,
} from '../../client/sdk.gen.js';
import { Reason, useWhy } from '../drafts/reason.js';
import { usePerson } from '../frame/session.js';
import { plusDays, todayIn } from '../times/times.js';
import { useNow } from '../times/use-now.js';
import { StepDialog, usePreview, useStep, type StepProps } from './step-dialog.js';

/** Pauses: what has a date is cancelled at no cost, and nothing is booked until it goes on. */
export function Pausing(props: StepProps) {
  const say = useTranslations('life.pause');
  const { whose, close } = props;
  const path = { engagementId: whose.engagementId };
  const { timeZone } = usePerson();
  const tomorrow = plusDays(todayIn(timeZone, useNow()), 1);
  const [until, setUntil] = useState('');
  const why = useWhy(`pausing.${whose.engagementId}`);
  const reason = why.said;
  const named = until ? { until } : {};
  const preview = usePreview(['pause', path, until], () => engagementsPreviewPause({ path, body: named }));
  const step = useStep(props, say('done'), () =>
    engagementsPause({ path, body: { ...named, ...(reason && { reason }) } }).then(why.submitted),
  );
  return (
    <StepDialog
      title={say('title')}
      about={say('about')}
      confirm={say('confirm')}
      preview={preview}
      step={step}
      close={close}
    >
      <TextInput
        type="date"
        label={say('until')}
        description={say('untilAbout')}
        min={tomorrow}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
        maw={240}
      />
      <Reason label={say('why')} about={say('whoReads')} why={why} />
    </StepDialog>
  );
}

/** Goes on: the end moves by the days that it was paused. */
export function Resuming(props: StepProps) {
  const say = useTranslations('life.resume');
  const { whose, close } = props;
  const path = { engagementId: whose.engagementId };
  const preview = usePreview(['resume', path], () => engagementsPreviewResumption({ path }));
  const step = useStep(props, say('done'), () => engagementsResume({ path }));
  const about = whose.side === 'coach' ? say('about') : say('aboutCoachee', { name: whose.other.name });
  return (
    <StepDialog
      title={say('title')}
      about={about}
      confirm={say('confirm')}
      preview={preview}
      step={step}
      close={close}
    />
  );
}
