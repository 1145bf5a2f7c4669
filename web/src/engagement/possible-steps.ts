import type { EngagementState } from '../../client/types.gen.js';
import type { Side } from './whose.js';

/** What can be done with an engagement itself, apart from its sessions. */
export const STEPS = ['book', 'remaining', 'pause', 'resume', 'extend', 'handOver', 'complete', 'end'] as const;
export const STEPS_AFTERWARDS = ['renew', 'reopen'] as const;
export type Step = (typeof STEPS)[number] | (typeof STEPS_AFTERWARDS)[number];

/** In which states each is possible; the coach's alone, where `coach` says so; an administrator's, too. */
const possible: Record<Step, { in: readonly EngagementState[]; coach?: true; administrator?: true }> = {
  book: { in: ['active'], coach: true },
  remaining: { in: ['active'], coach: true },
  pause: { in: ['active'] },
  resume: { in: ['paused'] },
  extend: { in: ['active'], coach: true },
  handOver: { in: ['active', 'paused'], coach: true, administrator: true },
  complete: { in: ['active'], coach: true },
  end: { in: ['awaiting_agreement', 'active', 'paused'] },
  renew: { in: ['completed', 'ended_early'], coach: true },
  reopen: { in: ['completed', 'ended_early'], coach: true },
};

interface Standing {
  state: EngagementState;
  /** How many sessions are left, and how many of those have a date. */
  figures: { left: number; scheduled: number };
}

/**
 * What somebody can do with an engagement as it stands, in the order in which it is offered.
 * @param side whom they are in it; an administrator is neither
 */
export function stepsOf({ state, figures }: Standing, side: Side | undefined): Step[] {
  const undated = figures.left - figures.scheduled;
  return [...STEPS, ...STEPS_AFTERWARDS].filter((step) => {
    if (step === 'book' && undated < 1) return false;
    if (step === 'remaining' && undated < 2) return false;
    const { in: states, coach, administrator } = possible[step];
    const isTheirs = side ? side === 'coach' || !coach : administrator;
    return isTheirs && states.includes(state);
  });
}
