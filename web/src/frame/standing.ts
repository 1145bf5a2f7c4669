import { useSuspenseQueries } from '@tanstack/react-query';
import { companiesListOptions, engagementsListOptions } from '../../client/@tanstack/react-query.gen.js';
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
    queries: [
      engagementsListOptions({ query: { coacheeId: personId, limit: 1 } }),
      companiesListOptions({ query: { limit: 1 } }),
    ],
  });
  const coachee = own.data.items.length > 0;
  // Whoever administers or coaches is told every company's name; anybody else, those that they sponsor.
  const sponsor = !administrator && !coach && companies.data.items.length > 0;
  return { administrator, coach, coachee, sponsor };
}
