import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { partiesOf } from '../engagements/parties.types.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { LedgerEntry } from './ledger-entry.entity.js';
import type { LedgerLine } from './ledger.rules.js';
import type { Engaged } from './sessions.repository.js';
import type { LedgerEntryResponse } from './sessions.responses.js';

const all = sql(`
  select l.id, l.reason, l.amount, sum(l.amount) over (order by l.at, l.id)::int as balance, l.session_id as "sessionId",
    l.note, l.policy, ${instantText('l.at')} as at, name_of(l.by_id) as by
  from ledger_entry l
  where l.engagement_id = $1 order by l.at, l.id`);

const forfeitOf = sql(`
  select coalesce(sum(amount), 0)::int as sum from ledger_entry where engagement_id = $1 and session_id = $2
    and reason in ('forfeited_late_cancel', 'forfeited_no_show', 'waived')`);

/** Of the latest ending alone: what an earlier one wrote off was given back then. */
const lastExpired = sql(`
  select -coalesce(sum(l.amount), 0)::int as sessions from ledger_entry l
  where l.engagement_id = $1 and l.reason = 'expired' and l.at >= (
    select max(t.at) from engagement_transition t
    where t.engagement_id = l.engagement_id and t.to_state in ('completed', 'ended_early'))`);

/** What the ledger keeps of the policy that applied. */
export type Ledgered = Engaged & { sessions: number; noticeHours: number };

@Injectable()
export class LedgerRepository {
  findAll(tx: Tx, engagementId: string): Promise<LedgerEntryResponse[]> {
    return tx.rows(all, [engagementId]);
  }

  /** Whether a session's forfeit stands: entered, and not waived. */
  async isForfeited(tx: Tx, engagementId: string, sessionId: string): Promise<boolean> {
    return ((await tx.row<{ sum: number }>(forfeitOf, [engagementId, sessionId]))?.sum ?? 0) < 0;
  }

  async findLastExpired(tx: Tx, engagementId: string): Promise<number> {
    return (await tx.row<{ sessions: number }>(lastExpired, [engagementId]))?.sessions ?? 0;
  }

  /** Enters a line, with the policy as it is now. */
  async enter(
    tx: Tx,
    engagement: Ledgered,
    line: LedgerLine,
    at: Date,
    about: { sessionId?: string; note?: string } = {},
  ) {
    const { sessions, noticeHours } = engagement;
    const { sessionId = null, note = null } = about;
    const entry = { ...line, sessionId, note, policy: { sessions, noticeHours }, at, byId: tx.caller.personId ?? null };
    await tx.insert(LedgerEntry, { ...partiesOf(engagement), id: uuidv7({ msecs: at.getTime() }), ...entry });
  }
}
