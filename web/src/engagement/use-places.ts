import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionsListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { EngagementResponse } from '../../client/types.gen.js';
import { dotsOf } from './session-dots.js';

/**
 * Which of the twelve a session is, as people count: by its place on the line. One that was cancelled at no cost has
 * none, as another takes it.
 */
export function usePlaces({ id: engagementId, figures }: Pick<EngagementResponse, 'id' | 'figures'>) {
  const { items } = useSuspenseQuery(sessionsListOptions({ path: { engagementId } })).data;
  const dots = dotsOf(items, figures.left);
  return (sessionId: string): { number: number | undefined; of: number } => {
    const place = dots.findIndex(({ session }) => session?.id === sessionId);
    return { number: place < 0 ? undefined : place + 1, of: dots.length };
  };
}
