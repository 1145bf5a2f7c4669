import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { meCompaniesOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import { NotShown } from '../mirror/not-shown.js';
import classes from './company.module.css';
import { Overview } from './overview.js';

/** A sponsor's beginning: the company they stand for, or each of several. */
export function Companies() {
  const say = useTranslations('company');
  const { items } = useSuspenseQuery(meCompaniesOptions()).data;
  const [only] = items;
  if (items.length === 1 && only) return <Overview companyId={only.id} />;
  return (
    <Screen title={say('title')} about={say('about')}>
      {items.length === 0 && <p className="sheet">{say('noCompany')}</p>}
      {items.map(({ id, name, engagements, health }) => (
        <Link key={id} to="/companies/$companyId" params={{ companyId: id }} className={`sheet ${classes.card}`}>
          <strong>{name}</strong>
          <span className={classes.counts}>
            <span>{say('engagements', { count: engagements })}</span>
            <span>{say('onTrackCount', { count: health.onTrack })}</span>
            <span>{say('atRiskCount', { count: health.atRisk })}</span>
            <span>{say('offTrackCount', { count: health.offTrack })}</span>
          </span>
        </Link>
      ))}
      <NotShown />
    </Screen>
  );
}
