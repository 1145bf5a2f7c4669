import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { dayOf, daysOf, timeOf } from './dates.rules.js';
import type { Session } from './session.entity.js';
import { sessionErrors } from './session.errors.js';
import { refuseBooking, type SessionParty } from './session.rules.js';
import { SessionsRepository } from './sessions.repository.js';
import type { BookSessionRequest } from './sessions.requests.js';
import type { SessionMovesResponse, SessionResponse, SessionsResponse } from './sessions.responses.js';

type Engagement = Awaited<ReturnType<EngagementsService['lock']>>;
type When = ReturnType<typeof timeOf>;

/** Sessions and their dates: listed and booked. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly sessions: SessionsRepository,
    private readonly clock: Clock,
  ) {}

  list(caller: PersonCaller, engagementId: string): Promise<SessionsResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.sessions.findAll(tx, engagementId) }));
  }

  read(caller: PersonCaller, engagementId: string, id: string): Promise<SessionResponse> {
    return this.database.read(caller, (tx) => this.sessions.present(tx, engagementId, id));
  }

  moves(caller: PersonCaller, engagementId: string, id: string): Promise<SessionMovesResponse> {
    return this.database.read(caller, async (tx) => {
      await this.sessions.present(tx, engagementId, id);
      return { items: await this.sessions.findMoves(tx, engagementId, id) };
    });
  }

  /** Books a session that is left. */
  book(caller: PersonCaller, engagementId: string, request: BookSessionRequest): Promise<SessionResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId);
      return this.bookAt(tx, engagement, timeOf(engagement, request), request.overrideWeek);
    });
  }

  /** Books a session that is left. Calendars and engagement are locked already. */
  async bookAt(tx: Tx, engagement: Engagement, when: When, overrideWeek: boolean): Promise<SessionResponse> {
    const others = await this.refuseUnbookable(tx, engagement, when, overrideWeek);
    const number = Math.max(0, ...others.map((session) => session.number)) + 1;
    const [id] = await this.sessions.add(tx, engagement, [{ ...when, number }]);
    return this.sessions.present(tx, engagement.id, id as string);
  }

  /** Whether a time could be booked by all the rules, the calendars' aside; answers the engagement's sessions. */
  async refuseUnbookable(tx: Tx, engagement: Engagement, when: When, overrideWeek: boolean): Promise<Session[]> {
    const others = await this.sessions.findEntities(tx, engagement);
    const booking = { localDate: dayOf(when, engagement), otherDates: daysOf(others, engagement), overrideWeek };
    refuseBooking(engagement, await this.figuresOf(tx, engagement.id), booking);
    return others;
  }

  private async figuresOf(tx: Tx, engagementId: string): Promise<{ left: number; scheduled: number }> {
    return (
      (await this.sessions.findFigures(tx, [engagementId], this.clock.now())).get(engagementId) ?? {
        left: 0,
        scheduled: 0,
      }
    );
  }
}

/** What the caller is in an engagement that they take part in. */
export function partyOf(
  { personId }: PersonCaller,
  { coachId, coacheeId }: { coachId: string; coacheeId: string },
): SessionParty {
  if (personId === coachId) return 'coach';
  if (personId === coacheeId) return 'coachee';
  throw sessionErrors.state('You take no part in this engagement.');
}
