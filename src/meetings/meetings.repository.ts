import { Injectable } from '@nestjs/common';
import { partiesOf, type OfEngagement } from '../engagements/parties.types.js';
import { uuidv7 } from '../platform/clock/ids.js';
import type { TimedAppointment } from '../platform/clock/zones.js';
import { instantText, localStartText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { ShiftedAppointment, StoredAppointment } from '../scheduling/appointments.types.js';
import { Meeting, MeetingMove } from './meeting.entity.js';
import type { MeetingKind } from './meeting.rules.js';
import type { MeetingMoveResponse, MeetingResponse } from './meetings.responses.js';

/** An engagement, as far as its meetings need it. */
export type Engaged = Parameters<typeof partiesOf>[0];

/** Whoever stopped being a sponsor after a meeting was its guest; before it, they are none. */
const MEETING = `
  select m.id, m.engagement_id as "engagementId", m.kind, m.state, ${instantText('m.starts_at')} as "startsAt",
    ${instantText('m.ends_at')} as "endsAt", ${localStartText('m')} as "localStart", m.time_zone as "timeZone",
    (extract(epoch from m.ends_at - m.starts_at) / 60)::int as minutes, m.place,
    coalesce((select json_agg(json_build_object('personId', g.person_id, 'name', name_of(g.person_id),
        'coming', g.declined_at is null) order by g.invited_at, g.id)
      from meeting_guest g where g.practice_id = m.practice_id and g.meeting_id = m.id
        and (g.until is null or g.until >= m.ends_at)), '[]') as guests,
    m.reschedule_count as "rescheduleCount", m.cancelled_by as "cancelledBy", m.reason, m.version
  from meeting m where m.engagement_id = $1`;

const ofEngagement = sql(`${MEETING} order by m.starts_at, m.id`);
const oneOf = sql(`${MEETING} and m.id = $2`);

const movesOf = sql(`
  select ${instantText('m.from_starts_at')} as "from", ${instantText('m.to_starts_at')} as "to", ${instantText('m.at')} as at,
    name_of(m.by_id) as by, m.reason
  from meeting_move m
  where m.engagement_id = $1 and m.meeting_id = $2 order by m.at, m.id`);

const completedAt = sql(`
  select max(at) as at from engagement_transition where engagement_id = $1 and to_state = 'completed'`);

@Injectable()
export class MeetingsRepository {
  findAll(tx: Tx, engagementId: string): Promise<MeetingResponse[]> {
    return tx.rows(ofEngagement, [engagementId]);
  }

  async present(tx: Tx, engagementId: string, id: string): Promise<MeetingResponse> {
    const meeting = await tx.row<MeetingResponse>(oneOf, [engagementId, id]);
    if (!meeting) throw platformErrors.missing();
    return meeting;
  }

  findMoves(tx: Tx, engagementId: string, id: string): Promise<MeetingMoveResponse[]> {
    return tx.rows(movesOf, [engagementId, id]);
  }

  /** When an engagement was completed last. */
  async findCompletion(tx: Tx, engagementId: string): Promise<Date | undefined> {
    return (await tx.row<{ at: Date | null }>(completedAt, [engagementId]))?.at ?? undefined;
  }

  /** A meeting that is about to change. The engagement is locked already, so it cannot change meanwhile. */
  async get(tx: Tx, engagementId: string, id: string): Promise<Meeting> {
    const meeting = await tx.findOne(Meeting, { practiceId: tx.caller.practiceId, engagementId, id });
    if (!meeting) throw platformErrors.missing();
    return meeting;
  }

  findEntities(tx: Tx, { practiceId, id }: Engaged): Promise<Meeting[]> {
    return tx.find(Meeting, { practiceId, engagementId: id }, { id: 'ASC' });
  }

  async add(
    tx: Tx,
    engagement: Engaged,
    kind: MeetingKind,
    when: TimedAppointment,
    place: string | null,
  ): Promise<string> {
    const id = uuidv7();
    const nothingYet = { rescheduleCount: 0, cancelledBy: null, outcomeAt: null, reason: null, version: 1 };
    const meeting = { ...partiesOf(engagement), id, kind, state: 'scheduled' as const, ...when, place, ...nothingYet };
    await tx.insert(Meeting, meeting);
    return id;
  }

  async change(tx: Tx, { practiceId, id, version }: Meeting, change: Partial<Meeting>): Promise<void> {
    await tx.update(Meeting, { practiceId, id }, { ...change, version: version + 1 });
  }

  /** Keeps when a meeting was to be, before it is moved. */
  async recordMove(tx: Tx, meeting: Meeting, to: Date, at: Date, reason: string | null): Promise<void> {
    const move = { meetingId: meeting.id, fromStartsAt: meeting.startsAt, toStartsAt: to, at, reason };
    await tx.insert(MeetingMove, { ...partiesIn(meeting), id: uuidv7(), ...move, byId: tx.caller.personId });
  }

  /** The same of meetings that nobody moved, but newer zone data. */
  async recordShifts(
    tx: Tx,
    shifted: readonly ShiftedAppointment[],
    at: Date,
    why: (of: StoredAppointment) => string,
  ): Promise<void> {
    const moves = shifted.map((meeting) => ({
      ...partiesOf({ ...meeting, id: meeting.engagementId }),
      ...{ id: uuidv7(), meetingId: meeting.id, fromStartsAt: meeting.startsAt, toStartsAt: meeting.toStartsAt },
      ...{ at, byId: null, reason: why(meeting) },
    }));
    await tx.insert(MeetingMove, moves);
  }
}

function partiesIn({ practiceId, engagementId, coachId, coacheeId, companyId }: OfEngagement) {
  return { practiceId, engagementId, coachId, coacheeId, companyId };
}
