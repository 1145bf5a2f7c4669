import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { peopleList, peopleSearch } from '../../client/sdk.gen.js';

export type Which = 'all' | 'coach' | 'administrator';

/** People in the order they were added; or those with something in their name, which is in no address. */
export function usePeople(which: Which, name: string) {
  const query = useInfiniteQuery({
    queryKey: ['people', which, name],
    queryFn: async ({ pageParam }) => {
      const at = { limit: 50, ...(pageParam && { cursor: pageParam }) };
      if (name) return (await peopleSearch({ body: { ...at, name } })).data;
      return (await peopleList({ query: { ...at, ...(which !== 'all' && { capacity: which }) } })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  return {
    people: query.data?.pages.flatMap(({ items }) => items) ?? [],
    isWaiting: query.isPending,
    error: query.error,
    again: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    isMore: query.isFetchingNextPage,
  };
}
