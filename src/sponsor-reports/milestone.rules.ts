/** The three that every engagement has; a chemistry call is none, nor a sponsor's business. */
export const MILESTONE_KINDS = ['kickoff', 'midpoint', 'closing'] as const;
export type MilestoneKind = (typeof MILESTONE_KINDS)[number];
export const MILESTONE_STATES = ['coming', 'open', 'done'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/** A milestone, as far as there is something of it. */
export interface Milestone<Talk = unknown> {
  kind: MilestoneKind;
  state: MilestoneState;
  doneAt: string | null;
  talk: Talk | null;
}

/** All three in their order; what there is nothing of yet is to come. */
export function milestonesOf<Talk>(found: readonly Milestone<Talk>[]): Milestone<Talk>[] {
  return MILESTONE_KINDS.map(
    (kind) => found.find((each) => each.kind === kind) ?? { kind, state: 'coming', doneAt: null, talk: null },
  );
}
