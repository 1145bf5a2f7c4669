import { ApiProperty } from '@nestjs/swagger';
import { MEETING_KINDS, type MeetingKind, type MeetingState } from '../meetings/meeting.rules.js';
import { AGENDA_KINDS, type AgendaKind, type Clocks } from './agenda.rules.js';
import type { SessionState } from './session.rules.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };
const text = { type: String, nullable: true };
const count = { type: 'integer' as const, nullable: true };
const AS = ['coach', 'coachee', 'guest'];

export class AgendaItemResponse implements Clocks {
  @ApiProperty({ enum: AGENDA_KINDS, enumName: 'AgendaKind' }) kind: AgendaKind;
  @ApiProperty(id) id: string;
  @ApiProperty({ ...text, format: 'uuid', description: 'Null for days off' }) engagementId: string | null;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T14:00:00Z' }) startsAt: string;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T15:00:00Z' }) endsAt: string;
  @ApiProperty({ description: 'On the wall clock of the time zone', example: '2026-10-01T10:00' }) localStart: string;
  @ApiProperty({ description: 'That of the reader', example: 'America/New_York' }) timeZone: string;
  @ApiProperty({ ...text, description: "On the other person's clock, where it differs", example: '2026-10-01T16:00' })
  otherLocalStart: string | null;
  @ApiProperty({ ...text, description: "The other person's, where the clocks differ", example: 'Europe/Berlin' })
  otherTimeZone: string | null;
  @ApiProperty({ ...text, description: 'What you are in it; null for days off', enum: AS })
  as: 'coach' | 'coachee' | 'guest' | null;
  @ApiProperty({ ...text, description: 'The other person; to a guest, the coach', example: 'Ada Byron' })
  withName: string | null;
  @ApiProperty({ type: [String], description: 'All the others who take part', example: ['Ada Byron'] })
  withNames: string[];
  @ApiProperty({ ...text, description: 'Of a session or meeting', example: 'scheduled' })
  state: SessionState | MeetingState | null;
  @ApiProperty({ ...count, description: 'Of a session, and of a date that is held until all have agreed', example: 3 })
  number: number | null;
  @ApiProperty({ ...count, description: 'How many sessions were agreed on', example: 12 }) of: number | null;
  @ApiProperty({ enum: MEETING_KINDS, enumName: 'MeetingKind', nullable: true }) meetingKind: MeetingKind | null;
  @ApiProperty({ ...text, description: 'Where a meeting is' }) place: string | null;
  @ApiProperty({ ...text, format: 'date-time', description: 'When what is held is free again' })
  expiresAt: string | null;
}

export class AgendaResponse {
  @ApiProperty({ type: [AgendaItemResponse] }) items: AgendaItemResponse[];
}
