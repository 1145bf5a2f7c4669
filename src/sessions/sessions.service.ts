import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { appointment, localDateOf, type Appointment, type LocalDate } from '../platform/clock/zones.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import type { Session } from './session.entity.js';
import { sessionErrors } from './session.errors.js';
import {
  refuseBooking,
  refuseLateMove,
  refuseOutside,
  refuseTakenWeek,
  stateAfter,
  type SessionParty,
} from './session.rules.js';
import { SessionsRepository } from './sessions.repository.js';
import type { BookSessionRequest, RescheduleSessionRequest } from './sessions.requests.js';
import type { SessionMovesResponse, SessionResponse, SessionsResponse } from './sessions.responses.js';

type Engagement = Awaited<ReturnType<EngagementsService['lock']>>;
type When = Appointment & { endsAt: Date };

/** Sessions and their dates: listed, booked, moved. */
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

  /** Moves a session: it stays the same one, counts up, and keeps its history. */
  reschedule(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    request: RescheduleSessionRequest,
  ): Promise<SessionResponse> {
    return this.database.transaction(caller, async (tx) => {
      const now = this.clock.now();
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId);
      const session = await this.sessions.get(tx, engagementId, id);
      stateAfter('reschedule', session.state);
      const when = timeOf(engagement, request);
      const localDate = dayOf(when, engagement);
      refuseOutside(engagement, localDate);
      const party = partyOf(caller, engagement);
      for (const time of [session.startsAt, when.startsAt]) refuseLateMove(party, time, engagement.noticeHours, now);
      const others = (await this.sessions.findEntities(tx, engagement)).filter((each) => each.id !== id);
      const overrideWeek = party === 'coach' && request.overrideWeek;
      refuseTakenWeek({ localDate, otherDates: daysOf(others, engagement), overrideWeek });
      await this.sessions.recordMove(tx, engagement, session, when.startsAt, now, request.reason ?? null);
      await this.sessions.change(tx, session, { ...when, rescheduleCount: session.rescheduleCount + 1 });
      return this.sessions.present(tx, engagementId, id);
    });
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

/** When a session is: a wall-clock start in a zone, and as long as sessions of the engagement are. */
export function timeOf(engagement: Engagement, request: { localStart: string; timeZone?: string }): When {
  const [localDate = '', localTime = ''] = request.localStart.split('T');
  const when = appointment(localDate, localTime, request.timeZone ?? engagement.timeZone);
  return { ...when, endsAt: new Date(when.startsAt.getTime() + engagement.sessionMinutes * 60_000) };
}

/** The day by which the engagement's window and weeks are counted: its own zone's, whichever the wall clock is of. */
function dayOf({ startsAt }: { startsAt: Date }, { timeZone }: Engagement): LocalDate {
  return localDateOf(startsAt, timeZone);
}

function daysOf(sessions: Session[], engagement: Engagement): LocalDate[] {
  return sessions.filter(({ state }) => state !== 'cancelled').map((session) => dayOf(session, engagement));
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
