import type { RoleResponse } from '../../client/types.gen.js';

/** What of the catalogue somebody looks for: roles that are called so, whole, and else their goals that say so. */
export function found(roles: readonly RoleResponse[], asked: string): RoleResponse[] {
  const wanted = asked.trim().toLocaleLowerCase();
  if (!wanted) return [...roles];
  const says = (text: string) => text.toLocaleLowerCase().includes(wanted);
  return roles
    .map((role) =>
      says(role.name) ? role : { ...role, exampleGoals: role.exampleGoals.filter(({ wording }) => says(wording)) },
    )
    .filter((role) => says(role.name) || role.exampleGoals.length > 0);
}

/** Whether a role has a goal in these words already, but for one that is being said anew. */
export function isOffered({ exampleGoals }: RoleResponse, wording: string, exceptId?: string): boolean {
  const same = (text: string) => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase();
  return exampleGoals.some(({ id, wording: other }) => id !== exceptId && same(other) === same(wording));
}
