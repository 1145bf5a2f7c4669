import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { MeetingCanceller, MeetingKind, MeetingState } from './meeting.rules.js';

/** A talk around an engagement that is no session: it takes time of all who take part, and uses nothing up. */
@Entity('meeting')
export class Meeting extends OfEngagement {
  @Column('text') kind: MeetingKind;
  @Column('text') state: MeetingState;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  @Column('date') localDate: string;
  @Column('time') localTime: string;
  @Column('text') timeZone: string;
  @Column('text') tzVersion: string;
  @Column('text', { nullable: true }) place: string | null;
  @Column('integer') rescheduleCount: number;
  @Column('text', { nullable: true }) cancelledBy: MeetingCanceller | null;
  @Column('timestamptz', { nullable: true }) outcomeAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('integer') version: number;
}

/** A sponsor who takes part in a meeting, until they are no sponsor any more. */
@Entity('meeting_guest')
export class MeetingGuest extends OfEngagement {
  @Column('uuid') meetingId: string;
  @Column('uuid') personId: string;
  @Column('timestamptz') invitedAt: Date;
  @Column('timestamptz', { nullable: true }) declinedAt: Date | null;
  @Column('timestamptz', { nullable: true }) until: Date | null;
}

/** When a meeting was to be before it was moved. */
@Entity('meeting_move')
export class MeetingMove extends OfEngagement {
  @Column('uuid') meetingId: string;
  @Column('timestamptz') fromStartsAt: Date;
  @Column('timestamptz') toStartsAt: Date;
  @Column('timestamptz') at: Date;
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
}
