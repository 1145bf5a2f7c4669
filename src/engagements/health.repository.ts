import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import type { Health, HealthFacts } from './health.rules.js';
import type { PageFilter } from './engagements.repository.js';

const factsOf = sql(`
  select s.engagement_id as id, standing_facts(s) as facts from engagement_standing s
  where s.engagement_id = any ($1::uuid[])`);

/** Of those that the caller coaches, is coached in, or administers. */
const page = sql(`
  select s.engagement_id as id from engagement_standing s
  where ((select caller_is_administrator()) or s.coach_id = (select caller_person()) or s.coachee_id = (select caller_person()))
    and ($2::uuid is null or s.engagement_id > $2) and ($3::text is null or s.state = $3)
    and ($4::uuid is null or s.coach_id = $4) and ($5::uuid is null or s.coachee_id = $5)
    and ($6::uuid is null or s.company_id = $6) and standing_health(s, $1) = $7
  order by s.engagement_id limit $8`);

const notOnTrack = sql(`
  select s.engagement_id as id, standing_facts(s) as facts from engagement_standing s where standing_health(s, $1) = 'off_track'`);

/** What health is derived from, as rapport_overview, which reads where engagements stand and nothing that is said. */
@Injectable()
export class HealthRepository {
  /** The facts of engagements by id, as far as the caller may know of them. */
  async findFacts(tx: Tx, ids: string[]): Promise<Map<string, HealthFacts>> {
    if (ids.length === 0) return new Map();
    const read = () => tx.rows<{ id: string; facts: HealthFacts }>(factsOf, [ids]);
    return new Map((await tx.as('rapport_overview', read)).map(({ id, facts }) => [id, facts]));
  }

  /** Which engagements of a list fare so, oldest first. */
  async findPage(
    tx: Tx,
    now: Date,
    health: Health,
    { after, filter, limit }: { after: string | undefined; filter: PageFilter; limit: number },
  ): Promise<string[]> {
    const { state, coachId, coacheeId, companyId } = filter;
    const values = [now, after, state, coachId, coacheeId, companyId, health, limit];
    const rows = await tx.as('rapport_overview', () => tx.rows<{ id: string }>(page, values));
    return rows.map(({ id }) => id);
  }

  /** Every engagement of the practice that is off track, for the practice itself. */
  findOffTrack(tx: Tx, now: Date): Promise<{ id: string; facts: HealthFacts }[]> {
    return tx.as('rapport_overview', () => tx.rows(notOnTrack, [now]));
  }
}
