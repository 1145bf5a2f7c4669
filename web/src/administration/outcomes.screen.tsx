import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { companiesListOptions, pulseListOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import { Outcomes } from '../pulse/outcomes.js';

/** How it goes for coachees of each company: to administrators as well only as means of five or more. */
export function OutcomesScreen() {
  const say = useTranslations('administration.outcomes');
  const { items } = useSuspenseQuery(pulseListOptions({ query: { limit: 50 } })).data;
  const { items: companies } = useSuspenseQuery(companiesListOptions({ query: { limit: 100 } })).data;
  return (
    <Screen title={say('title')} about={say('about')}>
      <Outcomes publications={items} names={new Map(companies.map(({ id, name }) => [id, name]))} />
    </Screen>
  );
}
