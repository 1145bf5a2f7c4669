import { Injectable } from '@nestjs/common';
import { partiesOf } from '../engagements/parties.types.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { instantText, localStartText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { MeetingGuest } from './meeting.entity.js';
import type { MeetingState } from './meeting.rules.js';
import type { Engaged } from './meetings.repository.js';
import type { GuestMeetingResponse } from './meetings.responses.js';

const sponsors = sql(`select person_id as id from sponsors_of($1) where until is null`);
const guestsOf = sql(`
  select person_id as id from meeting_guest where engagement_id = $1 and meeting_id = $2 and until is null
    and declined_at is null`);

/** As rapport_overview, which reads these columns alone of a meeting; where it is, a function tells its guests. */
const toCome = sql(`
  select m.id, m.kind, m.state, ${instantText('m.starts_at')} as "startsAt", ${instantText('m.ends_at')} as "endsAt",
    ${localStartText('m')} as "localStart", m.time_zone as "timeZone", guest_place(m.id) as place, coach.name as coach,
    coachee.name as coachee, g.declined_at is null as coming
  from meeting m
  join meeting_guest g on g.practice_id = m.practice_id and g.meeting_id = m.id
  join person coach on coach.practice_id = m.practice_id and coach.id = m.coach_id
  join person coachee on coachee.practice_id = m.practice_id and coachee.id = m.coachee_id
  where m.ends_at > $1 order by m.starts_at, m.id`);
/** Sponsors who are no guests know of a meeting, too, as a milestone. */
const invitedTo = sql(`
  select m.state, m.starts_at as "startsAt" from meeting m
  join meeting_guest g on g.practice_id = m.practice_id and g.meeting_id = m.id where m.id = $1`);
const sendRegrets = sql(`
  update meeting_guest set declined_at = coalesce(declined_at, $2)
  where meeting_id = $1 and person_id = caller_person() and until is null`);

/** Sponsors as guests of meetings, from both sides. */
@Injectable()
export class GuestsRepository {
  /** The sponsors of the company that pays, as it has them now. */
  async findSponsors(tx: Tx, engagementId: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(sponsors, [engagementId])).map(({ id }) => id);
  }

  /** Who is to come to a meeting besides the two. */
  async findComing(tx: Tx, engagementId: string, meetingId: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(guestsOf, [engagementId, meetingId])).map(({ id }) => id);
  }

  async invite(tx: Tx, engagement: Engaged, meetingId: string, personIds: string[], at: Date): Promise<void> {
    const invited = { ...partiesOf(engagement), meetingId, invitedAt: at, declinedAt: null, until: null };
    await tx.insert(
      MeetingGuest,
      personIds.map((personId) => ({ ...invited, id: uuidv7(), personId })),
    );
  }

  /** Meetings that the caller is a guest of and that are not over, soonest first. */
  findToCome(tx: Tx, now: Date): Promise<GuestMeetingResponse[]> {
    return tx.as('rapport_overview', () => tx.rows<GuestMeetingResponse>(toCome, [now]));
  }

  /** A meeting that the caller is a guest of. */
  findInvitation(tx: Tx, meetingId: string): Promise<{ state: MeetingState; startsAt: Date } | undefined> {
    return tx.as('rapport_overview', () => tx.row<{ state: MeetingState; startsAt: Date }>(invitedTo, [meetingId]));
  }

  async sendRegrets(tx: Tx, meetingId: string, at: Date): Promise<void> {
    await tx.rows(sendRegrets, [meetingId, at]);
  }
}
