import type { AgendaItemResponse } from '../../client/types.gen.js';

/** Moves something: where it is to go, or, if nowhere is said, to ask where. */
export type Move = (item: AgendaItemResponse, localStart?: string) => void;
