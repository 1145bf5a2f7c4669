import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import type { PauseEnds } from '../engagements/pauses.service.js';
import { Clock } from '../platform/clock/clock.js';
import { formatInstant } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import type { SkippedWeekResponse } from '../scheduling/scheduling.responses.js';
import type { ChangedSessionResponse, ConsequencesResponse, SessionAtResponse } from './changes.responses.js';
import { consequencesOf } from './consequences.rules.js';
import { LedgerRepository } from './ledger.repository.js';
import { SessionsRepository } from './sessions.repository.js';

export type Engagement = Awaited<ReturnType<EngagementsService['lock']>>;

/** What a piece of work tells of itself, beyond what it changes. */
export interface Told extends Partial<PauseEnds> {
  asksCoach?: boolean;
  noticeEndsAt?: Date;
  skipped?: SkippedWeekResponse[];
}

type Observation = ReturnType<typeof consequencesOf<SessionAt, Line>>;
type SessionAt = Awaited<ReturnType<SessionsRepository['findAll']>>[number];
type Line = Awaited<ReturnType<LedgerRepository['findAll']>>[number];

/** Previews: the very work is done, looked at, and taken back, so that a preview cannot differ from what happens. */
@Injectable()
export class ConsequencesService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly sessions: SessionsRepository,
    private readonly ledger: LedgerRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * What would come of it.
   * @param caller on whose behalf it would be done
   */
  rehearse(
    caller: PersonCaller,
    engagementId: string,
    work: (tx: Tx, engagement: Engagement) => Promise<Told | void>,
  ): Promise<ConsequencesResponse> {
    return this.database.rehearse(caller, async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId);
      const [from, before] = [engagement.state, await this.observe(tx, engagement)];
      const told = (await work(tx, engagement)) ?? {};
      const { state: to, coachId, coacheeId } = engagement;
      const consequences = consequencesOf(before, await this.observe(tx, engagement));
      const isParty = [coachId, coacheeId].includes(caller.personId);
      return { state: { from, to }, ...present(consequences, told, isParty) };
    });
  }

  private async observe(tx: Tx, { id }: Engagement) {
    const { state, endsOn, timeZone } = await this.engagements.get(tx, id);
    const figures = (await this.sessions.findFigures(tx, [id], this.clock.now())).get(id);
    const { left = 0, scheduled = 0 } = figures ?? {};
    const [sessions, lines] = [await this.sessions.findAll(tx, id), await this.ledger.findAll(tx, id)];
    return { state, endsOn, timeZone, left, scheduled, sessions, lines };
  }
}

/** A sponsor, who may end an engagement too, sees counts: no session, and no line of the ledger. */
function present(consequences: Observation, told: Told, isParty: boolean): Omit<ConsequencesResponse, 'state'> {
  const { sessions, uses, ...counts } = consequences;
  const { asksCoach = false, noticeEndsAt, skipped = [], resumesOn = null, endsOnWhenResumed = null } = told;
  return {
    ...counts,
    sessions: isParty ? sessions.map(presentChange) : [],
    uses: isParty ? uses.map(({ reason, amount, note }) => ({ reason, amount, note })) : [],
    ...{ skipped, asksCoach, resumesOn, endsOnWhenResumed },
    noticeEndsAt: noticeEndsAt ? formatInstant(noticeEndsAt) : null,
  };
}

function presentChange({ number, from, to }: Observation['sessions'][number]): ChangedSessionResponse {
  const at = ({ state, startsAt, localStart }: SessionAt): SessionAtResponse => ({ state, startsAt, localStart });
  return { number, from: from && at(from), to: at(to) };
}
