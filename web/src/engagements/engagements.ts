import type { EngagementResponse, EngagementState } from '../../client/types.gen.js';

/** Which part of the list an engagement stands in. */
export type Part = 'agreeing' | 'running' | 'over';

export const PARTS: readonly Part[] = ['running', 'agreeing', 'over'];

const PART_OF: Record<EngagementState, Part> = {
  draft: 'agreeing',
  awaiting_agreement: 'agreeing',
  active: 'running',
  paused: 'running',
  completed: 'over',
  ended_early: 'over',
};

const URGENCY = { off_track: 0, at_risk: 1, on_track: 2 } as const;
const MOST_DOTS = 24;

/** How one session of an engagement stands, as a dot shows it. */
export type Dot = 'held' | 'forfeited' | 'scheduled' | 'left';

/** The engagements of each part that has some: in trouble first, then by what comes next; those that are over, last ended first. */
export function inParts(items: readonly EngagementResponse[]): { part: Part; items: EngagementResponse[] }[] {
  return PARTS.map((part) => ({
    part,
    items: items.filter(({ state }) => PART_OF[state] === part).toSorted(part === 'over' ? byEnd : byNeed),
  })).filter(({ items: some }) => some.length > 0);
}

function byNeed(a: EngagementResponse, b: EngagementResponse): number {
  const urgency = ({ health }: EngagementResponse) => (health.status ? URGENCY[health.status] : 2);
  const next = ({ figures, startsOn }: EngagementResponse) => figures.nextAt ?? `${startsOn}T`;
  return urgency(a) - urgency(b) || (next(a) < next(b) ? -1 : 1);
}

function byEnd(a: EngagementResponse, b: EngagementResponse): number {
  return a.endsOn > b.endsOn ? -1 : 1;
}

/** A dot for each session: those that were held, were used up, are in the calendar, and are left. None where they are too many. */
export function dotsOf({ held, forfeited, scheduled, left }: EngagementResponse['figures']): Dot[] {
  if (held + forfeited + left > MOST_DOTS) return [];
  return [
    ...Array.from({ length: held }, () => 'held' as const),
    ...Array.from({ length: forfeited }, () => 'forfeited' as const),
    ...Array.from({ length: Math.min(scheduled, left) }, () => 'scheduled' as const),
    ...Array.from({ length: Math.max(0, left - scheduled) }, () => 'left' as const),
  ];
}
