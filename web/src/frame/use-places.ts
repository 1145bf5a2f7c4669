import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { engagementsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { peopleSearch } from '../../client/sdk.gen.js';
import { found, type Named } from './finding.js';
import { useMember } from './session.js';
import { useWays } from './ways.js';

/** Somewhere one can jump to. */
export interface Place extends Named {
  id: string;
  /** What tells it from another of the same name. */
  about?: string;
  go: () => void;
}

/** Places of one kind. */
export interface PlacesOfKind {
  kind: 'screens' | 'engagements' | 'people';
  places: Place[];
}

const MOST_OF_A_KIND = 7;
const LOOK_AFTER_MS = 200;
const LETTERS = 2;

/** What is found by these letters, by kind. A kind of which nothing is found is left out. */
export function usePlaces(asked: string): PlacesOfKind[] {
  const kinds: PlacesOfKind[] = [
    { kind: 'screens', places: found(useScreens(), asked) },
    { kind: 'engagements', places: found(useEngagements(), asked) },
    { kind: 'people', places: found(usePeople(asked.trim()), asked) },
  ];
  return kinds
    .map(({ kind, places }) => ({ kind, places: places.slice(0, MOST_OF_A_KIND) }))
    .filter(({ places }) => places.length > 0);
}

function useScreens(): Place[] {
  const say = useTranslations('frame.ways');
  const navigate = useNavigate();
  return useWays().map(({ to, word }) => ({ id: word, text: say(word), go: () => void navigate({ to }) }));
}

function useEngagements(): Place[] {
  const navigate = useNavigate();
  const { personId } = useMember();
  const { data } = useQuery(engagementsListOptions({ query: { limit: 100 } }));
  return (data?.items ?? []).map(({ id, coachee, coach }) => ({
    id,
    text: `${coachee.name} · ${coach.name}`,
    // One's own name stands in all of them.
    name: [coachee, coach].flatMap(({ id: whose, name }) => (whose === personId ? [] : [name])).join(' '),
    go: () => void navigate({ to: '/engagements/$engagementId', params: { engagementId: id } }),
  }));
}

/** Only an administrator has a screen for each person. Their names are asked for in a body, and in no address. */
function usePeople(asked: string): Place[] {
  const navigate = useNavigate();
  const { administrator } = useMember();
  const [name] = useDebouncedValue(asked, LOOK_AFTER_MS);
  const { data } = useQuery({
    queryKey: ['people', 'jump', name],
    queryFn: async () => (await peopleSearch({ body: { name, limit: MOST_OF_A_KIND } })).data,
    enabled: administrator && name.length >= LETTERS,
    placeholderData: keepPreviousData,
  });
  const items = asked.length >= LETTERS ? (data?.items ?? []) : [];
  return items.map(({ id, name: text, email }) => ({
    ...{ id: `person-${id}`, text, about: email },
    go: () => void navigate({ to: '/administration/people/$personId', params: { personId: id } }),
  }));
}
