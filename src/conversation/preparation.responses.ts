import { ApiProperty } from '@nestjs/swagger';
import { ActionResponse } from './actions.responses.js';
import { GoalTalkedAboutResponse, TalkResponse } from './conversation.responses.js';
import { TopicResponse } from './topics.responses.js';

/** A note of an earlier talk, and which. */
export class NoteOfTalkResponse {
  @ApiProperty({ type: TalkResponse }) session: TalkResponse;
  @ApiProperty({ example: 'We agreed to begin with how priorities are decided.' }) text: string;
  @ApiProperty({ type: String, nullable: true, description: 'Who wrote it last' }) by: string | null;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class OpenActionsResponse {
  @ApiProperty({ type: 'integer', example: 1, description: 'How many of them are overdue' }) overdue: number;
  @ApiProperty({ type: [ActionResponse], description: 'What you said you would do; overdue ones first' })
  mine: ActionResponse[];
  @ApiProperty({ type: [ActionResponse], description: 'What the other one did; overdue ones first' })
  theirs: ActionResponse[];
}

export class GoalToLookAtResponse extends GoalTalkedAboutResponse {
  @ApiProperty({ type: String, format: 'date', nullable: true }) targetDate: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'The last check-in or agreed revision',
  })
  lastLookAt: string | null;
}

export class GoalWaitingResponse {
  @ApiProperty({ format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' }) goalId: string;
  @ApiProperty({ enum: ['proposal', 'revision'], enumName: 'GoalWaitingKind' }) kind: 'proposal' | 'revision';
  @ApiProperty({ type: 'integer', example: 1, description: 'Which one the coachee decides on' }) revision: number;
  @ApiProperty({ example: 'Working better with developers' }) wording: string;
}

export class GoalsBeforeTalkResponse {
  @ApiProperty({
    type: [GoalToLookAtResponse],
    description: 'Nobody looked at it since the last session, or its day has come',
  })
  dueForALook: GoalToLookAtResponse[];
  @ApiProperty({ type: [GoalToLookAtResponse], description: 'Nobody has looked at it for weeks' })
  stale: GoalToLookAtResponse[];
  @ApiProperty({ type: [GoalWaitingResponse], description: 'What waits for the coachee to agree or decline' })
  waiting: GoalWaitingResponse[];
}

export class PreparationResponse {
  @ApiProperty({ type: TalkResponse, nullable: true, description: 'The session to prepare; null: none is scheduled' })
  next: TalkResponse | null;
  @ApiProperty({ type: TalkResponse, nullable: true, description: 'The session before it, since which all this is' })
  last: TalkResponse | null;
  @ApiProperty({ type: 'integer', example: 11, description: 'How many sessions are left' }) left: number;
  @ApiProperty({ type: [TopicResponse], description: 'What is still to be talked about, in order' })
  topics: TopicResponse[];
  @ApiProperty({ type: OpenActionsResponse }) actions: OpenActionsResponse;
  @ApiProperty({ type: [ActionResponse], description: 'What was done or dropped since the last session' })
  settledActions: ActionResponse[];
  @ApiProperty({ type: [ActionResponse], description: 'What the two of you left open in engagements before this one' })
  actionsBefore: ActionResponse[];
  @ApiProperty({ type: GoalsBeforeTalkResponse }) goals: GoalsBeforeTalkResponse;
  @ApiProperty({ type: NoteOfTalkResponse, nullable: true, description: 'The last note that the two of you wrote' })
  sharedNote: NoteOfTalkResponse | null;
  @ApiProperty({ type: NoteOfTalkResponse, nullable: true, description: 'Your own last one, which nobody else reads' })
  privateNote: NoteOfTalkResponse | null;
}
