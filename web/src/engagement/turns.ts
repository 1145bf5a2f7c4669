import type { TransitionResponse } from '../../client/types.gen.js';

type Turn = Pick<TransitionResponse, 'from' | 'to' | 'why'>;

/** What a step of an engagement's life was: the word for it, and what was said of it in somebody's own words. */
export interface Told {
  word: TransitionResponse['to'] | 'resumed' | 'reopened' | 'discarded' | 'ranOut' | Change;
  why: string | null;
  /** The day until which it was extended. */
  until?: string;
}

type Change = 'extended' | 'handedOver' | 'erased' | 'changed';

const EXTENDED = /^Extended from [\d-]{10} to (?<until>[\d-]{10}): (?<said>.*)$/s;
const HANDED_OVER = /^Handed over: (?<said>.*)$/s;
const ERASED = /^What was said was erased: (?<said>.*)$/s;

/** The server writes down in English what did not change the state, and what happened by itself: here it has words. */
export function toldOf(turn: Turn): Told {
  const { from, to, why } = turn;
  if (from === to) return changeOf(why);
  if (to === 'ended_early' && why === 'The draft was discarded') return { word: 'discarded', why: null };
  if (to === 'completed' && why === 'Nothing was left to do') return { word: 'ranOut', why: null };
  if (to === 'active' && (from === 'completed' || from === 'ended_early')) return { word: 'reopened', why };
  if (to === 'active' && from === 'paused') return { word: 'resumed', why };
  return { word: to, why };
}

function changeOf(why: string | null): Told {
  const said = (how: RegExp) => how.exec(why ?? '')?.groups;
  const extended = said(EXTENDED);
  if (extended) return { word: 'extended', why: extended.said ?? null, until: extended.until };
  const handedOver = said(HANDED_OVER);
  if (handedOver) return { word: 'handedOver', why: handedOver.said ?? null };
  const erased = said(ERASED);
  if (erased) return { word: 'erased', why: erased.said ?? null };
  return { word: 'changed', why };
}
