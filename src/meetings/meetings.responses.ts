import { ApiProperty } from '@nestjs/swagger';
import {
  MEETING_KINDS,
  MEETING_STATES,
  type MeetingCanceller,
  type MeetingKind,
  type MeetingState,
} from './meeting.rules.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };
const place = { type: String, nullable: true, description: 'A link, or an address' };

export class MeetingGuestResponse {
  @ApiProperty(id) personId: string;
  @ApiProperty({ example: 'Mary Somerville' }) name: string;
  @ApiProperty({ description: 'False once they have sent regrets' }) coming: boolean;
}

class MeetingTimesResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ enum: MEETING_KINDS, enumName: 'MeetingKind' }) kind: MeetingKind;
  @ApiProperty({ enum: MEETING_STATES, enumName: 'MeetingState' }) state: MeetingState;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T14:00:00Z' }) startsAt: string;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T14:30:00Z' }) endsAt: string;
  @ApiProperty({ description: 'On the wall clock of the time zone', example: '2026-10-01T10:00' }) localStart: string;
  @ApiProperty({ example: 'America/New_York' }) timeZone: string;
  @ApiProperty(place) place: string | null;
}

export class MeetingResponse extends MeetingTimesResponse {
  @ApiProperty(id) engagementId: string;
  @ApiProperty({ type: 'integer', example: 30 }) minutes: number;
  @ApiProperty({ type: [MeetingGuestResponse] }) guests: MeetingGuestResponse[];
  @ApiProperty({ type: 'integer', example: 0 }) rescheduleCount: number;
  @ApiProperty({ type: String, enum: ['coach', 'coachee', 'practice'], nullable: true })
  cancelledBy: MeetingCanceller | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was cancelled' }) reason: string | null;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class MeetingsResponse {
  @ApiProperty({ type: [MeetingResponse] }) items: MeetingResponse[];
}

export class MeetingMoveResponse {
  @ApiProperty({ format: 'date-time' }) from: string;
  @ApiProperty({ format: 'date-time' }) to: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: String, nullable: true }) by: string | null;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
}

export class MeetingMovesResponse {
  @ApiProperty({ type: [MeetingMoveResponse] }) items: MeetingMoveResponse[];
}

/** A meeting, as a guest of it sees it. */
export class GuestMeetingResponse extends MeetingTimesResponse {
  @ApiProperty({ example: 'Grace Hopper' }) coach: string;
  @ApiProperty({ example: 'Ada Byron' }) coachee: string;
  @ApiProperty({ description: 'False once you have sent regrets' }) coming: boolean;
}

export class GuestMeetingsResponse {
  @ApiProperty({ type: [GuestMeetingResponse] }) items: GuestMeetingResponse[];
}
