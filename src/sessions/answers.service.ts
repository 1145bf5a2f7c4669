import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { asPractice, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import type { ChangeRequest } from './change-request.entity.js';
import { refuseSettled } from './change-request.rules.js';
import { ChangeRequestsRepository } from './change-requests.repository.js';
import type { ChangeRequestResponse } from './changes.responses.js';
import type { Engagement } from './consequences.service.js';
import { OutcomesService } from './outcomes.service.js';
import { stateAfter } from './session.rules.js';
import { SessionsRepository, type When } from './sessions.repository.js';
import type { AnswerChangeRequest } from './sessions.requests.js';

/** The coach's answers to what a coachee asks. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly requests: ChangeRequestsRepository,
    private readonly sessions: SessionsRepository,
    private readonly outcomes: OutcomesService,
    private readonly clock: Clock,
  ) {}

  /** Grants or refuses. What is granted is judged as if it had been done when it was asked: in time. */
  answer(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    { decision, why }: AnswerChangeRequest,
  ): Promise<ChangeRequestResponse> {
    return this.database.transaction(asPractice(caller), async (tx) => {
      const now = this.clock.now();
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId);
      const request = await this.requests.get(tx, engagementId, id);
      refuseSettled(request, now);
      // First, so that the time that was held is free for the session that takes it.
      await this.requests.settle(tx, request, decision, now, why ?? null);
      if (decision === 'granted') await this.grant(tx, engagement, request, now);
      return this.requests.present(tx, engagementId, id);
    });
  }

  private async grant(tx: Tx, engagement: Engagement, request: ChangeRequest, now: Date): Promise<void> {
    const session = await this.sessions.get(tx, engagement.id, request.sessionId);
    const { reason } = request;
    const when = wantedBy(request);
    // It was the coachee who moved it, and it counts as theirs.
    if (when) return this.sessions.move(tx, engagement, session, when, { at: now, byId: engagement.coacheeId, reason });
    const change = { state: stateAfter('cancel', session.state), cancelledBy: 'coachee' as const, reason };
    const outcome = { kind: 'cancelled' as const, by: 'coachee' as const, inTime: true };
    return this.outcomes.enter(tx, engagement, session, { outcome, change }, now);
  }
}

/** The time that was asked for; a table's check says that there is all of it, or nothing. */
function wantedBy(request: ChangeRequest): When | undefined {
  const { startsAt, endsAt, localDate, localTime, timeZone, tzVersion } = request;
  if (!startsAt || !endsAt || !localDate || !localTime || !timeZone || !tzVersion) return undefined;
  return { startsAt, endsAt, localDate, localTime, timeZone, tzVersion };
}
