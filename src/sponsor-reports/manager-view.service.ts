import { Injectable } from '@nestjs/common';
import { ParticipantsService } from '../engagements/participants.service.js';
import { GoalSharing } from '../goals/goal-sharing.service.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { ManagerViewRepository } from './manager-view.repository.js';
import type { WouldShare } from './sponsor-view.service.js';
import type { ManagerViewResponse, ManagerViewsResponse } from './sponsor-view.responses.js';

/** What an invited manager sees; and to the coachee, exactly that, by the same code. */
@Injectable()
export class ManagerViewService {
  constructor(
    private readonly database: Database,
    private readonly views: ManagerViewRepository,
    private readonly participants: ParticipantsService,
    private readonly sharing: GoalSharing,
  ) {}

  /** What the caller is invited to as a manager. */
  list(caller: PersonCaller): Promise<ManagerViewsResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.views.findInvited(tx) }));
  }

  /** A manager reads theirs, and nobody else's; the coachee says whose. */
  read(caller: PersonCaller, engagementId: string, managerId?: string): Promise<ManagerViewResponse> {
    return this.database.read(caller, (tx) => this.view(tx, engagementId, managerId));
  }

  /** What a manager would see, were they invited, and these goals shared with them so. Nothing is changed. */
  preview(
    caller: PersonCaller,
    engagementId: string,
    managerId: string,
    goals: readonly WouldShare[],
  ): Promise<ManagerViewResponse> {
    return this.database.rehearse(caller, async (tx) => {
      if (!(await this.participants.isInvited(tx, engagementId, managerId)))
        await this.participants.invite(tx, engagementId, managerId);
      for (const { goalId, ...shared } of goals)
        await this.sharing.withManager(tx, engagementId, goalId, managerId, shared);
      return this.view(tx, engagementId, managerId);
    });
  }

  private async view(tx: Tx, engagementId: string, managerId: string | undefined): Promise<ManagerViewResponse> {
    const view = await this.views.find(tx, engagementId, managerId);
    if (!view) throw platformErrors.missing();
    return view;
  }
}
