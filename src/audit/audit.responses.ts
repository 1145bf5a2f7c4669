import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_OUTCOMES, type AuditedIds, type AuditOutcome } from '../platform/database/audit-entry.js';

const ID = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';
const maybeId = { type: String, format: 'uuid', nullable: true } as const;
const id = { type: 'string', format: 'uuid' } as const;

export class ActorResponse {
  @ApiProperty({ ...id, example: ID }) id: string;
  @ApiProperty({ example: 'Cora Coach' }) name: string;
}

export class AuditEntryResponse {
  @ApiProperty({ type: 'integer', description: 'Counts up by one in each practice, without a gap', example: 42 })
  sequence: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: ActorResponse, nullable: true, description: 'Who; null where the practice itself acted' })
  actor: ActorResponse | null;
  @ApiProperty({ description: 'The permission that was asked for; docs/access.md has them', example: 'session.cancel' })
  action: string;
  @ApiProperty({ enum: AUDIT_OUTCOMES, enumName: 'AuditOutcome' }) outcome: AuditOutcome;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of a refusal', example: 403 }) status: number | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: id,
    description: 'To what: the ids in the address that was called',
    example: { engagementId: ID },
  })
  about: AuditedIds;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: id },
    description: 'Ids of what was added, by kind',
    example: { session: [ID] },
  })
  wrote: Record<string, string[]>;
  @ApiProperty(maybeId) engagementId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The address the request came from' })
  network: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What the program called itself' })
  userAgent: string | null;
  @ApiProperty({ ...maybeId, description: 'The sign-in, where it was one' }) signInId: string | null;
  @ApiProperty({ ...maybeId, description: 'The API token, where it was one' }) tokenId: string | null;
  @ApiProperty(maybeId) requestId: string | null;
  @ApiProperty({ description: 'SHA-256 over this entry and the hash before it', example: 'a3'.repeat(32) })
  hash: string;
}

export class AuditEntriesResponse {
  @ApiProperty({ type: [AuditEntryResponse] }) items: AuditEntryResponse[];
  @ApiProperty({ required: false }) nextCursor?: string;
}

export class OpeningResponse {
  @ApiProperty({ type: ActorResponse, description: 'Who opened it' }) who: ActorResponse;
  @ApiProperty({ description: 'What was read, as the permission for it is called', example: 'session.read' })
  what: string;
  @ApiProperty({ format: 'date-time', description: 'The first time in that hour' }) at: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: id,
    description: 'Of which thing',
    example: { engagementId: ID, sessionId: ID },
  })
  about: AuditedIds;
}

export class OpeningsResponse {
  @ApiProperty({ type: [OpeningResponse] }) items: OpeningResponse[];
  @ApiProperty({ required: false }) nextCursor?: string;
}
