import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { Removal } from './removal.entity.js';
import type { RemovalResponse } from './removals.responses.js';

const page = sql(`
  select r.id, r.person_id as "personId", p.name, p.email, ${instantText('r.at')} as at, name_of(r.by_id) as by, r.reason,
    ${instantText('r.restored_at')} as "restoredAt", name_of(r.restored_by_id) as "restoredBy"
  from removal r join person p on p.practice_id = r.practice_id and p.id = r.person_id
  where ($1::uuid is null or r.id < $1) and ($2::text is null or p.email = $2)
  order by r.id desc limit $3`);

/** What a removal ends, a trigger of the same change ends with it: whatever forgets that, nobody keeps a way in. */
const remove = sql(`
  update person set removed_at = $2, version = version + 1 where id = $1 and removed_at is null returning id`);

/** Without their account: an invitation, and only that, lets them sign in again. */
const restore = sql(`
  update person set removed_at = null, user_id = null, version = version + 1
  where id = $1 and removed_at is not null returning id`);

const settle = sql(`
  update removal set restored_at = $2, restored_by_id = caller_person() where person_id = $1 and restored_at is null`);

@Injectable()
export class RemovalsRepository {
  /** Who was removed, newest first. */
  findPage(tx: Tx, after: string | undefined, email: string | undefined, limit: number): Promise<RemovalResponse[]> {
    return tx.rows(page, [after, email, limit + 1]);
  }

  /** Removes a person; answers whether there was one to remove. */
  async remove(tx: Tx, personId: string, reason: string, at: Date): Promise<boolean> {
    if (!(await tx.row(remove, [personId, at]))) return false;
    const { practiceId, personId: byId } = tx.caller;
    await tx.insert(Removal, { practiceId, id: uuidv7({ msecs: at.getTime() }), personId, at, byId, reason });
    return true;
  }

  /** Restores a person who was removed; answers whether they were. */
  async restore(tx: Tx, personId: string, at: Date): Promise<boolean> {
    if (!(await tx.row(restore, [personId]))) return false;
    await tx.rows(settle, [personId, at]);
    return true;
  }
}
