import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { companiesEngagementOptions, companiesReportsOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import { usePerson } from '../frame/session.js';
import { SponsorView } from '../mirror/sponsor-view.js';
import { dateIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { Agreeing } from './agreeing.js';
import classes from './company.module.css';
import { BackToCompany } from './overview.js';
import { Renewal } from './renewal.js';

const route = getRouteApi('/signed-in/companies/$companyId/engagements/$engagementId');

/** One engagement, to its sponsor: what the coachee's mirror shows, reports that were sent, and what comes after it. */
export function CompanyEngagementScreen() {
  const say = useTranslations('company');
  const { companyId, engagementId } = route.useParams();
  const { data: view } = useSuspenseQuery(companiesEngagementOptions({ path: { companyId, engagementId } }));
  const hasBegun = view.state !== 'draft' && view.state !== 'awaiting_agreement';
  return (
    <Screen title={view.coachee}>
      <BackToCompany companyId={companyId} />
      <div className={classes.stack}>
        {view.state === 'awaiting_agreement' && <Agreeing companyId={companyId} view={view} />}
        <div className="sheet" data-seen>
          <SponsorView view={view} />
        </div>
        <Reports companyId={companyId} engagementId={engagementId} />
        {hasBegun && <Renewal engagementId={engagementId} coachee={view.coachee} />}
        <p className={classes.faint}>{say('theySee')}</p>
      </div>
    </Screen>
  );
}

function Reports({ companyId, engagementId }: { companyId: string; engagementId: string }) {
  const say = useTranslations('reports');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { items } = useSuspenseQuery(companiesReportsOptions({ path: { companyId, engagementId } })).data;
  return (
    <section className="sheet">
      <h2>{say('listTitle')}</h2>
      {items.length === 0 && <p className={classes.faint}>{say('noneSent')}</p>}
      <ul className="plain-list">
        {items.map(({ id, kind, sentAt }) => (
          <li key={id}>
            <Link
              to="/companies/$companyId/engagements/$engagementId/reports/$reportId"
              params={{ companyId, engagementId, reportId: id }}
            >
              {say(`kinds.${kind}`)}
            </Link>{' '}
            <span className={classes.faint}>{say('sentOn', { date: dateIn(sentAt, timeZone, language) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
