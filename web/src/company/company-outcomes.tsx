import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { companiesPulse } from '../../client/sdk.gen.js';
import { Outcomes } from '../pulse/outcomes.js';
import classes from './company.module.css';

/** What people of the company answer when they are asked how it goes: never of fewer than five. */
export function CompanyOutcomes({ companyId }: { companyId: string }) {
  const say = useTranslations('company');
  const { data, hasNextPage, fetchNextPage } = useSuspenseInfiniteQuery({
    queryKey: ['outcomes', companyId],
    queryFn: async ({ pageParam }) => {
      const query = { limit: 6, ...(pageParam && { cursor: pageParam }) };
      return (await companiesPulse({ path: { companyId }, query })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = data.pages.flatMap((page) => page.items);
  return (
    <section>
      <h2>{say('outcomes')}</h2>
      <p className={classes.faint}>{say('outcomesAbout')}</p>
      <br />
      <Outcomes publications={items} more={hasNextPage ? () => void fetchNextPage() : undefined} />
    </section>
  );
}
