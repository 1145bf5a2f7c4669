import { Injectable } from '@nestjs/common';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { AuditFilter, OpeningsQuery } from './audit.requests.js';
import type { AuditEntryResponse, OpeningResponse } from './audit.responses.js';

const SEQUENCE = `a.sequence::float8 as sequence`;
const ACTOR = `case when a.actor_id is not null then json_build_object('id', a.actor_id, 'name', name_of(a.actor_id)) end`;

const entries = sql(`
  select ${SEQUENCE}, ${instantText('a.at')} as at, ${ACTOR} as actor, a.action, a.outcome, a.status, a.about, a.wrote,
    a.engagement_id as "engagementId", a.network, a.user_agent as "userAgent", a.sign_in_id as "signInId",
    a.token_id as "tokenId", a.request_id as "requestId", encode(a.hash, 'hex') as hash
  from audit_entry a
  where ($1::bigint is null or a.sequence < $1) and ($2::uuid is null or a.actor_id = $2)
    and ($3::text is null or a.action = $3) and ($4::text is null or a.outcome = $4)
    and ($5::uuid is null or a.engagement_id = $5)
    and ($6::uuid is null or a.coachee_id = $6 or a.about ->> 'personId' = $6::text or a.wrote -> 'person' ? $6::text)
    and ($7::timestamptz is null or a.at >= $7) and ($8::timestamptz is null or a.at < $8)
  order by a.sequence desc limit $9`);

/** Row-level security shows an administrator more; here it is the coachee who asks, and only of theirs. */
const openings = sql(`
  select ${SEQUENCE}, ${instantText('a.at')} as at, ${ACTOR} as who, a.action as what, a.about
  from audit_entry a
  where a.engagement_id = $1 and a.coachee_id = caller_person() and a.outcome = 'opened'
    and ($2::bigint is null or a.sequence < $2)
    and ($4::text is distinct from 'sponsor' or a.actor_id in (select s.person_id from sponsors_of($1) s))
    and ($4::text is distinct from 'manager' or a.actor_id in (
      select m.person_id from engagement_manager m where m.engagement_id = $1))
  order by a.sequence desc limit $3`);

/** Of which engagement, by whom, and before which number. */
type OpeningsFilter = Pick<OpeningsQuery, 'by'> & { engagementId: string; before?: number };

@Injectable()
export class AuditRepository {
  /** Entries of the practice, newest first, older than the one with the number `before`. */
  findEntries(tx: Tx, filter: AuditFilter, before: number | undefined, limit: number): Promise<AuditEntryResponse[]> {
    const { actorId, action, outcome, engagementId, aboutPersonId, from, to } = filter;
    const values = [actorId, action, outcome, engagementId, aboutPersonId, instantOf(from), instantOf(to)];
    return tx.rows(entries, [before, ...values, limit]);
  }

  /** Who opened what of the caller's engagement, newest first. */
  findOpenings(tx: Tx, { engagementId, before, by }: OpeningsFilter, limit: number) {
    return tx.rows<OpeningResponse & { sequence: number }>(openings, [engagementId, before, limit, by]);
  }
}

function instantOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
