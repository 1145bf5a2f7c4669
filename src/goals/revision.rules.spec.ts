import { GOAL_STATES, OPEN_STATES, type GoalState } from './goal.rules.js';
import { writtenOf, type Writing, type Written } from './revision.rules.js';

const coach = { writerId: 'coach', isParty: true };
const coachee = { writerId: 'coachee', isParty: true };
const sponsor = { writerId: 'sponsor', isParty: false };
const waiting = (writtenById: string, number = 2) => ({ number, writtenById });

const writing = (given: Partial<Writing>): Writing => ({
  ...{ state: 'agreed', proposedById: 'coach', coacheeId: 'coachee', pending: null, agreed: 1, basedOn: 1 },
  ...coach,
  ...given,
});
const proposed = (proposedById: string, given: Partial<Writing>) =>
  writing({ state: 'proposed', agreed: undefined, proposedById, pending: waiting(proposedById, 1), ...given });

function outcomeOf(given: Writing): Written | string | undefined {
  try {
    return writtenOf(given);
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

const counts = (pending: Written['pending'] = null) => ({ agreed: true, pending });
const waits = (pending: Written['pending'] = null) => ({ agreed: false, pending });

describe('other words for a proposal', () => {
  it.each<[string, Writing, Written | string]>([
    ['by the coach who proposed it, take the place of theirs', proposed('coach', coach), waits('superseded')],
    ['by the coachee who proposed it, wait as well', proposed('coachee', coachee), waits('superseded')],
    ['by the sponsor who proposed it, take the place of theirs', proposed('sponsor', sponsor), waits('superseded')],
    ['by the coachee, of what the coach proposed, are an amendment', proposed('coach', coachee), 'goal.not-proposer'],
    ['by the coach, of what the coachee proposed, are refused', proposed('coachee', coach), 'goal.not-proposer'],
    ['by another sponsor are refused', proposed('fellow', sponsor), 'goal.not-proposer'],
    ['on words that moved are refused', proposed('coach', { ...coach, basedOn: 3 }), 'goal.revision-moved'],
  ])('%s', (_what, given, outcome) => {
    expect(outcomeOf(given)).toEqual(outcome);
  });
});

describe('other words for an agreed goal', () => {
  it.each<[string, Partial<Writing>, Written | string]>([
    ['by the coachee count at once', coachee, counts()],
    ['by the coach wait', coach, waits()],
    ['by a sponsor are refused, though they proposed it', { ...sponsor, proposedById: 'sponsor' }, 'goal.state'],
    ['by the coachee settle what waits', { ...coachee, pending: waiting('coach'), basedOn: 2 }, counts('declined')],
    ['by the coach take the place of theirs', { ...coach, pending: waiting('coach'), basedOn: 2 }, waits('superseded')],
    [
      'by the coach do not take the place of a former coach’s',
      { ...coach, pending: waiting('former'), basedOn: 2 },
      'goal.revision-pending',
    ],
    ['on what was agreed before are refused', { ...coachee, agreed: 2, basedOn: 1 }, 'goal.revision-moved'],
    ['past words that wait unread are refused', { ...coachee, pending: waiting('coach') }, 'goal.revision-moved'],
    ['past own words that wait are refused', { ...coach, pending: waiting('coach') }, 'goal.revision-moved'],
  ])('%s', (_what, given, outcome) => {
    expect(outcomeOf(writing(given))).toEqual(outcome);
  });

  it.each(GOAL_STATES.filter((state) => state !== 'proposed').map((state): [GoalState] => [state]))(
    'are for what is open: %s',
    (state) => {
      expect(outcomeOf(writing({ state }))).toEqual(OPEN_STATES.includes(state) ? waits() : 'goal.state');
    },
  );
});
