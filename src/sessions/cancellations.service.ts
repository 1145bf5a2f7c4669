import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { asPractice, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { ChangeRequestsService } from './change-requests.service.js';
import type { Engagement, Told } from './consequences.service.js';
import type { Outcome } from './ledger.rules.js';
import { noticeEndsAt, timelinessOf } from './notice.rules.js';
import { OutcomesService } from './outcomes.service.js';
import { stateAfter } from './session.rules.js';
import { SessionsRepository } from './sessions.repository.js';
import type { SessionResponse } from './sessions.responses.js';
import { partyOf } from './sessions.service.js';

/** Cancels sessions, by the notice that was agreed. */
@Injectable()
export class CancellationsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly sessions: SessionsRepository,
    private readonly outcomes: OutcomesService,
    private readonly requests: ChangeRequestsService,
    private readonly clock: Clock,
  ) {}

  /** Cancels; a coachee who does it late has used the session up, and one who does it shortly before asks the coach. */
  cancel(caller: PersonCaller, engagementId: string, id: string, reason: string | undefined): Promise<SessionResponse> {
    return this.database.transaction(asPractice(caller), async (tx) => {
      await this.cancelling(tx, await this.engagements.lockWithCalendars(tx, engagementId), caller, id, reason);
      return this.sessions.present(tx, engagementId, id);
    });
  }

  /** What a cancellation does; or, in the band before the notice, what it asks for. */
  async cancelling(
    tx: Tx,
    engagement: Engagement,
    caller: PersonCaller,
    id: string,
    reason: string | undefined,
  ): Promise<Told> {
    const now = this.clock.now();
    const session = await this.sessions.get(tx, engagement.id, id);
    const by = partyOf(caller, engagement);
    const change = { state: stateAfter('cancel', session.state), cancelledBy: by, reason: reason ?? null };
    const told = { noticeEndsAt: noticeEndsAt(session.startsAt, engagement.noticeHours) };
    const timeliness = timelinessOf(by, session.startsAt, engagement, now);
    if (timeliness === 'asks') {
      await this.requests.ask(tx, engagement, session, { kind: 'cancellation', reason: change.reason }, now);
      return { ...told, asksCoach: true };
    }
    const outcome: Outcome = { kind: 'cancelled', by, inTime: timeliness !== 'late' };
    await this.outcomes.enter(tx, engagement, session, { outcome, change }, now);
    return told;
  }
}
