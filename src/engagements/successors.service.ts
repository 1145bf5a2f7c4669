import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { CalendarsService } from '../scheduling/calendars.service.js';
import { SessionBook } from './books.types.js';
import type { Engagement } from './engagement.entity.js';
import { refuseConflictOfInterest } from './engagement.rules.js';
import { EngagementsRepository } from './engagements.repository.js';
import { refuseClashes, refuseHandoverUnlessGoingOn, refuseSuccessor } from './handover.rules.js';
import { HandoversRepository } from './handovers.repository.js';

/** Whether an engagement can go on with somebody: asked when they are proposed, and again with each yes. */
@Injectable()
export class SuccessorsService {
  constructor(
    private readonly engagements: EngagementsRepository,
    private readonly handovers: HandoversRepository,
    private readonly calendars: CalendarsService,
    private readonly sessions: SessionBook,
  ) {}

  /** @param byAdministrator whether an administrator stands for the reason of a conflict of interest */
  async refuseUnfit(
    tx: Tx,
    engagement: Engagement,
    successorId: string,
    byAdministrator: boolean,
    conflictReason?: string,
  ): Promise<void> {
    const { coacheeId, state } = engagement;
    refuseHandoverUnlessGoingOn(state);
    const found = await this.handovers.findSuccessor(tx, successorId, coacheeId);
    refuseSuccessor(engagement, { id: successorId, ...found });
    const reportsToThem = (await this.engagements.findManagerId(tx, coacheeId)) === successorId;
    refuseConflictOfInterest(reportsToThem, byAdministrator, conflictReason);
  }

  /**
   * What is agreed goes on in the successor's calendar, which is locked already; what was only wanted or offered is let go.
   */
  async makeRoom(tx: Tx, engagement: Engagement, successorId: string): Promise<void> {
    await this.refuseBusy(tx, engagement, successorId);
    await this.sessions.letGo(tx, engagement);
  }

  private async refuseBusy(tx: Tx, engagement: Engagement, successorId: string): Promise<void> {
    const dates = await this.sessions.scheduled(tx, engagement);
    const [first, last] = [dates[0], dates.at(-1)];
    if (!first || !last) return;
    const between = { startsAt: first.startsAt, endsAt: last.endsAt };
    refuseClashes(dates, await this.calendars.findBusy(tx, [successorId], between));
  }
}
