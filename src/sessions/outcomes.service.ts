import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { LifecycleService } from '../engagements/lifecycle.service.js';
import { Clock } from '../platform/clock/clock.js';
import { asPractice, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { LedgerRepository } from './ledger.repository.js';
import { ledgerLineOf, refuseSessionOf, type Outcome } from './ledger.rules.js';
import type { Session } from './session.entity.js';
import { sessionErrors } from './session.errors.js';
import { isInTime, refuseUnstarted, stateAfter } from './session.rules.js';
import { partyOf } from './sessions.service.js';
import { SessionsRepository } from './sessions.repository.js';
import type { AdjustLedgerRequest } from './sessions.requests.js';
import type { LedgerResponse, SessionResponse } from './sessions.responses.js';

type Engagement = Awaited<ReturnType<EngagementsService['lock']>>;
interface Decided {
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

  /** Cancels; a coachee who does it late has used the session up. */
  cancel(caller: PersonCaller, engagementId: string, id: string, reason: string | undefined): Promise<SessionResponse> {
    return this.settle(caller, engagementId, id, (session, engagement, now) => {
      const by = partyOf(caller, engagement);
      const inTime = isInTime(session.startsAt, engagement.noticeHours, now);
      const change = { state: stateAfter('cancel', session.state), cancelledBy: by, reason: reason ?? null };
      return { outcome: { kind: 'cancelled', by, inTime }, change };
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

  readLedger(caller: PersonCaller, engagementId: string): Promise<LedgerResponse> {
    return this.database.read(caller, (tx) => this.presentLedger(tx, engagementId));
  }

  /** Grants or revokes sessions, or waives a forfeit; always with a reason. */
  adjust(caller: PersonCaller, engagementId: string, request: AdjustLedgerRequest): Promise<LedgerResponse> {
    const { reason, sessions, note, sessionId } = request;
    refuseSessionOf(reason, sessionId);
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      // A forfeit of the last session completed the engagement: waiving it comes after that.
      const possible = reason === 'waived' ? ['active', 'paused', 'completed'] : ['active'];
      if (!possible.includes(engagement.state)) throw sessionErrors.notActive();
      if (reason === 'waived') await this.waive(tx, engagement, sessionId, note);
      else await this.grantOrRevoke(tx, engagement, reason === 'granted' ? sessions : -sessions, note);
      await this.lifecycle.completeIfRunOut(tx, engagement);
      return this.presentLedger(tx, engagementId);
    });
  }

  private async waive(tx: Tx, engagement: Engagement, sessionId: string | undefined, note: string): Promise<void> {
    if (!sessionId || !(await this.ledger.isForfeited(tx, engagement.id, sessionId)))
      throw sessionErrors.notForfeited();
    await this.ledger.enter(tx, engagement, { reason: 'waived', amount: 1 }, this.clock.now(), { sessionId, note });
  }

  private async grantOrRevoke(tx: Tx, engagement: Engagement, amount: number, note: string): Promise<void> {
    const { left = 0, scheduled = 0 } =
      (await this.sessions.findFigures(tx, [engagement.id], this.clock.now())).get(engagement.id) ?? {};
    if (left - scheduled + amount < 0) throw sessionErrors.tooMuch();
    await this.ledger.enter(tx, engagement, { reason: amount > 0 ? 'granted' : 'revoked', amount }, this.clock.now(), {
      note,
    });
  }

  /** The outcome, what it uses up, and what follows for the engagement, in one transaction. */
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
      const { outcome, change } = decide(session, engagement, now);
      await this.sessions.change(tx, session, { ...change, outcomeAt: now });
      const line = ledgerLineOf(outcome);
      if (line) await this.ledger.enter(tx, engagement, line, now, { sessionId: id });
      await this.lifecycle.completeIfRunOut(tx, engagement);
      return this.sessions.present(tx, engagementId, id);
    });
  }

  private async presentLedger(tx: Tx, engagementId: string): Promise<LedgerResponse> {
    const items = await this.ledger.findAll(tx, engagementId);
    const { left = 0, scheduled = 0 } =
      (await this.sessions.findFigures(tx, [engagementId], this.clock.now())).get(engagementId) ?? {};
    return { left, scheduled, items };
  }
}
