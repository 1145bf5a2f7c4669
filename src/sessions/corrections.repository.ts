import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { partiesOf } from '../engagements/parties.types.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { SessionCorrectionResponse } from './changes.responses.js';
import { SessionCorrection } from './session-correction.entity.js';
import type { Engaged } from './sessions.repository.js';

const ofSession = sql(`
  select c.number, json_build_object('state', c.from_state, 'party', c.from_party, 'forfeited', c.from_forfeited) as "from",
    json_build_object('state', c.to_state, 'party', c.to_party, 'forfeited', c.to_forfeited) as "to",
    ${instantText('c.at')} as at, name_of(c.by_id) as by, c.reason
  from session_correction c where c.engagement_id = $1 and c.session_id = $2 order by c.number`);

const latestOf = sql(`
  select coalesce(max(c.number), 0) as number from session_correction c where c.engagement_id = $1 and c.session_id = $2`);

/** What is recorded of a correction. */
export type Correction = Omit<SessionCorrection, 'id' | keyof ReturnType<typeof partiesOf>>;

@Injectable()
export class CorrectionsRepository {
  findAll(tx: Tx, engagementId: string, sessionId: string): Promise<SessionCorrectionResponse[]> {
    return tx.rows(ofSession, [engagementId, sessionId]);
  }

  /** The number of a session's latest correction; 0 where there is none. */
  async findLatest(tx: Tx, engagementId: string, sessionId: string): Promise<number> {
    return (await tx.row<{ number: number }>(latestOf, [engagementId, sessionId]))?.number ?? 0;
  }

  async add(tx: Tx, engagement: Engaged, correction: Correction): Promise<void> {
    const id = uuidv7({ msecs: correction.at.getTime() });
    await tx.insert(SessionCorrection, { ...partiesOf(engagement), id, ...correction });
  }
}
