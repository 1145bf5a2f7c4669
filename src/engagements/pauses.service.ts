import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { appointment, type LocalDate } from '../platform/clock/zones.js';
import { asPractice, practiceItself, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { AgreementService } from './agreement.service.js';
import type { EngagementJob } from './books.types.js';
import { Engagement } from './engagement.entity.js';
import { stateAfter } from './engagement.rules.js';
import { EngagementsRepository } from './engagements.repository.js';
import type { EngagementResponse } from './engagements.responses.js';
import { EngagementsService } from './engagements.service.js';
import { LifecycleBooks } from './lifecycle-books.js';
import type { PauseEngagementRequest } from './lifecycle.types.js';
import { endAfterPause, pausesIn, refuseBackwardsPause } from './pause.rules.js';

/** What a pause that says until when will do on that day. */
export interface PauseEnds {
  resumesOn: LocalDate;
  endsOnWhenResumed: LocalDate;
}

/** Pauses, and what ends them: somebody, or the day that was named. */
@Injectable()
export class PausesService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly repository: EngagementsRepository,
    private readonly agreement: AgreementService,
    private readonly books: LifecycleBooks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.books.jobs.handle('pause-ends', (data) => this.resumeItself(data));
  }

  /** Pauses: what is to come is cancelled at no cost, and nothing can be booked. */
  pause(caller: PersonCaller, id: string, request: PauseEngagementRequest): Promise<EngagementResponse> {
    return this.changed(caller, id, (tx, engagement) => this.pausing(tx, engagement, request));
  }

  /** Resumes: the end moves by the days paused. */
  resume(caller: PersonCaller, id: string): Promise<EngagementResponse> {
    return this.changed(caller, id, (tx, engagement) => this.resuming(tx, engagement));
  }

  /** What a pause does to an engagement that is locked; and, where it says until when, what will follow. */
  async pausing(
    tx: Tx,
    engagement: Engagement,
    { reason, until }: PauseEngagementRequest,
  ): Promise<PauseEnds | undefined> {
    const state = stateAfter('pause', engagement.state);
    const today = this.clock.today(engagement.timeZone);
    const ends = until ? await this.endsOf(tx, engagement, today, until) : undefined;
    await this.repository.move(tx, engagement, state, this.clock.now(), reason ?? null, { pausedUntil: until ?? null });
    await this.books.sessions.cancelFuture(tx, engagement, 'The engagement is paused');
    await this.books.meetings.cancelFuture(tx, engagement, 'The engagement is paused');
    if (until) await this.sendEnd(tx, engagement, until);
    return ends;
  }

  /** What resuming today does to an engagement that is locked. */
  async resuming(tx: Tx, engagement: Engagement): Promise<void> {
    await this.resumeOn(tx, engagement, this.clock.today(engagement.timeZone), null);
  }

  private async resumeOn(tx: Tx, engagement: Engagement, day: LocalDate, why: string | null): Promise<void> {
    const state = stateAfter('resume', engagement.state);
    const { before, since } = pausesIn(await this.repository.findTransitions(tx, engagement), engagement.timeZone);
    const endsOn = endAfterPause(engagement.endsOn, before, since, day);
    await this.repository.move(tx, engagement, state, this.clock.now(), why, { endsOn, pausedUntil: null });
    await this.agreement.sendRunOut(tx, engagement);
    await this.books.reviews.follow(tx, engagement);
  }

  private async endsOf(tx: Tx, engagement: Engagement, today: LocalDate, until: LocalDate): Promise<PauseEnds> {
    refuseBackwardsPause(today, until);
    const { before } = pausesIn(await this.repository.findTransitions(tx, engagement), engagement.timeZone);
    return { resumesOn: until, endsOnWhenResumed: endAfterPause(engagement.endsOn, before, today, until) };
  }

  private async sendEnd(tx: Tx, engagement: Engagement, until: LocalDate): Promise<void> {
    const { practiceId, id, timeZone, version } = engagement;
    const { startsAt } = appointment(until, '00:00', timeZone);
    const data = { practiceId, engagementId: id };
    await this.books.jobs.send(tx, 'pause-ends', data, startsAt, `${id}:${until} at ${version}`);
  }

  /** The day has come. Whatever the hour at which this is done, the pause was until that day. */
  private async resumeItself({ practiceId, engagementId }: EngagementJob): Promise<void> {
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId);
      const { pausedUntil, timeZone } = engagement;
      if (!pausedUntil || pausedUntil > this.clock.today(timeZone)) return;
      await this.resumeOn(tx, engagement, pausedUntil, `The pause was until ${pausedUntil}`);
    });
  }

  private changed(
    caller: PersonCaller,
    id: string,
    work: (tx: Tx, engagement: Engagement) => Promise<unknown>,
  ): Promise<EngagementResponse> {
    return this.database.transaction(asPractice(caller), async (tx) => {
      await work(tx, await this.engagements.lockWithCalendars(tx, id));
      return this.engagements.present(tx, id);
    });
  }
}
