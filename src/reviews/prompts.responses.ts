import { ApiProperty } from '@nestjs/swagger';
import { REVIEW_KINDS, type ReviewKind } from './review.rules.js';

export const PROMPT_KINDS = [
  'signature',
  'goal_proposal',
  'goal_revision',
  'review_to_answer',
  'review_to_settle',
  'stale_goal',
  'no_goal_agreed',
  'change_request',
  'handover',
  'report_to_draft',
  'report_to_approve',
  'pulse',
] as const;
export type PromptKind = (typeof PROMPT_KINDS)[number];
const AS = ['coach', 'coachee', 'sponsor', 'successor'] as const;

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };
const otherId = { type: String, format: 'uuid', nullable: true };

export class PromptResponse {
  @ApiProperty({ enum: PROMPT_KINDS, enumName: 'PromptKind', description: 'What waits for you' }) kind: PromptKind;
  @ApiProperty(id) engagementId: string;
  @ApiProperty({ enum: AS, enumName: 'PromptedAs', description: 'As what it waits for you' })
  as: (typeof AS)[number];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The other of the two; to a sponsor or successor, the coachee',
  })
  withName: string | null;
  @ApiProperty({ format: 'date-time', description: 'Since when it waits' }) since: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Until when you can act on it' })
  until: string | null;
  @ApiProperty(otherId) goalId: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The goal in the words that count or, before any do, in those that are proposed',
    example: 'Deliberate, transparent prioritization',
  })
  goalWording: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'The revision to decide on' }) revision: number | null;
  @ApiProperty(otherId) reviewId: string | null;
  @ApiProperty({ enum: REVIEW_KINDS, enumName: 'ReviewKind', nullable: true }) reviewKind: ReviewKind | null;
  @ApiProperty(otherId) reportId: string | null;
  @ApiProperty(otherId) sessionId: string | null;
  @ApiProperty(otherId) changeRequestId: string | null;
  @ApiProperty(otherId) handoverId: string | null;
}

export class PromptsResponse {
  @ApiProperty({ type: [PromptResponse], description: 'What has waited longest first; 200 at most' })
  items: PromptResponse[];
}
