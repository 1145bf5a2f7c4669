import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { partiesOf } from '../engagements/parties.types.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { SessionGoalsRepository } from './session-goals.repository.js';
import { presentSessionGoals, type SessionGoalsResponse } from './session-goals.responses.js';
import { SurroundingsRepository, talkAt } from './surroundings.repository.js';
import { refuseWriting } from './talk.rules.js';

/** Which goals a session's talk was about. */
@Injectable()
export class SessionGoalsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly surroundings: SurroundingsRepository,
    private readonly links: SessionGoalsRepository,
    private readonly clock: Clock,
  ) {}

  list(caller: PersonCaller, engagementId: string, sessionId: string): Promise<SessionGoalsResponse> {
    return this.database.read(caller, (tx) => this.present(tx, engagementId, sessionId));
  }

  /** Says that the talk was about a goal; saying it again changes nothing. */
  add(caller: PersonCaller, engagementId: string, sessionId: string, goalId: string): Promise<SessionGoalsResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      const around = await this.surroundings.get(tx, engagementId);
      const [talk, now] = [talkAt(around, sessionId), this.clock.now()];
      if (!around.goals.some(({ id }) => id === goalId)) throw platformErrors.missing();
      refuseWriting(engagement, talk, now);
      await this.links.add(tx, partiesOf(engagement), { sessionId, goalId, byId: caller.personId, at: now });
      return this.present(tx, engagementId, sessionId);
    });
  }

  /** Takes back what was said; a goal of its topics and actions stays. */
  remove(caller: PersonCaller, engagementId: string, sessionId: string, goalId: string): Promise<void> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      const around = await this.surroundings.get(tx, engagementId);
      const talk = talkAt(around, sessionId);
      if (!around.goals.some(({ id }) => id === goalId)) throw platformErrors.missing();
      refuseWriting(engagement, talk, this.clock.now());
      await this.links.remove(tx, { sessionId, goalId });
    });
  }

  private async present(tx: Tx, engagementId: string, sessionId: string): Promise<SessionGoalsResponse> {
    const around = await this.surroundings.get(tx, engagementId);
    talkAt(around, sessionId);
    return { items: presentSessionGoals(await this.links.findOfTalk(tx, engagementId, sessionId), around) };
  }
}
