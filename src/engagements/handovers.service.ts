import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { asPractice, practiceItself, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { EngagementsService } from './engagements.service.js';
import { isOpen, refuseClosed, refuseOthersProposal } from './handover.rules.js';
import { HandoversRepository } from './handovers.repository.js';
import type { ProposeHandoverRequest } from './handovers.requests.js';
import type {
  AskedHandoversResponse,
  HandoverCandidatesResponse,
  HandoverResponse,
  HandoversResponse,
} from './handovers.responses.js';
import { SuccessorsService } from './successors.service.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What a job about a handover carries. */
type HandoverJob = Readonly<Record<'practiceId' | 'engagementId' | 'handoverId', string>>;

/** Proposes that an engagement goes on with another coach, and takes that back. */
@Injectable()
export class HandoversService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly handovers: HandoversRepository,
    private readonly successors: SuccessorsService,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<HandoverJob>('handover-lapses', (data) => this.lapse(data));
  }

  list(caller: PersonCaller, engagementId: string): Promise<HandoversResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.handovers.findAll(tx, engagementId) }));
  }

  /** Who could follow. That they coach here is the practice's to know; whom they coach, nobody learns. */
  candidates(caller: PersonCaller, engagementId: string): Promise<HandoverCandidatesResponse> {
    return this.database.read({ ...caller, itself: true }, async (tx) => {
      const { coachId, coacheeId } = await this.engagements.get(tx, engagementId);
      return { items: await this.handovers.findCandidates(tx, coachId, coacheeId) };
    });
  }

  /** What waits for the caller's answer. */
  awaiting(caller: PersonCaller): Promise<AskedHandoversResponse> {
    return this.database.read(caller, async (tx) => ({
      items: await this.handovers.findAwaitingCaller(tx, this.clock.now()),
    }));
  }

  /** Proposes another coach. The coachee is asked; that coach learns of it after the coachee's yes. */
  propose(caller: PersonCaller, engagementId: string, request: ProposeHandoverRequest): Promise<HandoverResponse> {
    // Who coaches here, and whom the coachee reports to, is the practice's to know; the proposal is the caller's own.
    return this.database.transaction({ ...caller, itself: true }, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      const { reason } = request;
      const successorId = request.coachId.toLowerCase();
      const { administrator, personId: proposedById } = caller;
      // It is an administrator's to give: later yeses go by it.
      const conflictReason = (administrator && request.conflictReason) || null;
      await this.successors.refuseUnfit(tx, engagement, successorId, administrator, request.conflictReason);
      const proposedAt = this.clock.now();
      const dueAt = new Date(proposedAt.getTime() + engagement.holdDays * DAY_MS);
      const proposal = { successorId, reason, conflictReason, proposedById, proposedAt, dueAt };
      const handoverId = await this.handovers.add(tx, engagement, proposal);
      const job = { practiceId: engagement.practiceId, engagementId, handoverId };
      await this.jobs.send(tx, 'handover-lapses', job, dueAt, handoverId);
      return this.handovers.present(tx, engagementId, handoverId);
    });
  }

  async withdraw(caller: PersonCaller, engagementId: string, id: string): Promise<void> {
    await this.database.transaction(asPractice(caller), async (tx) => {
      await this.engagements.lock(tx, engagementId);
      const handover = await this.handovers.get(tx, engagementId, id);
      refuseOthersProposal(handover.proposedById, caller);
      refuseClosed(handover.state);
      await this.handovers.close(tx, handover, 'withdrawn', this.clock.now(), caller.personId);
    });
  }

  /** The time to answer is over, unless all have answered meanwhile. */
  private async lapse({ practiceId, engagementId, handoverId }: HandoverJob): Promise<void> {
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      await this.engagements.lock(tx, engagementId);
      const handover = await this.handovers.get(tx, engagementId, handoverId);
      if (!isOpen(handover.state) || handover.dueAt > this.clock.now()) return;
      await this.handovers.close(tx, handover, 'lapsed', this.clock.now());
    });
  }
}
