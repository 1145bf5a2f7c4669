import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { LifecycleService } from '../engagements/lifecycle.service.js';
import { Clock } from '../platform/clock/clock.js';
import { asPractice, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import type { Engagement } from './consequences.service.js';
import { LedgerRepository } from './ledger.repository.js';
import { ledgerLineOf, whyOf, type Outcome } from './ledger.rules.js';
import type { Session } from './session.entity.js';
import { sessionErrors } from './session.errors.js';
import { refuseUnstarted, stateAfter } from './session.rules.js';
import { partyOf } from './sessions.service.js';
import { SessionsRepository } from './sessions.repository.js';
import type { SessionResponse } from './sessions.responses.js';

/** How a session came out, and what that changes of it. */
export interface Decided {
  outcome: Outcome;
  change: Partial<Session>;
}

/** How sessions come out, and what that does to the ledger. */
@Injectable()
export class OutcomesService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly lifecycle: LifecycleService,
    private readonly sessions: SessionsRepository,
    private readonly ledger: LedgerRepository,
    private readonly clock: Clock,
  ) {}

  /** The session was held. */
  complete(caller: PersonCaller, engagementId: string, id: string): Promise<SessionResponse> {
    return this.settle(caller, engagementId, id, (session, _engagement, now) => {
      const state = stateAfter('complete', session.state);
      refuseUnstarted(session.startsAt, now);
      return { outcome: { kind: 'completed' }, change: { state } };
    });
  }

  /** One of the two did not come; the other says so. */
  markAbsence(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    absent: 'coach' | 'coachee',
  ): Promise<SessionResponse> {
    return this.settle(caller, engagementId, id, (session, engagement, now) => {
      if (partyOf(caller, engagement) === absent) throw sessionErrors.ownAbsenceOnly();
      const state = stateAfter('markAbsence', session.state);
      refuseUnstarted(session.startsAt, now);
      return { outcome: { kind: 'absent', party: absent }, change: { state, absent } };
    });
  }

  /** Enters an outcome: what it changes, what it uses up, and what follows for the engagement. */
  async enter(
    tx: Tx,
    engagement: Engagement,
    session: Session,
    { outcome, change }: Decided,
    now: Date,
  ): Promise<void> {
    await this.sessions.change(tx, session, { ...change, outcomeAt: now }, now);
    const line = ledgerLineOf(outcome);
    if (line) {
      const note = whyOf(line.reason, engagement);
      await this.ledger.enter(tx, engagement, line, now, { sessionId: session.id, note });
    }
    await this.lifecycle.completeIfRunOut(tx, engagement);
  }

  private settle(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    decide: (session: Session, engagement: Engagement, now: Date) => Decided,
  ): Promise<SessionResponse> {
    return this.database.transaction(asPractice(caller), async (tx) => {
      const now = this.clock.now();
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId);
      const session = await this.sessions.get(tx, engagementId, id);
      await this.enter(tx, engagement, session, decide(session, engagement, now), now);
      return this.sessions.present(tx, engagementId, id);
    });
  }
}
