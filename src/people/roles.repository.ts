import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { plusDays } from '../platform/clock/zones.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { HeldRoleResponse, RoleResponse } from './people.responses.js';
import { ExampleGoal, PersonRole, Role, type RoleFamily } from './role.entity.js';

const all = sql(`
  select r.id, r.name, r.family, r.built_in as "builtIn",
    array(select e.wording from example_goal e where e.practice_id = r.practice_id and e.role_id = r.id
          order by e.position) as "exampleGoals"
  from role r order by r.built_in desc, r.name`);

const heldBy = sql(`
  select h.id, h.role_id as "roleId", r.name, h.held_from as "from", h.held_until as "until"
  from person_role h join role r on r.practice_id = h.practice_id and r.id = h.role_id
  where h.person_id = $1 order by h.held_from`);

const endCurrent = sql(`
  update person_role set held_until = $2 where person_id = $1 and held_until is null and held_from <= $2`);

@Injectable()
export class RolesRepository {
  findAll(tx: Tx): Promise<RoleResponse[]> {
    return tx.rows(all);
  }

  findHeldBy(tx: Tx, personId: string): Promise<HeldRoleResponse[]> {
    return tx.rows(heldBy, [personId]);
  }

  async add(tx: Tx, role: { name: string; family: RoleFamily; builtIn: boolean }, wordings: string[], now: Date) {
    const { practiceId } = tx.caller;
    const id = uuidv7({ msecs: now.getTime() });
    await tx.insert(Role, { practiceId, id, ...role });
    const examples = wordings.map((wording, position) => ({ practiceId, id: uuidv7(), roleId: id, position, wording }));
    await tx.insert(ExampleGoal, examples);
    return id;
  }

  /** Gives a role from a day on; the role held until then ends the day before. */
  async give(tx: Tx, personId: string, roleId: string, heldFrom: string, now: Date): Promise<string> {
    const { practiceId } = tx.caller;
    const id = uuidv7({ msecs: now.getTime() });
    await tx.rows(endCurrent, [personId, plusDays(heldFrom, -1)]);
    await tx.insert(PersonRole, { practiceId, id, personId, roleId, heldFrom, heldUntil: null });
    return id;
  }
}
