import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { Engagement } from './engagement.entity.js';
import type { ParticipantResponse } from './participants.responses.js';

/**
 * Coach and coachee stand in the engagement itself, coaches of before in what was handed over; who removed somebody is
 * for administrators to read.
 */
const PARTICIPANTS = `
  select 'coach' as "as", 1 as place, h.from_coach_id as person_id,
    coalesce(lag(h.closed_at) over earlier, e.created_at) as since,
    coalesce(lag(h.proposed_by_id) over earlier, e.created_by_id) as given_by_id,
    h.closed_at as until, h.proposed_by_id as taken_by_id
  from handover h join engagement e on e.practice_id = h.practice_id and e.id = h.engagement_id
  where h.engagement_id = $1 and h.state = 'handed_over' window earlier as (order by h.closed_at, h.id)
  union all
  select 'coach', 1, e.coach_id, coalesce(l.closed_at, e.created_at), coalesce(l.proposed_by_id, e.created_by_id),
    p.removed_at, r.by_id
  from engagement e
  left join lateral (select h.closed_at, h.proposed_by_id from handover h
    where h.practice_id = e.practice_id and h.engagement_id = e.id and h.state = 'handed_over'
    order by h.closed_at desc, h.id desc limit 1) l on true
  left join person p on p.practice_id = e.practice_id and p.id = e.coach_id
  left join removal r on r.practice_id = e.practice_id and r.person_id = e.coach_id and r.restored_at is null
  where e.id = $1
  union all
  select 'coachee', 2, e.coachee_id, e.created_at, e.created_by_id, p.removed_at, r.by_id
  from engagement e
  left join person p on p.practice_id = e.practice_id and p.id = e.coachee_id
  left join removal r on r.practice_id = e.practice_id and r.person_id = e.coachee_id and r.restored_at is null
  where e.id = $1
  union all
  select 'sponsor', 3, s.person_id, s.since, s.named_by_id, s.until, s.withdrawn_by_id from sponsors_of($1) s
  union all
  select 'manager', 4, m.person_id, m.since, m.coachee_id, m.until, m.withdrawn_by_id
  from engagement_manager m where m.engagement_id = $1`;

const PRESENTED = `
  select t."as", t.person_id as "personId", name_of(t.person_id) as name, ${instantText('t.since')} as since,
    name_of(t.given_by_id) as "givenBy", ${instantText('t.until')} as until, name_of(t.taken_by_id) as "takenBy"
  from (${PARTICIPANTS}) t`;

const all = sql(`${PRESENTED} order by t.place, t.since, t.person_id`);
const manager = sql(`${PRESENTED} where t."as" = 'manager' and t.person_id = $2 and t.until is null`);

const callersManager = sql(`select caller_manager() as id`);

const invite = sql(`
  insert into engagement_manager (practice_id, engagement_id, coach_id, coachee_id, company_id, id, person_id, since)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (practice_id, engagement_id, person_id) where until is null do nothing`);

const withdraw = sql(`
  update engagement_manager set until = $3, withdrawn_by_id = caller_person()
  where engagement_id = $1 and person_id = $2 and until is null`);

@Injectable()
export class ParticipantsRepository {
  /** Who is and was what in an engagement: coach, coachee, sponsors, managers, each from the first on. */
  findAll(tx: Tx, engagementId: string): Promise<ParticipantResponse[]> {
    return tx.rows(all, [engagementId]);
  }

  /** A manager who is invited now. */
  findManager(tx: Tx, engagementId: string, personId: string): Promise<ParticipantResponse | undefined> {
    return tx.row(manager, [engagementId, personId]);
  }

  /** Whom the caller reports to, unless that person was removed. */
  async findCallersManagerId(tx: Tx): Promise<string | null> {
    return (await tx.row<{ id: string | null }>(callersManager))?.id ?? null;
  }

  /** Invites a manager, unless they are invited already. */
  async invite(tx: Tx, engagement: Engagement, personId: string, since: Date): Promise<void> {
    const { practiceId, id: engagementId, coachId, coacheeId, companyId } = engagement;
    const id = uuidv7({ msecs: since.getTime() });
    await tx.rows(invite, [practiceId, engagementId, coachId, coacheeId, companyId, id, personId, since]);
  }

  /** Takes an invitation back, if there is one. */
  async withdraw(tx: Tx, engagementId: string, personId: string, until: Date): Promise<void> {
    await tx.rows(withdraw, [engagementId, personId, until]);
  }
}
