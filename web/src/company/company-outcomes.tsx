import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { companiesPulseOptions } from '../../client/@tanstack/react-query.gen.js';
import { Outcomes } from '../pulse/outcomes.js';
import classes from './company.module.css';

/** What people of the company answer when they are asked how it goes: never of fewer than five. */
export function CompanyOutcomes({ companyId }: { companyId: string }) {
  const say = useTranslations('company');
  const { items } = useSuspenseQuery(companiesPulseOptions({ path: { companyId }, query: { limit: 12 } })).data;
  return (
    <section>
      <h2>{say('outcomes')}</h2>
      <p className={classes.faint}>{say('outcomesAbout')}</p>
      <br />
      <Outcomes publications={items} />
    </section>
  );
}
