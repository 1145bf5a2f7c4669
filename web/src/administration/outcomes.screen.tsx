import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { companiesListOptions } from '../../client/@tanstack/react-query.gen.js';
import { pulseList } from '../../client/sdk.gen.js';
import { Screen } from '../frame/screen.js';
import { Outcomes } from '../pulse/outcomes.js';

/** How it goes for coachees of each company: to administrators as well only as means of five or more. */
export function OutcomesScreen() {
  const say = useTranslations('administration.outcomes');
  const { data, hasNextPage, fetchNextPage } = useSuspenseInfiniteQuery({
    queryKey: ['outcomes'],
    queryFn: async ({ pageParam }) =>
      (await pulseList({ query: { limit: 20, ...(pageParam && { cursor: pageParam }) } })).data,
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = data.pages.flatMap((page) => page.items);
  const { items: companies } = useSuspenseQuery(companiesListOptions({ query: { limit: 100 } })).data;
  return (
    <Screen title={say('title')} about={say('about')}>
      <Outcomes
        publications={items}
        names={new Map(companies.map(({ id, name }) => [id, name]))}
        more={hasNextPage ? () => void fetchNextPage() : undefined}
      />
    </Screen>
  );
}
