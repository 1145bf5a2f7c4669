import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { engagementsReadOptions, reportsReadOptions } from '../../client/@tanstack/react-query.gen.js';
import { reportsPrint } from '../../client/sdk.gen.js';
import { useFile } from '../asking/use-file.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { useMember } from '../frame/session.js';
import { EngagementTabs } from '../mirror/engagement-tabs.js';
import { ReportPaper } from './report-paper.js';
import { ReportWriting } from './report-writing.js';
import classes from './report.module.css';

const route = getRouteApi('/signed-in/engagements/$engagementId/reports/$reportId');

/** A report to coach and coachee: to edit until it is approved and sent, and to read afterwards. */
export function ReportScreen() {
  const say = useTranslations('reports');
  const { personId } = useMember();
  const { engagementId, reportId } = route.useParams();
  const path = { engagementId, reportId };
  const { data: report } = useSuspenseQuery(reportsReadOptions({ path }));
  const { coachee } = useSuspenseQuery(engagementsReadOptions({ path: { engagementId } })).data;
  const pdf = useFile(async () => ({
    file: (await reportsPrint({ path, parseAs: 'blob' })).data,
    name: `${report.kind}.pdf`,
  }));
  const isCoachee = coachee.id === personId;
  const paper = <ReportPaper kind={report.kind} document={report.document} />;
  return (
    <Screen title={say(`kinds.${report.kind}`)}>
      <EngagementTabs engagementId={engagementId} coachee={isCoachee} />
      <div className={`${classes.bar} no-print`} data-wide={report.state !== 'sent' || undefined}>
        <p className={classes.faint}>{say(`stands.${report.state}`, { coachee: coachee.name })}</p>
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => globalThis.print()}>
          {say('print')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          loading={pdf.isPending}
          onClick={() => pdf.mutate()}
        >
          {say('pdf')}
        </Button>
      </div>
      <ProblemNotice error={pdf.error} />
      {report.state === 'sent' ? (
        paper
      ) : (
        <div className={classes.desk}>
          <ReportWriting key={report.version} report={report} isCoachee={isCoachee} />
          {paper}
        </div>
      )}
    </Screen>
  );
}
