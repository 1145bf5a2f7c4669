import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  engagementsEnd,
  engagementsExtend,
  engagementsPreviewEnding,
  engagementsPreviewExtension,
  engagementsReopen,
} from '../../client/sdk.gen.js';
import { Reason, useWhy } from '../drafts/reason.js';
import { dateOf, plusDays } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { StepDialog, usePreview, useStep, type StepProps } from './step-dialog.js';

/** What is asked before a reason was typed: it needs one, and its words change nothing of what follows. */
const NO_WORDS_YET = '–';

/** Ends it before its time, for a reason that the others read. */
export function Ending(props: StepProps) {
  const say = useTranslations('life.end');
  const { whose, close } = props;
  const path = { engagementId: whose.engagementId };
  const why = useWhy(`ending.${whose.engagementId}`);
  const reason = why.said;
  const preview = usePreview(['end', path], () => engagementsPreviewEnding({ path, body: { reason: NO_WORDS_YET } }));
  const step = useStep(props, say('done'), () => engagementsEnd({ path, body: { reason } }).then(why.submitted));
  return (
    <StepDialog
      title={say('title')}
      about={say('about')}
      confirm={say('confirm')}
      preview={preview}
      step={step}
      isReady={reason !== ''}
      isGrave
      close={close}
    >
      <Reason label={say('why')} about={say('whoReads')} why={why} />
    </StepDialog>
  );
}

/** Moves the end to a later day. */
export function Extending(props: StepProps) {
  const say = useTranslations('life.extend');
  const { language } = useSpoken();
  const { whose, close } = props;
  const path = { engagementId: whose.engagementId };
  const { endsOn: before } = whose.engagement;
  const [endsOn, setEndsOn] = useState('');
  const why = useWhy(`extending.${whose.engagementId}`);
  const reason = why.said;
  const isLater = endsOn > before;
  const preview = usePreview(
    ['extend', path, endsOn],
    isLater ? () => engagementsPreviewExtension({ path, body: { endsOn, reason: NO_WORDS_YET } }) : undefined,
  );
  const step = useStep(props, say('done'), () =>
    engagementsExtend({ path, body: { endsOn, reason } }).then(why.submitted),
  );
  return (
    <StepDialog
      title={say('title')}
      about={say('about', { day: dateOf(before, language) })}
      confirm={say('confirm')}
      preview={preview}
      step={step}
      isReady={isLater && reason !== ''}
      close={close}
    >
      <TextInput
        type="date"
        label={say('to')}
        min={plusDays(before, 1)}
        value={endsOn}
        onChange={(event) => setEndsOn(event.currentTarget.value)}
        maw={240}
      />
      <Reason label={say('why')} about={say('whoReads')} why={why} />
    </StepDialog>
  );
}

/** Opens it again: what was left when it ended is given back. */
export function Reopening(props: StepProps) {
  const say = useTranslations('life.reopen');
  const { whose, close } = props;
  const path = { engagementId: whose.engagementId };
  const why = useWhy(`reopening.${whose.engagementId}`);
  const reason = why.said;
  const step = useStep(props, say('done'), () => engagementsReopen({ path, body: { reason } }).then(why.submitted));
  return (
    <StepDialog
      title={say('title')}
      about={say('about')}
      confirm={say('confirm')}
      step={step}
      isReady={reason !== ''}
      close={close}
    >
      <Reason label={say('why')} about={say('whoReads')} why={why} />
    </StepDialog>
  );
}
