import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ledgerAdjust } from '../../client/sdk.gen.js';
import { Reason, useWhy } from '../drafts/reason.js';
import { StepDialog, useStep, type StepProps } from './step-dialog.js';

const MOST = 52;

/** Adds sessions to what was agreed, or takes some away, with a word on why. */
export function Adjusting(props: StepProps) {
  const say = useTranslations('engagement.ledger.adjust');
  const { whose, close } = props;
  const { left, scheduled } = whose.engagement.figures;
  const [reason, setReason] = useState<'granted' | 'revoked'>('granted');
  const [count, setCount] = useState('1');
  const why = useWhy(`adjusting.${whose.engagementId}`);
  const note = why.said;
  const sessions = Number(count);
  const isCount = Number.isInteger(sessions) && sessions >= 1 && sessions <= MOST;
  const step = useStep(props, say('done'), () =>
    ledgerAdjust({ path: { engagementId: whose.engagementId }, body: { reason, sessions, note } }).then(why.submitted),
  );
  const to = isCount ? left + (reason === 'granted' ? sessions : -sessions) : left;
  return (
    <StepDialog
      title={say('title')}
      about={say('follows', { from: left, to, scheduled })}
      confirm={say(reason)}
      step={step}
      isReady={isCount && note !== '' && to >= scheduled}
      close={close}
    >
      <SegmentedControl
        aria-label={say('title')}
        value={reason}
        onChange={(value) => setReason(value)}
        data={[
          { value: 'granted', label: say('granted') },
          { value: 'revoked', label: say('revoked') },
        ]}
      />
      <TextInput
        type="number"
        min={1}
        max={MOST}
        label={say('count')}
        value={count}
        onChange={(event) => setCount(event.currentTarget.value)}
        maw={160}
      />
      <Reason label={say('why')} about={say('whoReads')} why={why} />
    </StepDialog>
  );
}
