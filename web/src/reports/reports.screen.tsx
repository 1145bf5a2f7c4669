import { Button } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import {
  engagementsReadOptions,
  reportsDraftMutation,
  reportsListOptions,
} from '../../client/@tanstack/react-query.gen.js';
import type { ReportKind } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { useMember, usePerson } from '../frame/session.js';
import { EngagementTabs } from '../mirror/engagement-tabs.js';
import { dateIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './report.module.css';

const route = getRouteApi('/signed-in/engagements/$engagementId/reports');
const KINDS: readonly ReportKind[] = ['midpoint', 'closing'];

/** The reports of an engagement to its company, to coach and coachee: drafted, approved, sent. */
export function ReportsScreen() {
  const say = useTranslations('reports');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { personId } = useMember();
  const { engagementId } = route.useParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const path = { engagementId };
  const { coachee, companyId } = useSuspenseQuery(engagementsReadOptions({ path })).data;
  const { items } = useSuspenseQuery(reportsListOptions({ path })).data;
  const draft = useMutation({
    ...reportsDraftMutation(),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: reportsListOptions({ path }).queryKey });
      await navigate({ to: '/engagements/$engagementId/reports/$reportId', params: { engagementId, reportId: id } });
    },
  });
  return (
    <Screen title={say('listTitle')} about={say('listAbout')}>
      <EngagementTabs engagementId={engagementId} coachee={coachee.id === personId} />
      {companyId === null ? (
        <p className="sheet">{say('nobody')}</p>
      ) : (
        <ul className={`sheet plain-list ${classes.list}`}>
          {KINDS.map((kind) => {
            const report = items.find((one) => one.kind === kind);
            return (
              <li key={kind}>
                <span>
                  {say(`kinds.${kind}`)}
                  <small>
                    {report
                      ? say(`state.${report.state}`, {
                          date: dateIn(report.sentAt ?? report.approvedAt ?? report.revisedAt, timeZone, language),
                        })
                      : say(`when.${kind}`)}
                  </small>
                </span>
                {report ? (
                  <Button
                    variant={report.state === 'sent' ? 'default' : 'filled'}
                    renderRoot={(props) => (
                      <Link
                        to="/engagements/$engagementId/reports/$reportId"
                        params={{ engagementId, reportId: report.id }}
                        {...props}
                      />
                    )}
                  >
                    {say(report.state === 'sent' ? 'read' : 'open')}
                  </Button>
                ) : (
                  <Button
                    variant="default"
                    loading={draft.isPending && draft.variables.body.kind === kind}
                    onClick={() => draft.mutate({ path, body: { kind } })}
                  >
                    {say('draft')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <ProblemNotice error={draft.error} />
    </Screen>
  );
}
