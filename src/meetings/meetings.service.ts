import { Injectable } from '@nestjs/common';
import { lastDayOpen } from '../engagements/agreement.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { localDateOf, plusDays, timedAppointment, type LocalDate } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { GuestsRepository } from './guests.repository.js';
import type { Meeting } from './meeting.entity.js';
import { refuseAtWrongTime, refuseGuests, refuseUnstarted, stateAfter, type MeetingKind } from './meeting.rules.js';
import { MeetingsRepository } from './meetings.repository.js';
import type { BookMeetingRequest, RescheduleMeetingRequest } from './meetings.requests.js';
import type { MeetingMovesResponse, MeetingResponse, MeetingsResponse } from './meetings.responses.js';

type Engagement = Awaited<ReturnType<EngagementsService['lock']>>;

/** Talks around an engagement: booked like sessions, and never counted among them. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly meetings: MeetingsRepository,
    private readonly guests: GuestsRepository,
    private readonly clock: Clock,
  ) {}

  list(caller: PersonCaller, engagementId: string): Promise<MeetingsResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.meetings.findAll(tx, engagementId) }));
  }

  read(caller: PersonCaller, engagementId: string, id: string): Promise<MeetingResponse> {
    return this.database.read(caller, (tx) => this.meetings.present(tx, engagementId, id));
  }

  moves(caller: PersonCaller, engagementId: string, id: string): Promise<MeetingMovesResponse> {
    return this.database.read(caller, async (tx) => {
      await this.meetings.present(tx, engagementId, id);
      return { items: await this.meetings.findMoves(tx, engagementId, id) };
    });
  }

  /** Books a meeting into the calendars of all who take part. */
  book(caller: PersonCaller, engagementId: string, request: BookMeetingRequest): Promise<MeetingResponse> {
    const { kind, localStart, timeZone, minutes, place } = request;
    const guestIds = [...new Set(request.guestIds.map((id) => id.toLowerCase()))];
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId, guestIds);
      const when = timedAppointment(localStart, timeZone ?? engagement.timeZone, minutes);
      await this.refuseAtWrongTime(tx, kind, engagement, when);
      const sponsors = guestIds.length ? await this.guests.findSponsors(tx, engagementId) : [];
      refuseGuests(kind, engagement, guestIds, sponsors);
      const id = await this.meetings.add(tx, engagement, kind, when, place ?? null);
      await this.guests.invite(tx, engagement, id, guestIds, this.clock.now());
      return this.meetings.present(tx, engagementId, id);
    });
  }

  /** Moves a meeting, for all who take part; when it was to be is kept. */
  reschedule(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    { localStart, timeZone, reason }: RescheduleMeetingRequest,
  ): Promise<MeetingResponse> {
    return this.change(caller, engagementId, id, async (tx, meeting, engagement) => {
      stateAfter('reschedule', meeting.state);
      const minutes = (meeting.endsAt.getTime() - meeting.startsAt.getTime()) / 60_000;
      const when = timedAppointment(localStart, timeZone ?? engagement.timeZone, minutes);
      await this.refuseAtWrongTime(tx, meeting.kind, engagement, when);
      await this.meetings.recordMove(tx, meeting, when.startsAt, this.clock.now(), reason ?? null);
      return { ...when, rescheduleCount: meeting.rescheduleCount + 1 };
    });
  }

  /** Cancels a meeting: the time is free again for all. */
  cancel(caller: PersonCaller, engagementId: string, id: string, reason?: string): Promise<MeetingResponse> {
    return this.change(caller, engagementId, id, (_tx, meeting) => {
      const cancelledBy = caller.personId === meeting.coachId ? ('coach' as const) : ('coachee' as const);
      return {
        state: stateAfter('cancel', meeting.state),
        cancelledBy,
        reason: reason ?? null,
        outcomeAt: this.clock.now(),
      };
    });
  }

  /** The meeting was held. */
  complete(caller: PersonCaller, engagementId: string, id: string): Promise<MeetingResponse> {
    return this.change(caller, engagementId, id, (_tx, meeting) => {
      const now = this.clock.now();
      const state = stateAfter('complete', meeting.state);
      refuseUnstarted(meeting.startsAt, now);
      return { state, outcomeAt: now };
    });
  }

  private change(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    decide: (tx: Tx, meeting: Meeting, engagement: Engagement) => Partial<Meeting> | Promise<Partial<Meeting>>,
  ): Promise<MeetingResponse> {
    return this.database.transaction(caller, async (tx) => {
      const coming = await this.guests.findComing(tx, engagementId, id);
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId, coming);
      const meeting = await this.meetings.get(tx, engagementId, id);
      await this.meetings.change(tx, meeting, await decide(tx, meeting, engagement));
      return this.meetings.present(tx, engagementId, id);
    });
  }

  private async refuseAtWrongTime(
    tx: Tx,
    kind: MeetingKind,
    engagement: Engagement,
    { startsAt }: { startsAt: Date },
  ): Promise<void> {
    const localDate = localDateOf(startsAt, engagement.timeZone);
    refuseAtWrongTime(kind, engagement, localDate, await this.lastDay(tx, engagement));
  }

  /** The last day of a closing talk: the engagement's own or that of its completion, and the grace after it. */
  private async lastDay(tx: Tx, engagement: Engagement): Promise<LocalDate> {
    const { id, state, timeZone, graceDays } = engagement;
    const completed = state === 'completed' ? await this.meetings.findCompletion(tx, id) : undefined;
    return plusDays(completed ? localDateOf(completed, timeZone) : lastDayOpen(engagement), graceDays);
  }
}
