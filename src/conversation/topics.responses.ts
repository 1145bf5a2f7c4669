import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '../platform/clock/zones.js';
import { goalsOf, GoalTalkedAboutResponse, opened, type Told } from './conversation.responses.js';
import { carriedOnFrom, TOPIC_STATES, type TopicState } from './topic.rules.js';
import type { TopicRow } from './topics.repository.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

export class TopicResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(id) engagementId: string;
  @ApiProperty({ example: 'How to say no to the board' }) text: string;
  @ApiProperty({ type: String, nullable: true, description: 'Who brought it', example: 'Malik Osei' }) by:
    string | null;
  @ApiProperty({ description: 'Whether you brought it: you alone change its words' }) mine: boolean;
  @ApiProperty({ enum: TOPIC_STATES, enumName: 'TopicState' }) state: TopicState;
  @ApiProperty({ type: [GoalTalkedAboutResponse], description: 'What it is about' }) goals: GoalTalkedAboutResponse[];
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The session it was brought for; null: the next',
  })
  sessionId: string | null;
  @ApiProperty({ type: 'integer', example: 1, description: 'How many talks were held without reaching it' })
  carriedOn: number;
  @ApiProperty({ format: 'date-time' }) broughtAt: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The session it was discussed in' })
  discussedInId: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it was discussed or dropped' })
  settledAt: string | null;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class TopicsResponse {
  @ApiProperty({ type: [TopicResponse] }) items: TopicResponse[];
  @ApiProperty({ required: false, description: 'The next page, if there is one' }) nextCursor?: string;
  @ApiProperty({ type: 'integer', example: 3, description: 'Of all topics together: what arranging them wants back' })
  version: number;
}

/** What a topic's words are sealed for. */
export function topicContext(topicId: string): string {
  return `topic:${topicId}`;
}

/** Topics as one of the two reads them. */
export function presentTopics(rows: readonly TopicRow[], told: Told): TopicResponse[] {
  const { around, callerId } = told;
  return rows.map((row) => ({
    ...{ id: row.id, engagementId: row.engagementId, text: opened(told, row.sealed, topicContext(row.id)) },
    ...{ by: around.names[row.authorId] ?? null, mine: row.authorId === callerId, state: row.state },
    ...{ goals: goalsOf(around, row.goalIds), sessionId: row.sessionId },
    ...{ carriedOn: carriedOnFrom(row, around.talks).length, broughtAt: formatInstant(row.broughtAt) },
    ...{ discussedInId: row.discussedInId, settledAt: row.settledAt && formatInstant(row.settledAt) },
    version: row.version,
  }));
}
