import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { asPractice, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { EngagementsRepository } from './engagements.repository.js';
import { EngagementsService } from './engagements.service.js';
import type { Handover } from './handover.entity.js';
import { askedOf } from './handover.rules.js';
import { HandoversRepository } from './handovers.repository.js';
import type { AnswerHandoverRequest } from './handovers.requests.js';
import type { HandoverStateResponse } from './handovers.responses.js';
import { SuccessorsService } from './successors.service.js';

/** The yes or no of the coachee, and after it of the coach who was proposed. */
@Injectable()
export class HandoverAnswersService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly repository: EngagementsRepository,
    private readonly handovers: HandoversRepository,
    private readonly successors: SuccessorsService,
    private readonly clock: Clock,
  ) {}

  /** With the second yes, the engagement and all that is in it is the other coach's, in this transaction. */
  answer(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    request: AnswerHandoverRequest,
  ): Promise<HandoverStateResponse> {
    return this.database.transaction(asPractice(caller), async (tx) => {
      const { successorId } = await this.askedOf(tx, engagementId, id);
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId, [successorId]);
      const handover = await this.handovers.get(tx, engagementId, id);
      const party = askedOf(handover, caller.personId);
      const now = this.clock.now();
      if (request.decision === 'agreed') {
        const conflictReason = handover.conflictReason ?? undefined;
        // With a reason, an administrator recorded it.
        await this.successors.refuseUnfit(tx, engagement, successorId, true, conflictReason);
        if (party === 'successor') await this.successors.makeRoom(tx, engagement, successorId);
      }
      await this.handovers.answer(tx, handover, party, request, now);
      const { state } = await this.handovers.get(tx, engagementId, id);
      if (state === 'handed_over') await this.recordStep(tx, handover, now);
      return { id: handover.id, state };
    });
  }

  /** Others' proposals are not there for whoever is asked about one. */
  private async askedOf(tx: Tx, engagementId: string, id: string): Promise<Handover> {
    const handover = await this.handovers.get(tx, engagementId, id);
    const { personId = '' } = tx.caller;
    if (![handover.coacheeId, handover.successorId].includes(personId)) throw platformErrors.missing();
    return handover;
  }

  private async recordStep(tx: Tx, { engagementId, reason }: Handover, at: Date): Promise<void> {
    const engagement = await this.engagements.get(tx, engagementId);
    await this.repository.record(tx, engagement, engagement.state, at, `Handed over: ${reason}`.slice(0, 1_000));
  }
}
