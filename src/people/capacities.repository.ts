import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { CapacityResponse } from './capacities.responses.js';
import type { CapacityName } from './capacity.entity.js';

const CAPACITY = `
  select c.capacity, ${instantText('c.given_at')} as "givenAt", name_of(c.given_by_id) as "givenBy",
    ${instantText('c.taken_at')} as "takenAt", name_of(c.taken_by_id) as "takenBy"
  from capacity c where c.person_id = $1`;

const history = sql(`${CAPACITY} order by c.given_at desc, c.id desc`);
const held = sql(`${CAPACITY} and c.capacity = $2 and c.taken_at is null`);

const give = sql(`
  insert into capacity (practice_id, id, person_id, capacity, given_at, given_by_id) values ($1, $2, $3, $4, $5, $6)
  on conflict (practice_id, person_id, capacity) where taken_at is null do nothing`);

const take = sql(`
  update capacity set taken_at = $3, taken_by_id = caller_person()
  where person_id = $1 and capacity = $2 and taken_at is null`);

/** An open invitation that comes with it would give it again. */
const withdrawInvitations = sql(`
  update invitation set withdrawn_at = $3
  where person_id = $1 and capacity = $2 and accepted_at is null and withdrawn_at is null`);

@Injectable()
export class CapacitiesRepository {
  /** What a person holds and held, newest first. */
  findHistory(tx: Tx, personId: string): Promise<CapacityResponse[]> {
    return tx.rows(history, [personId]);
  }

  findHeld(tx: Tx, personId: string, capacity: CapacityName): Promise<CapacityResponse | undefined> {
    return tx.row(held, [personId, capacity]);
  }

  /**
   * Gives a capacity, unless it is held already.
   * @param givenById who gives it; the caller if left out
   */
  async give(tx: Tx, personId: string, capacity: CapacityName, now: Date, givenById = tx.caller.personId) {
    const { practiceId } = tx.caller;
    await tx.rows(give, [practiceId, uuidv7({ msecs: now.getTime() }), personId, capacity, now, givenById]);
  }

  /** Takes a capacity, if it is held, and any invitation that would give it. */
  async take(tx: Tx, personId: string, capacity: CapacityName, now: Date): Promise<void> {
    await tx.rows(take, [personId, capacity, now]);
    await tx.rows(withdrawInvitations, [personId, capacity, now]);
  }
}
