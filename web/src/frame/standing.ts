import { useQuery, useSuspenseQueries } from '@tanstack/react-query';
import {
  engagementsListOptions,
  managerViewsListOptions,
  meCompaniesOptions,
} from '../../client/@tanstack/react-query.gen.js';
import { useMember } from './session.js';

/** What somebody is in a practice, as far as their screens follow from it. One may be several. */
export interface Standing {
  administrator: boolean;
  coach: boolean;
  coachee: boolean;
  sponsor: boolean;
}

export function useStanding(): Standing {
  const { administrator, coach, personId } = useMember();
  const [own, companies] = useSuspenseQueries({
    queries: [engagementsListOptions({ query: { coacheeId: personId, limit: 1 } }), meCompaniesOptions()],
  });
  return {
    ...{ administrator, coach },
    coachee: own.data.items.length > 0,
    sponsor: companies.data.items.length > 0,
  };
}

/** Whether coachees share something with them, as their manager. No screen waits for it: it is there a little later. */
export function useManages(): boolean {
  const { data } = useQuery({ ...managerViewsListOptions(), staleTime: 300_000 });
  return (data?.items.length ?? 0) > 0;
}
