import { Injectable } from '@nestjs/common';
import { partiesOf } from '../engagements/parties.types.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { RenewalDecision } from './renewal-decision.entity.js';
import type { DecideRenewalRequest } from './renewal.requests.js';
import type { ProposedRenewalResponse, RenewalDecisionResponse } from './renewal.responses.js';

const decisions = sql(`
  select d.id, d.decision, d.reason, ${instantText('d.at')} as at, name_of(d.by_id) as by
  from renewal_decision d where d.engagement_id = $1 order by d.at desc, d.id desc`);

/** What came to nothing is not proposed any more; nor is a draft, which a sponsor is not shown. */
const proposed = sql(`
  select r.id, r.state, coach.name as coach, r.starts_on as "startsOn", r.ends_on as "endsOn", r.sessions,
    r.session_minutes as "sessionMinutes", r.every_weeks as "everyWeeks"
  from engagement r join person coach on coach.practice_id = r.practice_id and coach.id = r.coach_id
  where r.predecessor_id = $1 and r.state not in ('draft', 'ended_early') order by r.id desc limit 1`);

const signed = sql(`
  select exists (
    select from engagement r
    join signature s on s.practice_id = r.practice_id and s.engagement_id = r.id and s.party = 'sponsor'
    where r.predecessor_id = $1 and r.state <> 'ended_early' and s.decision = 'agreed') as signed`);

@Injectable()
export class RenewalRepository {
  /** What was decided, the latest first. */
  findDecisions(tx: Tx, engagementId: string): Promise<RenewalDecisionResponse[]> {
    return tx.rows(decisions, [engagementId]);
  }

  findProposed(tx: Tx, engagementId: string): Promise<ProposedRenewalResponse | undefined> {
    return tx.as('rapport_overview', () => tx.row<ProposedRenewalResponse>(proposed, [engagementId]));
  }

  /** Whether the sponsor has signed a renewal that did not come to nothing. */
  async isSigned(tx: Tx, engagementId: string): Promise<boolean> {
    return (await tx.row<{ signed: boolean }>(signed, [engagementId]))?.signed ?? false;
  }

  async add(
    tx: Tx,
    engagement: Parameters<typeof partiesOf>[0],
    { decision, reason }: DecideRenewalRequest,
    at: Date,
  ): Promise<void> {
    const made = {
      id: uuidv7({ msecs: at.getTime() }),
      decision,
      reason: reason ?? null,
      byId: tx.caller.personId,
      at,
    };
    await tx.insert(RenewalDecision, { ...partiesOf(engagement), ...made });
  }
}
