import type { GoalSharesResponse } from '../../client/types.gen.js';

/** What somebody reads of a goal. */
export interface Shared {
  wording: boolean;
  rating: boolean;
}

/** How goals would be shared, where that differs from how they are. */
export type Wishes = ReadonlyMap<string, Shared>;

/** What an audience reads of a goal now: the sponsor, or the manager with this id. Undefined where it cannot be chosen. */
export function sharedNow(goal: GoalSharesResponse, managerId: string | undefined): Shared | undefined {
  if (managerId) return goal.managers.find(({ personId }) => personId === managerId);
  return goal.sponsor && !goal.sponsor.always ? goal.sponsor : undefined;
}

/** With one more choice; what is as it is already is no wish. */
export function wishing(wishes: Wishes, goal: GoalSharesResponse, now: Shared, chosen: Shared): Wishes {
  const next = new Map(wishes);
  if (chosen.wording === now.wording && chosen.rating === now.rating) next.delete(goal.goalId);
  else next.set(goal.goalId, { wording: chosen.wording, rating: chosen.rating });
  return next;
}

/** What would be read that is not now, and the other way round: so many kinds of goals each. */
export function differences(wishes: Wishes, goals: readonly GoalSharesResponse[], managerId: string | undefined) {
  let [more, less] = [0, 0];
  for (const goal of goals) {
    const [now, wish] = [sharedNow(goal, managerId), wishes.get(goal.goalId)];
    if (!now || !wish) continue;
    for (const kind of ['wording', 'rating'] as const) {
      if (wish[kind] && !now[kind]) more++;
      if (!wish[kind] && now[kind]) less++;
    }
  }
  return { more, less };
}
