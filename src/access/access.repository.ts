import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { sql } from '../platform/database/tx.js';
import type { Relation } from './permissions.js';

/**
 * Row-level security hides what is none of the caller's business: then there is no row. A manager sees no row of the
 * engagement itself, only of their invitation to it, and a successor none but the proposal that waits for them.
 */
const toEngagement = sql(`
  select array_agg(relation) as relations from (
    select unnest(array[
      case when coach_id = caller_person() then 'coach' end,
      case when coachee_id = caller_person() then 'coachee' end,
      case when company_id = any (caller_companies()) then 'sponsor' end,
      case when caller_is_administrator() then 'administrator' end]) as relation
    from engagement where id = $1
    union all
    select 'manager' from engagement_manager where engagement_id = $1 and person_id = caller_person() and until is null
    union all
    select 'successor' from handover
    where engagement_id = $1 and successor_id = caller_person() and state = 'awaiting_successor'
  ) as stands where relation is not null having count(*) > 0`);

const toCompany = sql(`
  select array_remove(array[
    case when id = any (caller_companies()) then 'sponsor' end,
    case when caller_is_coach() then 'practiceCoach' end,
    case when caller_is_administrator() then 'administrator' end], null) as relations
  from company where id = $1`);

/** Who was removed is there for administrators alone: they read what was, and restore them. */
const toPerson = sql(`
  select array_remove(array[
    case when id = caller_person() then 'self' end,
    case when caller_is_coach() and added_by_id = caller_person() then 'introducer' end,
    case when caller_is_administrator() then 'administrator' end], null) as relations
  from person where id = $1 and (removed_at is null or caller_is_administrator())`);

/** A coach is whoever coaches in an open engagement, or may begin one; their coachee, whoever is in one with them. */
const toCoach = sql(`
  select relations from (
    select array_remove(array[
      case when id = caller_person() then 'self' end,
      case when exists (select from engagement e where e.coach_id = p.id and e.coachee_id = caller_person()
                        and e.state not in ('completed', 'ended_early')) then 'coachee' end,
      case when caller_is_administrator() then 'administrator' end], null) as relations
    from person p
    where id = $1 and removed_at is null and (
      exists (select from capacity c where c.practice_id = p.practice_id and c.person_id = p.id and c.capacity = 'coach'
              and c.taken_at is null)
      or exists (select from engagement e where e.practice_id = p.practice_id and e.coach_id = p.id
                 and e.state not in ('completed', 'ended_early')))) as stands
  where relations <> '{}'`);

const statements = { engagement: toEngagement, company: toCompany, person: toPerson, coach: toCoach };

@Injectable()
export class AccessRepository {
  constructor(private readonly database: Database) {}

  /** What the caller is to a thing; undefined where there is none that they may know of. */
  async relationsTo(caller: Caller, scope: keyof typeof statements, id: string): Promise<Set<Relation> | undefined> {
    const [row] = await this.database.ask<{ relations: Relation[] }>(caller, statements[scope], [id]);
    return row && new Set(row.relations);
  }
}
