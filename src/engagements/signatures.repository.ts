import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { Engagement } from './engagement.entity.js';
import type { Signatory } from './engagement.rules.js';
import type { SignatureResponse } from './engagements.responses.js';
import { partiesOf } from './parties.types.js';
import { Signature } from './signature.entity.js';

const all = sql(`
  select party, decision, ${instantText('at')} as at from signature where engagement_id = $1 order by at, id`);

const relations = sql(`
  select array_remove(array[
    case when coach_id = caller_person() then 'coach' end,
    case when coachee_id = caller_person() then 'coachee' end,
    case when company_id = any (caller_companies()) then 'sponsor' end], null) as relations
  from engagement where id = $1`);

/** What is agreed to, as it reads today. */
const terms = sql(`
  select json_build_object('startsOn', e.starts_on, 'endsOn', e.ends_on, 'sessions', e.sessions,
    'sessionMinutes', e.session_minutes, 'everyWeeks', e.every_weeks, 'timeZone', e.time_zone,
    'noticeHours', e.notice_hours, 'changeBandHours', e.change_band_hours,
    'rescheduleLimit', e.reschedule_limit, 'goalsInProgress', e.goals_in_progress,
    'staleAfterWeeks', e.stale_after_weeks, 'closingReviewDays', e.closing_review_days, 'kind', e.kind,
    'dates', (select json_agg(${instantText('d.starts_at')} order by d.number) from plan_date d
              where d.practice_id = e.practice_id and d.engagement_id = e.id)) as terms
  from engagement e where e.id = $1`);

@Injectable()
export class SignaturesRepository {
  findAll(tx: Tx, { id }: Engagement): Promise<SignatureResponse[]> {
    return tx.rows(all, [id]);
  }

  /** Which parties the caller is. */
  async relationsOf(tx: Tx, { id }: Engagement): Promise<Signatory[]> {
    return (await tx.row<{ relations: Signatory[] }>(relations, [id]))?.relations ?? [];
  }

  /** Signs, keeping the terms as they read. */
  async add(
    tx: Tx,
    engagement: Engagement,
    party: Signatory,
    decision: 'agreed' | 'declined',
    at: Date,
  ): Promise<void> {
    const read = await tx.row<{ terms: object }>(terms, [engagement.id]);
    const id = uuidv7({ msecs: at.getTime() });
    const signature = { id, party, personId: tx.caller.personId, decision, at, terms: read?.terms ?? {} };
    await tx.insert(Signature, { ...partiesOf(engagement), ...signature });
  }
}
