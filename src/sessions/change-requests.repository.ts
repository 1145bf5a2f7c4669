import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { partiesOf } from '../engagements/parties.types.js';
import { instantText, localStartText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { ChangeRequest } from './change-request.entity.js';
import type { ChangeRequestState } from './change-request.rules.js';
import type { ChangeRequestResponse } from './changes.responses.js';
import type { Engaged } from './sessions.repository.js';

const REQUEST = `
  select c.id, c.session_id as "sessionId", s.number, c.kind, c.state, ${instantText('c.starts_at')} as "startsAt",
    ${instantText('c.ends_at')} as "endsAt", ${localStartText('c')} as "localStart", c.time_zone as "timeZone", c.reason,
    ${instantText('c.asked_at')} as "askedAt", ${instantText('c.due_at')} as "dueAt",
    ${instantText('c.settled_at')} as "settledAt", name_of(c.settled_by_id) as "settledBy", c.why
  from change_request c join session s on s.practice_id = c.practice_id and s.id = c.session_id`;

const ofEngagement = sql(`${REQUEST} where c.engagement_id = $1 order by c.asked_at, c.id`);
const oneOf = sql(`${REQUEST} where c.engagement_id = $1 and c.id = $2`);

/** What a coachee asks for. */
export type Wish = Pick<
  ChangeRequest,
  | ('sessionId' | 'kind' | 'reason' | 'askedAt' | 'dueAt')
  | ('startsAt' | 'endsAt' | 'localDate' | 'localTime' | 'timeZone' | 'tzVersion')
>;

@Injectable()
export class ChangeRequestsRepository {
  findAll(tx: Tx, engagementId: string): Promise<ChangeRequestResponse[]> {
    return tx.rows(ofEngagement, [engagementId]);
  }

  async present(tx: Tx, engagementId: string, id: string): Promise<ChangeRequestResponse> {
    const request = await tx.row<ChangeRequestResponse>(oneOf, [engagementId, id]);
    if (!request) throw platformErrors.missing();
    return request;
  }

  /** A request that is about to be settled. The engagement is locked already, so nobody else settles it meanwhile. */
  async get(tx: Tx, engagementId: string, id: string): Promise<ChangeRequest> {
    const request = await tx.findOne(ChangeRequest, { practiceId: tx.caller.practiceId, engagementId, id });
    if (!request) throw platformErrors.missing();
    return request;
  }

  async add(tx: Tx, engagement: Engaged, wish: Wish): Promise<string> {
    const id = uuidv7({ msecs: wish.askedAt.getTime() });
    const waiting = { state: 'pending' as const, settledAt: null, settledById: null, why: null };
    await tx.insert(ChangeRequest, { ...partiesOf(engagement), id, ...wish, ...waiting });
    return id;
  }

  async settle(
    tx: Tx,
    { practiceId, id }: ChangeRequest,
    state: ChangeRequestState,
    at: Date,
    why: string | null = null,
  ): Promise<void> {
    const settled = { state, settledAt: at, settledById: tx.caller.personId ?? null, why };
    await tx.update(ChangeRequest, { practiceId, id }, settled);
  }
}
