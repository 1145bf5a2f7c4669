import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { practiceItself, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Jobs, type JobData } from '../platform/jobs/jobs.js';
import { timeOf } from './dates.rules.js';
import { expiryOf, isOpen, refuseClosed, refuseMore } from './hold.rules.js';
import { HoldsRepository } from './holds.repository.js';
import type { OfferHoldRequest } from './holds.requests.js';
import type { HoldResponse, HoldsResponse } from './holds.responses.js';
import { SessionsService } from './sessions.service.js';
import type { SessionResponse } from './sessions.responses.js';

/** What the job about a hold carries. */
type HoldJob = JobData & Readonly<Record<'practiceId' | 'engagementId' | 'holdId', string>>;

/** Slots that a coach offers: in both calendars until one is booked, given back, or its time is over. */
@Injectable()
export class HoldsService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly sessions: SessionsService,
    private readonly holds: HoldsRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<HoldJob>('hold-lapses', (data) => this.lapse(data));
  }

  list(caller: PersonCaller, engagementId: string): Promise<HoldsResponse> {
    return this.database.read(caller, async (tx) => ({
      items: await this.holds.findOpen(tx, engagementId, this.clock.now()),
    }));
  }

  /** Offers a slot that could be booked now: nobody else gets it meanwhile. */
  offer(caller: PersonCaller, engagementId: string, request: OfferHoldRequest): Promise<HoldResponse> {
    const { hours, overrideWeek } = request;
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId);
      const when = timeOf(engagement, request);
      const now = this.clock.now();
      await this.sessions.refuseUnbookable(tx, engagement, when, overrideWeek);
      const expiresAt = expiryOf(when.startsAt, hours, now);
      refuseMore(await this.holds.findUnclosed(tx, engagement), now);
      const holdId = await this.holds.add(tx, engagement, when, { overrideWeek, createdAt: now, expiresAt });
      const { practiceId } = engagement;
      await this.jobs.send(tx, 'hold-lapses', { practiceId, engagementId, holdId }, expiresAt, holdId);
      const hold = (await this.holds.findOpen(tx, engagementId, now)).find(({ id }) => id === holdId);
      if (!hold) throw platformErrors.missing();
      return hold;
    });
  }

  /** Makes a session of a slot that is on offer, under all the rules of booking. */
  book(caller: PersonCaller, engagementId: string, id: string): Promise<SessionResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId);
      const hold = await this.holds.get(tx, engagementId, id);
      const now = this.clock.now();
      refuseClosed(hold, now);
      // The hold makes room for the session that takes its place.
      await this.holds.close(tx, hold, 'booked', now);
      const { startsAt, endsAt, localDate, localTime, timeZone, tzVersion, overrideWeek } = hold;
      const when = { startsAt, endsAt, localDate, localTime, timeZone, tzVersion };
      return this.sessions.bookAt(tx, engagement, when, overrideWeek);
    });
  }

  /** Gives a slot back. */
  async giveBack(caller: PersonCaller, engagementId: string, id: string): Promise<void> {
    await this.database.transaction(caller, async (tx) => {
      await this.engagements.lockWithCalendars(tx, engagementId);
      const hold = await this.holds.get(tx, engagementId, id);
      refuseClosed(hold, this.clock.now());
      await this.holds.close(tx, hold, 'released', this.clock.now());
    });
  }

  /** Writes down that a hold's time is over. It was free from that instant on, for whoever booked meanwhile. */
  private async lapse({ practiceId, engagementId, holdId }: HoldJob): Promise<void> {
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      await this.engagements.lockWithCalendars(tx, engagementId);
      const hold = await this.holds.get(tx, engagementId, holdId);
      const now = this.clock.now();
      if (hold.state === 'open' && !isOpen(hold, now)) await this.holds.close(tx, hold, 'lapsed', now);
    });
  }
}
