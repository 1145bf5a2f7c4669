import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  reportsApproveMutation,
  reportsListOptions,
  reportsReadOptions,
  reportsSendMutation,
  reportsTakeBackApprovalMutation,
} from '../../client/@tanstack/react-query.gen.js';
import type { ReportStoryResponse } from '../../client/types.gen.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import classes from './report.module.css';

interface Props {
  report: ReportStoryResponse;
  isCoachee: boolean;
}

/** The coachee approves the very text that is shown; then either of the two sends it, for good. */
export function ReportApproval({ report, isCoachee }: Props) {
  const say = useTranslations('reports');
  const client = useQueryClient();
  const [isSending, setSending] = useState(false);
  const path = { engagementId: report.engagementId, reportId: report.id };
  const body = { revision: report.revision };
  const onSuccess = (next: ReportStoryResponse) => {
    client.setQueryData(reportsReadOptions({ path }).queryKey, next);
    void client.invalidateQueries({ queryKey: reportsListOptions({ path }).queryKey });
  };
  // Somebody changed it since it was read: what it says now is read before anything is approved.
  const onError = () => void client.invalidateQueries({ queryKey: reportsReadOptions({ path }).queryKey });
  const approve = useMutation({ ...reportsApproveMutation(), onSuccess, onError });
  const takeBack = useMutation({ ...reportsTakeBackApprovalMutation(), onSuccess, onError });
  const send = useMutation({
    ...reportsSendMutation(),
    onSuccess: (next) => {
      setSending(false);
      onSuccess(next);
      toast(say('sentNow'));
    },
    onError,
  });
  return (
    <div>
      {report.state === 'draft' && <p className={classes.faint}>{say(isCoachee ? 'approveAbout' : 'approvalWaits')}</p>}
      {report.state === 'approved' && <p className={classes.faint}>{say('approvedAbout')}</p>}
      <ProblemNotice error={approve.error ?? takeBack.error} />
      <div className={classes.buttons}>
        {report.state === 'draft' && isCoachee && (
          <Button loading={approve.isPending} onClick={() => approve.mutate({ path, body })}>
            {say('approve')}
          </Button>
        )}
        {report.state === 'approved' && <Button onClick={() => setSending(true)}>{say('send')}</Button>}
        {report.state === 'approved' && isCoachee && (
          <Button variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate({ path })}>
            {say('takeBack')}
          </Button>
        )}
      </div>
      <Dialog opened={isSending} onClose={() => setSending(false)} title={say('sendTitle')}>
        <p>{say('sendMeans', { company: report.document.facts.company })}</p>
        <ProblemNotice error={send.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setSending(false)}>
            {say('notYet')}
          </Button>
          <Button loading={send.isPending} onClick={() => send.mutate({ path, body })}>
            {say('sendNow')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
