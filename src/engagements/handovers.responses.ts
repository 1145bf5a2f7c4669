import { ApiProperty } from '@nestjs/swagger';
import { NamedResponse } from './engagements.responses.js';
import { ASKED_FOR_HANDOVER, HANDOVER_STATES, type AskedForHandover, type HandoverState } from './handover.rules.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };
const state = { enum: HANDOVER_STATES, enumName: 'HandoverState' };
const party = { enum: ASKED_FOR_HANDOVER, enumName: 'AskedForHandover' };

export class HandoverAnswerResponse {
  @ApiProperty(party) party: AskedForHandover;
  @ApiProperty({ enum: ['agreed', 'declined'], enumName: 'HandoverDecision' }) decision: 'agreed' | 'declined';
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: String, nullable: true }) why: string | null;
}

export class HandoverResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(state) state: HandoverState;
  @ApiProperty({ type: NamedResponse, description: 'The coach who hands over' }) from: NamedResponse;
  @ApiProperty({ type: NamedResponse, description: 'The coach who was proposed' }) to: NamedResponse;
  @ApiProperty({ example: 'I am on leave from November on' }) reason: string;
  @ApiProperty({ type: String, nullable: true, description: 'Why, though the coachee reports to that coach' })
  conflictReason: string | null;
  @ApiProperty({ example: 'Ida Marsh' }) proposedBy: string;
  @ApiProperty({ format: 'date-time' }) proposedAt: string;
  @ApiProperty({ format: 'date-time', description: 'Lapses then' }) dueAt: string;
  @ApiProperty({ type: [HandoverAnswerResponse], description: 'In the order in which they were given' })
  answers: HandoverAnswerResponse[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null while it waits for somebody' })
  closedAt: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) withdrawnBy: string | null;
}

export class HandoversResponse {
  @ApiProperty({ type: [HandoverResponse] }) items: HandoverResponse[];
}

export class HandoverCandidatesResponse {
  @ApiProperty({ type: [NamedResponse] }) items: NamedResponse[];
}

export class HandoverStateResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(state) state: HandoverState;
}

export class HandoverDateResponse {
  @ApiProperty({ format: 'date-time', example: '2026-10-01T14:00:00Z' }) startsAt: string;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T15:00:00Z' }) endsAt: string;
  @ApiProperty({ description: 'On the wall clock of the time zone', example: '2026-10-01T10:00' }) localStart: string;
  @ApiProperty({ example: 'America/New_York' }) timeZone: string;
}

/** All that whoever is asked reads of it: a successor knows nothing else of the engagement. */
export class AskedHandoverResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(id) engagementId: string;
  @ApiProperty({ ...party, description: 'As whom you are asked' }) as: AskedForHandover;
  @ApiProperty({ example: 'Grace Murray' }) coachee: string;
  @ApiProperty({ example: 'Ida Marsh' }) proposedBy: string;
  @ApiProperty({ format: 'date-time' }) proposedAt: string;
  @ApiProperty({ format: 'date-time', description: 'Lapses then' }) dueAt: string;
  @ApiProperty({ example: 'I am on leave from November on' }) reason: string;
  @ApiProperty({ format: 'date', example: '2026-10-01' }) startsOn: string;
  @ApiProperty({ format: 'date', example: '2026-12-31' }) endsOn: string;
  @ApiProperty({ type: 'integer', example: 60 }) sessionMinutes: number;
  @ApiProperty({ type: 'integer', description: 'Sessions that are left', example: 8 }) left: number;
  @ApiProperty({ type: [HandoverDateResponse], description: 'What is in the calendar, earliest first' })
  dates: HandoverDateResponse[];
}

export class AskedHandoversResponse {
  @ApiProperty({ type: [AskedHandoverResponse] }) items: AskedHandoverResponse[];
}
