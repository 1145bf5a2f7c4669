import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  reportsListOptions,
  reportsReadOptions,
  reportsReviseMutation,
} from '../../client/@tanstack/react-query.gen.js';
import { reportsRead } from '../../client/sdk.gen.js';
import type { ReportStoryResponse } from '../../client/types.gen.js';
import { atVersion, useConflict } from '../asking/changing.js';
import { useDraft } from '../drafts/use-draft.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { ReportApproval } from './report-approval.js';
import classes from './report.module.css';

interface Props {
  report: ReportStoryResponse;
  isCoachee: boolean;
}

/** The words of a report. What is typed is kept in this browser until it is saved. */
export function ReportWriting({ report, isCoachee }: Props) {
  const say = useTranslations('reports');
  const client = useQueryClient();
  const path = { engagementId: report.engagementId, reportId: report.id };
  const statement = useDraft(`report.${report.id}.statement`, report.document.statement);
  const outlook = useDraft(`report.${report.id}.outlook`, report.document.outlook);
  const [version, setVersion] = useState(report.version);
  const { theirs, meet, settle } = useConflict(async () => (await reportsRead({ path })).data);
  const { mutate, error, isPending } = useMutation(reportsReviseMutation());
  const show = (next: ReportStoryResponse) => {
    statement.submitted();
    outlook.submitted();
    settle();
    client.setQueryData(reportsReadOptions({ path }).queryKey, next);
    void client.invalidateQueries({ queryKey: reportsListOptions({ path }).queryKey });
  };
  const save = (at: number) =>
    mutate(
      { path, headers: atVersion(at), body: { statement: statement.text, outlook: outlook.text } },
      { onSuccess: (next) => (show(next), toast(say('saved'))), onError: (thrown) => void meet(thrown) },
    );
  const isChanged = statement.isKept || outlook.isKept;
  return (
    <section className={`sheet no-print ${classes.writing}`} aria-label={say('words')}>
      <Textarea
        label={say('statement')}
        description={say('statementAbout')}
        autosize
        minRows={6}
        maxLength={6000}
        value={statement.text}
        onChange={(event) => statement.change(event.currentTarget.value)}
      />
      <Textarea
        label={say('outlook')}
        description={say('outlookAbout')}
        autosize
        minRows={3}
        maxLength={3000}
        value={outlook.text}
        onChange={(event) => outlook.change(event.currentTarget.value)}
      />
      {theirs ? (
        <Conflict
          mine={statement.text}
          theirs={theirs}
          keepMine={() => {
            setVersion(theirs.version);
            save(theirs.version);
          }}
          takeTheirs={() => show(theirs)}
        />
      ) : (
        <ProblemNotice error={error} />
      )}
      {isChanged && !theirs && (
        <div className={classes.buttons}>
          <Button loading={isPending} onClick={() => save(version)}>
            {say('save')}
          </Button>
          <p className={classes.faint}>{report.state === 'approved' ? say('savingUnapproves') : say('kept')}</p>
        </div>
      )}
      {!isChanged && <ReportApproval report={report} isCoachee={isCoachee} />}
    </section>
  );
}

interface ConflictProps {
  mine: string;
  theirs: ReportStoryResponse;
  keepMine: () => void;
  takeTheirs: () => void;
}

/** Both wrote: each version is read before one is chosen. */
function Conflict({ mine, theirs, keepMine, takeTheirs }: ConflictProps) {
  const say = useTranslations('reports.conflict');
  return (
    <div role="alert">
      <p>{say('title', { name: theirs.revisedBy ?? say('somebody') })}</p>
      <div className={classes.both}>
        <div>
          <strong>{say('theirs')}</strong>
          <p className={classes.text}>{theirs.document.statement}</p>
        </div>
        <div>
          <strong>{say('mine')}</strong>
          <p className={classes.text}>{mine}</p>
        </div>
      </div>
      <div className={classes.buttons}>
        <Button variant="default" onClick={takeTheirs}>
          {say('takeTheirs')}
        </Button>
        <Button onClick={keepMine}>{say('keepMine')}</Button>
      </div>
    </div>
  );
}
