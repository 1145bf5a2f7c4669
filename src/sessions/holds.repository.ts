import { Injectable } from '@nestjs/common';
import { partiesOf } from '../engagements/parties.types.js';
import { uuidv7 } from '../platform/clock/ids.js';
import type { TimedAppointment } from '../platform/clock/zones.js';
import { instantText, localStartText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { SessionHold } from './hold.entity.js';
import type { HoldState } from './hold.rules.js';
import type { HoldResponse } from './holds.responses.js';
import type { Engaged } from './sessions.repository.js';

const open = sql(`
  select h.id, h.engagement_id as "engagementId", ${instantText('h.starts_at')} as "startsAt",
    ${instantText('h.ends_at')} as "endsAt", ${localStartText('h')} as "localStart", h.time_zone as "timeZone",
    ${instantText('h.expires_at')} as "expiresAt"
  from session_hold h where h.engagement_id = $1 and h.state = 'open' and h.expires_at > $2
  order by h.starts_at, h.id`);

type Offer = Pick<SessionHold, 'overrideWeek' | 'createdAt' | 'expiresAt'>;

@Injectable()
export class HoldsRepository {
  /** What is on offer, earliest slot first. */
  findOpen(tx: Tx, engagementId: string, now: Date): Promise<HoldResponse[]> {
    return tx.rows(open, [engagementId, now]);
  }

  /** Those that nobody has closed; their time may be over all the same. */
  findUnclosed(tx: Tx, { practiceId, id }: Engaged): Promise<SessionHold[]> {
    return tx.find(SessionHold, { practiceId, engagementId: id, state: 'open' }, { id: 'ASC' });
  }

  /** A hold that is about to change. The engagement is locked already, so it cannot change meanwhile. */
  async get(tx: Tx, engagementId: string, id: string): Promise<SessionHold> {
    const hold = await tx.findOne(SessionHold, { practiceId: tx.caller.practiceId, engagementId, id });
    if (!hold) throw platformErrors.missing();
    return hold;
  }

  async add(tx: Tx, engagement: Engaged, when: TimedAppointment, offer: Offer): Promise<string> {
    const id = uuidv7();
    const hold = { ...partiesOf(engagement), id, state: 'open' as const, ...when, ...offer, closedAt: null };
    await tx.insert(SessionHold, hold);
    return id;
  }

  /** Ends a hold: its time is free again, from the very next statement on. */
  async close(
    tx: Tx,
    { practiceId, id }: SessionHold,
    state: Exclude<HoldState, 'open'>,
    closedAt: Date,
  ): Promise<void> {
    await tx.update(SessionHold, { practiceId, id }, { state, closedAt });
  }
}
