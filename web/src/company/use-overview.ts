import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { companiesOverview, companiesSearchOverview } from '../../client/sdk.gen.js';
import type { EngagementState, Health, OverviewSort } from '../../client/types.gen.js';

/** Which engagements of a company, and in which order. */
export interface Asked {
  state?: EngagementState | undefined;
  health?: Health | undefined;
  sort: OverviewSort;
  /** Something in the name of the coachee. */
  coachee?: string;
}

/** They stand so, a page after the other. A name that is looked for is in no address. */
export function useOverview(companyId: string, asked: Asked) {
  const { coachee = '', ...filter } = asked;
  const path = { companyId };
  const query = useInfiniteQuery({
    queryKey: ['overview', companyId, filter, coachee],
    queryFn: async ({ pageParam }) => {
      const at = { ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) };
      if (coachee) return (await companiesSearchOverview({ path, body: { ...at, coachee } })).data;
      return (await companiesOverview({ path, query: at })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  return {
    pages: query.data?.pages ?? [],
    error: query.error,
    again: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    isMore: query.isFetchingNextPage,
  };
}
