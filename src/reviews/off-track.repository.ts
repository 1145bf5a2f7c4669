import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import { reader } from './prompted.repository.js';
import type { Prompted } from './review.mails.js';
import type { ReviewSide } from './review.rules.js';

const begin = sql(`
  insert into off_track_spell (practice_id, engagement_id, coach_id, coachee_id, company_id, id, since, at)
  select e.practice_id, e.id, e.coach_id, e.coachee_id, e.company_id, gen_random_uuid(), f.since, $3
  from unnest($1::uuid[], $2::timestamptz[]) as f (id, since)
  join engagement e on e.practice_id = caller_practice() and e.id = f.id
  on conflict (practice_id, engagement_id) where ended_at is null do nothing returning engagement_id as id`);

const end = sql(
  `update off_track_spell set ended_at = $2 where ended_at is null and engagement_id <> all ($1::uuid[])`,
);

const readerOf = sql(`select ${reader('e', '$2::text')} as reader from engagement e where e.id = $1`);

/** Spells of being off track, as the practice itself notes them. */
@Injectable()
export class OffTrackRepository {
  /** Notes since when engagements are off track; answers of which that was not noted yet. */
  async begin(tx: Tx, found: readonly { id: string; since: Date }[], at: Date): Promise<string[]> {
    const values = [found.map(({ id }) => id), found.map(({ since }) => since), at];
    return (await tx.rows<{ id: string }>(begin, values)).map(({ id }) => id);
  }

  /** The spells of all others are over. */
  async endOthers(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
    await tx.rows(end, [ids, at]);
  }

  async findReader(tx: Tx, engagementId: string, side: ReviewSide): Promise<Prompted | undefined> {
    return (await tx.row<{ reader: Prompted | null }>(readerOf, [engagementId, side]))?.reader ?? undefined;
  }
}
