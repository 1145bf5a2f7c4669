import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { partiesOf } from '../engagements/parties.types.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { LedgerEntry } from './ledger-entry.entity.js';
import type { LedgerLine, LedgerPolicy, OutcomeReason } from './ledger.rules.js';
import type { Engaged } from './sessions.repository.js';
import type { LedgerEntryResponse } from './sessions.responses.js';

const all = sql(`
  select l.id, l.reason, l.amount, sum(l.amount) over (order by l.at, l.id)::int as balance, l.session_id as "sessionId",
    l.note, l.reverses,
    '{"changeBandHours": null, "rescheduleLimit": null}'::jsonb || l.policy as policy, ${instantText('l.at')} as at, name_of(l.by_id) as by
  from ledger_entry l
  where l.engagement_id = $1 order by l.at, l.id`);

/** The line of a session's latest outcome, unless it was waived or taken back. */
const standingOf = sql(`
  select l.reason, l.correction from ledger_entry l
  where l.engagement_id = $1 and l.session_id = $2 and l.reason in ('held', 'forfeited_late_cancel', 'forfeited_no_show')
    and (select sum(each.amount) < 0 from ledger_entry each
         where each.practice_id = l.practice_id and each.session_id = l.session_id)
  order by l.correction desc limit 1`);

/** Of the latest ending alone: what an earlier one wrote off was given back then. */
const lastExpired = sql(`
  select -coalesce(sum(l.amount), 0)::int as sessions from ledger_entry l
  where l.engagement_id = $1 and l.reason = 'expired' and l.at >= (
    select max(t.at) from engagement_transition t
    where t.engagement_id = l.engagement_id and t.to_state in ('completed', 'ended_early'))`);

/** What the ledger keeps of the policy that applied. */
export type Ledgered = Engaged & LedgerPolicy;

/** The line by which a session is used up, and by which of its corrections that was entered. */
interface StandingLine {
  reason: OutcomeReason;
  correction: number;
}

/** What a line is about. */
interface About {
  /** Why, in words. */
  note: string;
  sessionId?: string;
  /** By which correction of the session, where by one. */
  correction?: number;
  reverses?: OutcomeReason;
}

@Injectable()
export class LedgerRepository {
  findAll(tx: Tx, engagementId: string): Promise<LedgerEntryResponse[]> {
    return tx.rows(all, [engagementId]);
  }

  /** The line by which a session is used up, if it is. */
  findStanding(tx: Tx, engagementId: string, sessionId: string): Promise<StandingLine | undefined> {
    return tx.row(standingOf, [engagementId, sessionId]);
  }

  async findLastExpired(tx: Tx, engagementId: string): Promise<number> {
    return (await tx.row<{ sessions: number }>(lastExpired, [engagementId]))?.sessions ?? 0;
  }

  /** Enters a line, with the policy as it is now. */
  async enter(tx: Tx, engagement: Ledgered, line: LedgerLine, at: Date, about: About) {
    const { reason, amount } = line;
    const { sessions, noticeHours, changeBandHours, rescheduleLimit } = engagement;
    const policy: LedgerPolicy = { sessions, noticeHours, changeBandHours, rescheduleLimit };
    const { sessionId = null, correction = 0, reverses = null, note } = about;
    const entry = {
      ...{ reason, amount, sessionId, note, policy, correction, reverses },
      ...{ at, byId: tx.caller.personId ?? null },
    };
    await tx.insert(LedgerEntry, { ...partiesOf(engagement), id: uuidv7({ msecs: at.getTime() }), ...entry });
  }
}
