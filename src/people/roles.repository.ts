import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { uuidv7 } from '../platform/clock/ids.js';
import { plusDays } from '../platform/clock/zones.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { ExampleGoalResponse, HeldRoleResponse, RoleResponse } from './people.responses.js';
import { ExampleGoal, PersonRole, Role, type RoleFamily } from './role.entity.js';

const all = sql(`
  select r.id, r.name, r.family, r.built_in as "builtIn",
    coalesce((select json_agg(json_build_object('id', e.id, 'wording', e.wording) order by e.position, e.id)
      from example_goal e where e.practice_id = r.practice_id and e.role_id = r.id and e.retired_at is null), '[]')
      as "exampleGoals"
  from role r order by r.built_in desc, r.name`);

const nextPosition = sql(`select coalesce(max(position) + 1, 0) as position from example_goal where role_id = $1`);

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
    const examples = wordings.map((wording, position) => ({ ...exampleOf(practiceId, id, wording), position }));
    await tx.insert(ExampleGoal, examples);
    return { id, exampleGoals: examples.map(({ id: exampleGoalId, wording }) => ({ id: exampleGoalId, wording })) };
  }

  /** Adds an example after the others of its role. */
  async addExample(tx: Tx, roleId: string, wording: string): Promise<ExampleGoalResponse> {
    const position = (await tx.row<{ position: number }>(nextPosition, [roleId]))?.position ?? 0;
    const example = { ...exampleOf(tx.caller.practiceId, roleId, wording), position };
    await tx.insert(ExampleGoal, example);
    return { id: example.id, wording };
  }

  /** Retires an example; answers whether there was one. */
  async retireExample(tx: Tx, id: string, retiredAt: Date): Promise<boolean> {
    const { practiceId } = tx.caller;
    return (await tx.update(ExampleGoal, { practiceId, id, retiredAt: IsNull() }, { retiredAt })) > 0;
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

function exampleOf(practiceId: string, roleId: string, wording: string) {
  return { practiceId, id: uuidv7(), roleId, wording, retiredAt: null };
}
