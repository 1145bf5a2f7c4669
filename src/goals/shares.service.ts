import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { idAfter, pageOf } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/validators.js';
import { GoalSharing } from './goal-sharing.service.js';
import { GoalsRepository } from './goals.repository.js';
import type { GoalResponse } from './goals.responses.js';
import type { Shared } from './share.rules.js';
import { SharesRepository } from './shares.repository.js';
import type { GoalSharesResponse, ShareHistoryResponse, SharesResponse } from './shares.responses.js';

/** A goal that was read at a version. */
interface Read {
  engagementId: string;
  goalId: string;
  version: number;
}

/** What the coachee shares of their goals, with whom, and since when. What is taken back, the next read is without. */
@Injectable()
export class SharesService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly goals: GoalsRepository,
    private readonly shares: SharesRepository,
    private readonly sharing: GoalSharing,
  ) {}

  list(caller: PersonCaller, engagementId: string): Promise<SharesResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.shares.findAll(tx, engagementId) }));
  }

  history(caller: PersonCaller, engagementId: string, { cursor, limit }: PageQuery): Promise<ShareHistoryResponse> {
    return this.database.read(caller, async (tx) => {
      const rows = await this.shares.findChanges(tx, engagementId, idAfter(cursor), limit + 1);
      return pageOf(rows, limit, ({ id }) => id);
    });
  }

  read(caller: PersonCaller, engagementId: string, goalId: string): Promise<GoalSharesResponse> {
    return this.database.read(caller, (tx) => this.present(tx, engagementId, goalId));
  }

  /** What the sponsor reads of a goal. */
  withSponsor(caller: PersonCaller, goal: Read, shared: Shared): Promise<GoalSharesResponse> {
    const { engagementId, goalId } = goal;
    return this.changed(caller, goal, async (tx) => {
      await this.sharing.withSponsor(tx, engagementId, goalId, shared);
      return this.present(tx, engagementId, goalId);
    });
  }

  /** What an invited manager reads of a goal. */
  withManager(caller: PersonCaller, goal: Read, managerId: string, shared: Shared): Promise<GoalSharesResponse> {
    const { engagementId, goalId } = goal;
    return this.changed(caller, goal, async (tx) => {
      await this.sharing.withManager(tx, engagementId, goalId, managerId, shared);
      return this.present(tx, engagementId, goalId);
    });
  }

  /** All of a goal to the sponsor at once, or nothing of it. */
  show(caller: PersonCaller, goal: Read, sponsor: boolean): Promise<GoalResponse> {
    const { engagementId, goalId } = goal;
    return this.changed(caller, goal, async (tx) => {
      await this.sharing.withSponsor(tx, engagementId, goalId, { wording: sponsor, rating: sponsor });
      return this.goals.present(tx, engagementId, goalId);
    });
  }

  private changed<T>(
    caller: PersonCaller,
    { engagementId, goalId, version }: Read,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    return this.database.transaction(caller, async (tx) => {
      await this.engagements.lock(tx, engagementId);
      const goal = await this.goals.get(tx, engagementId, goalId);
      if (goal.version !== version) throw platformErrors.stale();
      return work(tx);
    });
  }

  private async present(tx: Tx, engagementId: string, goalId: string): Promise<GoalSharesResponse> {
    const found = await this.shares.findOne(tx, engagementId, goalId);
    if (!found) throw platformErrors.missing();
    return found;
  }
}
