import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { companiesReportOptions } from '../../client/@tanstack/react-query.gen.js';
import { companiesPrintReport } from '../../client/sdk.gen.js';
import { useFile } from '../asking/use-file.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { usePerson } from '../frame/session.js';
import { dateIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { ReportPaper } from './report-paper.js';
import classes from './report.module.css';

const route = getRouteApi('/signed-in/companies/$companyId/engagements/$engagementId/reports/$reportId');

/** A report that was sent, to its company: to read, to print, and as a PDF. */
export function SentReportScreen() {
  const say = useTranslations('reports');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { companyId, engagementId, reportId } = route.useParams();
  const path = { companyId, engagementId, reportId };
  const { kind, sentAt, document } = useSuspenseQuery(companiesReportOptions({ path })).data;
  const pdf = useFile(async () => ({
    file: (await companiesPrintReport({ path, parseAs: 'blob' })).data,
    name: `${kind}.pdf`,
  }));
  return (
    <Screen title={say('title', { coachee: document.facts.coachee })}>
      <div className={`${classes.bar} no-print`}>
        <p className={classes.faint}>
          <Link to="/companies/$companyId/engagements/$engagementId" params={{ companyId, engagementId }}>
            {say('back')}
          </Link>{' '}
          · {say('sentOn', { date: dateIn(sentAt, timeZone, language) })}
        </p>
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => globalThis.print()}>
          {say('print')}
        </Button>
        <Button leftSection={<IconDownload size={16} />} loading={pdf.isPending} onClick={() => pdf.mutate()}>
          {say('pdf')}
        </Button>
      </div>
      <ProblemNotice error={pdf.error} />
      <ReportPaper kind={kind} document={document} />
    </Screen>
  );
}
