import type { SessionResponse } from '../../client/types.gen.js';

/** What a dot of the line stands for; `undated` is a session that is left and has no date. */
export type DotState = 'held' | 'forfeited' | 'next' | 'scheduled' | 'undated';

export interface Dot {
  state: DotState;
  session?: SessionResponse;
}

/**
 * The sessions of an engagement on one line, earliest first: what is used up, what has a date, and what is left without
 * one. Sessions that were cancelled at no cost are not on it, as another takes their place.
 */
export function dotsOf(sessions: readonly SessionResponse[], left: number): Dot[] {
  const next = sessions.find(({ state }) => state === 'scheduled');
  const dots = sessions
    .filter((session) => session.state === 'scheduled' || isUsedUp(session))
    .map((session) => ({ state: stateOf(session, next), session }));
  const dated = sessions.filter(({ state }) => state === 'scheduled').length;
  return [...dots, ...Array.from({ length: Math.max(0, left - dated) }, () => ({ state: 'undated' as const }))];
}

function isUsedUp({ state, forfeited }: SessionResponse): boolean {
  return state === 'completed' || forfeited;
}

function stateOf(session: SessionResponse, next: SessionResponse | undefined): DotState {
  if (session === next) return 'next';
  if (session.forfeited) return 'forfeited';
  return session.state === 'completed' ? 'held' : 'scheduled';
}
