import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { asPractice, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import type { SessionCorrectionsResponse } from './changes.responses.js';
import { outcomeOf, refuseCorrection, standingAfter, type Standing } from './correction.rules.js';
import { CorrectionsRepository } from './corrections.repository.js';
import { LedgerService } from './ledger.service.js';
import type { Session } from './session.entity.js';
import type { SessionParty } from './session.rules.js';
import { SessionsRepository } from './sessions.repository.js';
import type { CorrectSessionRequest } from './sessions.requests.js';
import type { SessionResponse } from './sessions.responses.js';

/** Outcomes that turn out to be wrong. Each correction is kept, and nothing else changes an outcome. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly sessions: SessionsRepository,
    private readonly corrections: CorrectionsRepository,
    private readonly ledger: LedgerService,
    private readonly clock: Clock,
  ) {}

  list(caller: PersonCaller, engagementId: string, id: string): Promise<SessionCorrectionsResponse> {
    return this.database.read(caller, async (tx) => {
      await this.sessions.present(tx, engagementId, id);
      return { items: await this.corrections.findAll(tx, engagementId, id) };
    });
  }

  /** Says what it was. The ledger gets a line that takes back the earlier outcome's, and the new one's. */
  correct(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    request: CorrectSessionRequest,
  ): Promise<SessionResponse> {
    const outcome = outcomeOf(request);
    return this.database.transaction(asPractice(caller), async (tx) => {
      const at = this.clock.now();
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId);
      const session = await this.sessions.get(tx, engagementId, id);
      const [before, after] = [await this.standingOf(tx, session), standingAfter(outcome)];
      refuseCorrection(before, after, session.startsAt, at);
      const number = (await this.corrections.findLatest(tx, engagementId, id)) + 1;
      const why = { number, at, reason: request.reason };
      const steps = { ...prefixed(before, after), sessionId: id, ...why, byId: caller.personId };
      await this.corrections.add(tx, engagement, steps);
      await this.sessions.change(tx, session, changeTo(session, after, at), at);
      await this.ledger.correct(tx, engagement, id, outcome, why);
      return this.sessions.present(tx, engagementId, id);
    });
  }

  private async standingOf(tx: Tx, { engagementId, id, state, cancelledBy, absent }: Session): Promise<Standing> {
    const { forfeited } = await this.sessions.present(tx, engagementId, id);
    return { state, party: cancelledBy ?? absent, forfeited };
  }
}

function prefixed(before: Standing, after: Standing) {
  return {
    ...{ fromState: before.state, fromParty: before.party, fromForfeited: before.forfeited },
    // Nobody says of the practice that it cancelled: a pause or an end does.
    ...{ toState: after.state, toParty: after.party as SessionParty | null, toForfeited: after.forfeited },
  };
}

/** Why it was cancelled stays true of a cancellation; why it was corrected stands in the correction. */
function changeTo({ reason }: Session, { state, party }: Standing, at: Date): Partial<Session> {
  const isCancelled = state === 'cancelled';
  return {
    ...{ state, outcomeAt: at, reason: isCancelled ? reason : null },
    ...{ cancelledBy: isCancelled ? party : null, absent: isCancelled ? null : (party as SessionParty | null) },
  };
}
