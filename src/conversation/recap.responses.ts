import { ApiProperty } from '@nestjs/swagger';
import { ActionResponse } from './actions.responses.js';
import { TalkResponse } from './conversation.responses.js';
import { NoteResponse } from './notes.responses.js';
import { SessionGoalResponse } from './session-goals.responses.js';
import { TopicResponse } from './topics.responses.js';

export class LookResponse {
  @ApiProperty({ format: 'date', example: '2026-10-08' }) on: string;
  @ApiProperty({ type: 'integer', nullable: true, example: 6, description: '0 to 10, where it is rated' }) score:
    number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: '−2 to +2, where it has five levels' }) level:
    number | null;
  @ApiProperty({ type: String, nullable: true, example: 'Malik Osei' }) by: string | null;
}

export class RecappedGoalResponse extends SessionGoalResponse {
  @ApiProperty({ type: [LookResponse], description: 'Check-ins since the session before' }) checkIns: LookResponse[];
}

export class RecapResponse {
  @ApiProperty({ type: TalkResponse, description: 'The session, and what became of it' }) session: TalkResponse;
  @ApiProperty({ type: [TopicResponse], description: 'What was discussed in it' }) discussed: TopicResponse[];
  @ApiProperty({ type: [TopicResponse], description: 'What it did not reach, and carries on to the next' })
  carriesOn: TopicResponse[];
  @ApiProperty({ type: NoteResponse, description: 'What the two of you wrote down' }) sharedNote: NoteResponse;
  @ApiProperty({ type: [ActionResponse], description: 'What was agreed on in it' }) actions: ActionResponse[];
  @ApiProperty({ type: [ActionResponse], description: 'What was agreed on before and is open; overdue ones first' })
  openActions: ActionResponse[];
  @ApiProperty({ type: [RecappedGoalResponse], description: 'What it was about' }) goals: RecappedGoalResponse[];
  @ApiProperty({ type: 'integer', example: 11, description: 'How many sessions are left now' }) left: number;
  @ApiProperty({ type: TalkResponse, nullable: true, description: 'The session after it; null: none is scheduled' })
  next: TalkResponse | null;
}
