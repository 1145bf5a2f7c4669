import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { plusMonths } from '../platform/clock/zones.js';
import { asPractice, practiceItself, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { AgreementService, lastDayOpen } from './agreement.service.js';
import type { EngagementJob } from './books.types.js';
import { engagementErrors } from './engagement.errors.js';
import { Engagement } from './engagement.entity.js';
import { isRunOut, refuseInactive, refuseOpenGoals, stateAfter } from './engagement.rules.js';
import { EngagementsRepository } from './engagements.repository.js';
import type { CompleteEngagementRequest } from './engagements.requests.js';
import type { EngagementResponse, EngagementStateResponse } from './engagements.responses.js';
import { EngagementsService } from './engagements.service.js';
import { LifecycleBooks } from './lifecycle-books.js';
import type { ExtendEngagementRequest } from './lifecycle.types.js';

/** What happens to an engagement once it is active. */
@Injectable()
export class LifecycleService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly repository: EngagementsRepository,
    private readonly agreement: AgreementService,
    private readonly books: LifecycleBooks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.books.jobs.handle('engagement-runs-out', (data) => this.runOut(data));
  }

  /** Completes by hand: what is left expires, and each open goal has been decided on. */
  complete(caller: PersonCaller, id: string, { goals }: CompleteEngagementRequest): Promise<EngagementResponse> {
    return this.changed(caller, id, async (tx, engagement) => {
      const state = stateAfter('complete', engagement.state);
      const carried = await this.books.reviews.carried(tx, engagement);
      const open = await this.books.goals.open(tx, engagement);
      refuseOpenGoals(open, [...goals, ...carried.map((goalId) => ({ goalId }))]);
      await this.books.goals.settle(tx, engagement, goals);
      await this.close(tx, engagement, state, null);
    });
  }

  /** Ends early, for a reason, at the wish of any party. */
  async end(caller: PersonCaller, id: string, reason: string): Promise<EngagementStateResponse> {
    return this.database.transaction(asPractice(caller), async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, id);
      await this.ending(tx, engagement, reason);
      return { id, state: engagement.state, endsOn: engagement.endsOn, version: engagement.version };
    });
  }

  /** What ending early does to an engagement that is locked. */
  async ending(tx: Tx, engagement: Engagement, reason: string): Promise<void> {
    const state = stateAfter('endEarly', engagement.state);
    await this.repository.hold(tx, engagement, false);
    await this.close(tx, engagement, state, reason);
  }

  /** Discards a draft: nobody was asked to agree yet, so no reason is. It is kept, as ended. */
  async discard(caller: PersonCaller, id: string): Promise<void> {
    await this.database.transaction(asPractice(caller), async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, id);
      const state = stateAfter('discard', engagement.state);
      await this.repository.move(tx, engagement, state, this.clock.now(), 'The draft was discarded');
      await this.books.meetings.cancelFuture(tx, engagement, 'The engagement is over');
    });
  }

  /** Moves the end, explicitly. */
  extend(caller: PersonCaller, id: string, request: ExtendEngagementRequest): Promise<EngagementResponse> {
    return this.changed(caller, id, (tx, engagement) => this.extending(tx, engagement, request));
  }

  /** What an extension does to an engagement that is locked. */
  async extending(tx: Tx, engagement: Engagement, { endsOn, reason }: ExtendEngagementRequest): Promise<void> {
    refuseInactive(engagement.state);
    if (endsOn <= engagement.endsOn || endsOn > plusMonths(engagement.endsOn, 12))
      throw engagementErrors.extensionBackwards();
    const why = `Extended from ${engagement.endsOn} to ${endsOn}: ${reason}`;
    await this.repository.move(tx, engagement, engagement.state, this.clock.now(), why.slice(0, 1_000), { endsOn });
    await this.agreement.sendRunOut(tx, engagement);
  }

  /** Opens a completed or ended engagement again, with what was left given back. */
  reopen(caller: PersonCaller, id: string, reason: string): Promise<EngagementResponse> {
    return this.changed(caller, id, async (tx, engagement) => {
      const state = stateAfter('reopen', engagement.state);
      if (!engagement.activatedAt) throw engagementErrors.neverActive();
      const activatedAt = this.clock.now();
      await this.repository.move(tx, engagement, state, activatedAt, reason, { activatedAt });
      await this.books.sessions.restore(tx, engagement);
      await this.books.reviews.follow(tx, engagement);
      await this.agreement.sendRunOut(tx, engagement);
    });
  }

  /**
   * Opens the reviews that are due, and completes an engagement that has run out; looked at after each outcome of a
   * session, and when its time is over.
   */
  async completeIfRunOut(tx: Tx, engagement: Engagement): Promise<void> {
    if (engagement.state !== 'active') return;
    await this.books.reviews.follow(tx, engagement);
    const figures = (await this.books.sessions.figures(tx, [engagement.id])).get(engagement.id);
    if (!figures) return;
    const { graceDays, timeZone } = engagement;
    if (!isRunOut(figures, lastDayOpen(engagement), graceDays, this.clock.today(timeZone))) return;
    await this.close(tx, engagement, stateAfter('complete', engagement.state), 'Nothing was left to do');
  }

  private async runOut({ practiceId, engagementId }: EngagementJob): Promise<void> {
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      await this.completeIfRunOut(tx, await this.engagements.lockWithCalendars(tx, engagementId));
    });
  }

  private async close(tx: Tx, engagement: Engagement, state: Engagement['state'], why: string | null): Promise<void> {
    await this.repository.move(tx, engagement, state, this.clock.now(), why, { pausedUntil: null });
    await this.books.sessions.cancelFuture(tx, engagement, 'The engagement is over');
    await this.books.meetings.cancelFuture(tx, engagement, 'The engagement is over');
    await this.books.sessions.expire(tx, engagement);
    if (state === 'completed') await this.books.reviews.complete(tx, engagement);
  }

  private changed(
    caller: PersonCaller,
    id: string,
    work: (tx: Tx, engagement: Engagement) => Promise<void>,
  ): Promise<EngagementResponse> {
    return this.database.transaction(asPractice(caller), async (tx) => {
      await work(tx, await this.engagements.lockWithCalendars(tx, id));
      return this.engagements.present(tx, id);
    });
  }
}
