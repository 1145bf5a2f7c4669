import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { ChangeKind, ChangeRequestState } from './change-request.rules.js';

/** A coachee asks the coach to move or cancel a session. The wanted time is held in both calendars while it waits. */
@Entity('change_request')
export class ChangeRequest extends OfEngagement {
  @Column('uuid') sessionId: string;
  @Column('text') kind: ChangeKind;
  @Column('timestamptz', { nullable: true }) startsAt: Date | null;
  @Column('timestamptz', { nullable: true }) endsAt: Date | null;
  @Column('date', { nullable: true }) localDate: string | null;
  @Column('time', { nullable: true }) localTime: string | null;
  @Column('text', { nullable: true }) timeZone: string | null;
  @Column('text', { nullable: true }) tzVersion: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz') askedAt: Date;
  @Column('timestamptz') dueAt: Date;
  @Column('text') state: ChangeRequestState;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
  @Column('uuid', { nullable: true }) settledById: string | null;
  @Column('text', { nullable: true }) why: string | null;
}
