import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { practiceItself, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { dueAtOf, isOver, refuseSettled, type ChangeKind } from './change-request.rules.js';
import { ChangeRequestsRepository } from './change-requests.repository.js';
import type { ChangeRequestsResponse } from './changes.responses.js';
import type { Session } from './session.entity.js';
import type { Engaged, When } from './sessions.repository.js';

/** What a coachee would like: to move a session to another time, or to cancel it. */
export interface Wanted {
  kind: ChangeKind;
  when?: When;
  reason: string | null;
}

type RequestJob = Readonly<Record<'practiceId' | 'engagementId' | 'changeRequestId', string>>;

/** What coachees ask of their coach, as long as it waits for an answer. */
@Injectable()
export class ChangeRequestsService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly requests: ChangeRequestsRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<RequestJob>('change-request-lapses', (data) => this.lapse(data));
  }

  list(caller: PersonCaller, engagementId: string): Promise<ChangeRequestsResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.requests.findAll(tx, engagementId) }));
  }

  /** The coachee takes it back: the session stays as it is, and the wanted time is free. */
  async withdraw(caller: PersonCaller, engagementId: string, id: string): Promise<void> {
    await this.database.transaction(caller, async (tx) => {
      const now = this.clock.now();
      await this.engagements.lockWithCalendars(tx, engagementId);
      const request = await this.requests.get(tx, engagementId, id);
      refuseSettled(request, now);
      await this.requests.settle(tx, request, 'withdrawn', now);
    });
  }

  /** Asks the coach. The wanted time is held in both calendars until there is an answer, or no time for one. */
  async ask(tx: Tx, engagement: Engaged, session: Session, { kind, when, reason }: Wanted, now: Date): Promise<void> {
    const dueAt = dueAtOf(now, session.startsAt, when?.startsAt);
    const { startsAt = null, endsAt = null, localDate = null, localTime = null } = when ?? {};
    const { timeZone = null, tzVersion = null } = when ?? {};
    const wanted = { startsAt, endsAt, localDate, localTime, timeZone, tzVersion };
    const wish = { sessionId: session.id, kind, reason, askedAt: now, dueAt, ...wanted };
    const id = await this.requests.add(tx, engagement, wish);
    const data: RequestJob = { practiceId: session.practiceId, engagementId: engagement.id, changeRequestId: id };
    await this.jobs.send(tx, 'change-request-lapses', data, dueAt, id);
  }

  /** The time to answer is over; unless somebody has, nothing changes and the wanted time is free again. */
  private async lapse({ practiceId, engagementId, changeRequestId }: RequestJob): Promise<void> {
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      const now = this.clock.now();
      await this.engagements.lockWithCalendars(tx, engagementId);
      const request = await this.requests.get(tx, engagementId, changeRequestId);
      if (isOver(request, now)) await this.requests.settle(tx, request, 'lapsed', now);
    });
  }
}
