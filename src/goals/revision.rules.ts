import { goalErrors } from './goal.errors.js';
import { refuseNotOpen, type GoalState } from './goal.rules.js';

/** Other words for a goal: what there is, and who writes on what they read. */
export interface Writing {
  state: GoalState;
  proposedById: string;
  coacheeId: string;
  /** The wording that waits for the coachee, if one does. */
  pending: { number: number; writtenById: string } | null;
  /** The number of the wording that was agreed to last; undefined until one is. */
  agreed: number | undefined;
  writerId: string;
  /** Whether whoever writes is coach or coachee. */
  isParty: boolean;
  basedOn: number;
}

/** What follows from new words: whether they count at once, and what becomes of those that waited. */
export interface Written {
  agreed: boolean;
  pending: 'superseded' | 'declined' | null;
}

/**
 * Whoever proposed a goal may put it in other words until the coachee has decided. Once it is agreed to, both may: what
 * the coachee writes counts at once, and settles what waited; what anybody else writes waits, in place of their own
 * words that waited before. Nobody takes the place of words that they have not read.
 * @throws goal.not-proposer, goal.state, goal.revision-moved, goal.revision-pending
 */
export function writtenOf(writing: Writing): Written {
  const { state, pending, writerId, coacheeId } = writing;
  if (state === 'proposed') {
    if (writerId !== writing.proposedById) throw goalErrors.notProposer();
    refuseMovedBasis(writing);
    return { agreed: false, pending: 'superseded' };
  }
  refuseNotOpen(state);
  if (!writing.isParty) throw goalErrors.state('It is agreed to; this is possible only while it is proposed.');
  refuseMovedBasis(writing);
  if (writerId === coacheeId) return { agreed: true, pending: pending && 'declined' };
  if (pending && pending.writtenById !== writerId) throw goalErrors.revisionPending();
  return { agreed: false, pending: pending && 'superseded' };
}

function refuseMovedBasis({ pending, agreed, basedOn }: Writing): void {
  const newest = pending?.number ?? agreed;
  if (newest !== basedOn)
    throw goalErrors.revisionMoved(`The wording is revision ${newest} by now, and you read revision ${basedOn}.`);
}
