import { useQueryClient, useSuspenseQuery, type QueryKey } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { engagementsReadOptions } from '../../client/@tanstack/react-query.gen.js';
import type { EngagementResponse, NamedResponse } from '../../client/types.gen.js';
import { useMember } from '../frame/session.js';

export type Side = 'coach' | 'coachee';

export interface Whose {
  engagement: EngagementResponse;
  engagementId: string;
  /** Whom the reader is in it; an administrator is neither. */
  side: Side | undefined;
  other: NamedResponse;
}

/** The engagement whose page this is, and what the reader is in it. */
export function useWhose(): Whose {
  const { engagementId } = useParams({ from: '/signed-in/engagements/$engagementId' });
  return useWhoseOf(engagementId);
}

export function useWhoseOf(engagementId: string): Whose {
  const { personId } = useMember();
  const { data: engagement } = useSuspenseQuery(engagementsReadOptions({ path: { engagementId } }));
  const { coach, coachee } = engagement;
  const side = personId === coach.id ? 'coach' : personId === coachee.id ? 'coachee' : undefined;
  return { engagement, engagementId, side, other: side === 'coach' ? coachee : coach };
}

/** What is read elsewhere of all engagements together. */
const ELSEWHERE = new Set(['meAgenda', 'mePrompts', 'engagementsList', 'handoversAwaiting']);

/** Reads anew whatever was read of an engagement, and what follows from it elsewhere. */
export function useChanged(engagementId: string): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    () => client.invalidateQueries({ predicate: ({ queryKey }) => concerns(queryKey, engagementId) }),
    [client, engagementId],
  );
}

function concerns([key]: QueryKey, engagementId: string): boolean {
  const { _id = '', path } = (key ?? {}) as { _id?: string; path?: { engagementId?: string } };
  return path?.engagementId === engagementId || ELSEWHERE.has(_id);
}
