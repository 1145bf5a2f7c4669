import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { LifecycleService } from '../engagements/lifecycle.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import type { Engagement } from './consequences.service.js';
import { LedgerRepository } from './ledger.repository.js';
import { correctedTo, ledgerLineOf, refuseSessionOf, reversalOf, type Outcome } from './ledger.rules.js';
import { sessionErrors } from './session.errors.js';
import { SessionsRepository } from './sessions.repository.js';
import type { AdjustLedgerRequest } from './sessions.requests.js';
import type { LedgerResponse } from './sessions.responses.js';

/** How many sessions are left, and why; and what the coach adds, takes or gives back. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly lifecycle: LifecycleService,
    private readonly sessions: SessionsRepository,
    private readonly ledger: LedgerRepository,
    private readonly clock: Clock,
  ) {}

  read(caller: PersonCaller, engagementId: string): Promise<LedgerResponse> {
    return this.database.read(caller, (tx) => this.present(tx, engagementId));
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
      return this.present(tx, engagementId);
    });
  }

  /**
   * Puts the outcome that a correction names in the place of the one that was entered: that one's line is taken back by
   * a line of its own, and never removed.
   * @throws session.none-left where the new outcome uses one up, and none is left that no date has reserved
   */
  async correct(
    tx: Tx,
    engagement: Engagement,
    sessionId: string,
    outcome: Outcome,
    { number: correction, at, reason }: { number: number; at: Date; reason: string },
  ): Promise<void> {
    const about = { sessionId, correction };
    const standing = await this.ledger.findStanding(tx, engagement.id, sessionId);
    if (standing) {
      const { note, ...line } = reversalOf(standing.reason, reason);
      await this.ledger.enter(tx, engagement, line, at, { ...about, note, reverses: standing.reason });
    }
    const line = ledgerLineOf(outcome);
    if (line) {
      const { left, scheduled } = await this.figuresOf(tx, engagement.id);
      if (left - scheduled < 1) throw sessionErrors.noneLeft();
      await this.ledger.enter(tx, engagement, line, at, { ...about, note: correctedTo(line.reason, reason) });
    }
    await this.lifecycle.completeIfRunOut(tx, engagement);
  }

  private async waive(tx: Tx, engagement: Engagement, sessionId: string | undefined, note: string): Promise<void> {
    if (!sessionId) throw sessionErrors.notForfeited();
    const standing = await this.ledger.findStanding(tx, engagement.id, sessionId);
    if (!standing || standing.reason === 'held') throw sessionErrors.notForfeited();
    const about = { sessionId, note, correction: standing.correction };
    await this.ledger.enter(tx, engagement, { reason: 'waived', amount: 1 }, this.clock.now(), about);
  }

  private async grantOrRevoke(tx: Tx, engagement: Engagement, amount: number, note: string): Promise<void> {
    const { left, scheduled } = await this.figuresOf(tx, engagement.id);
    if (left - scheduled + amount < 0) throw sessionErrors.tooMuch();
    const line = { reason: amount > 0 ? ('granted' as const) : ('revoked' as const), amount };
    await this.ledger.enter(tx, engagement, line, this.clock.now(), { note });
  }

  private async present(tx: Tx, engagementId: string): Promise<LedgerResponse> {
    const items = await this.ledger.findAll(tx, engagementId);
    const { left, scheduled } = await this.figuresOf(tx, engagementId);
    return { left, scheduled, items };
  }

  private async figuresOf(tx: Tx, engagementId: string): Promise<{ left: number; scheduled: number }> {
    const figures = await this.sessions.findFigures(tx, [engagementId], this.clock.now());
    return figures.get(engagementId) ?? { left: 0, scheduled: 0 };
  }
}
