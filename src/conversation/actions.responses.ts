import { ApiProperty } from '@nestjs/swagger';
import { formatInstant, localDateOf } from '../platform/clock/zones.js';
import { ACTION_STATES, isOverdue, OWNERS, type ActionState, type Owner } from './action.rules.js';
import type { ActionRow } from './actions.repository.js';
import { goalsOf, GoalTalkedAboutResponse, opened, type Told } from './conversation.responses.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

export class ActionResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(id) engagementId: string;
  @ApiProperty({ example: 'Ask the team what they need' }) text: string;
  @ApiProperty({ enum: OWNERS, enumName: 'ActionOwner' }) owner: Owner;
  @ApiProperty({ format: 'date', example: '2026-10-08' }) dueOn: string;
  @ApiProperty({ description: 'Open, and its day is over' }) overdue: boolean;
  @ApiProperty({ enum: ACTION_STATES, enumName: 'ActionState' }) state: ActionState;
  @ApiProperty({ type: GoalTalkedAboutResponse, nullable: true, description: 'What it serves' })
  goal: GoalTalkedAboutResponse | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The session in which it was agreed on' })
  sessionId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Who wrote it down', example: 'Nora Lind' })
  by: string | null;
  @ApiProperty({ format: 'date-time' }) addedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it was done or dropped' })
  settledAt: string | null;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class ActionsResponse {
  @ApiProperty({ type: [ActionResponse] }) items: ActionResponse[];
  @ApiProperty({ required: false, description: 'The next page, if there is one' }) nextCursor?: string;
}

/** What an action's words are sealed for. */
export function actionContext(actionId: string): string {
  return `action:${actionId}`;
}

/** Actions as one of the two reads them. */
export function presentActions(rows: readonly ActionRow[], told: Told, now: Date): ActionResponse[] {
  const { around } = told;
  const today = localDateOf(now, around.timeZone);
  return rows.map((row) => ({
    ...{ id: row.id, engagementId: row.engagementId, text: opened(told, row.sealed, actionContext(row.id)) },
    ...{ owner: row.owner, dueOn: row.dueOn, overdue: isOverdue(row, today), state: row.state },
    ...{ goal: goalsOf(around, row.goalId ? [row.goalId] : [])[0] ?? null, sessionId: row.sessionId },
    ...{ by: around.names[row.addedById] ?? null, addedAt: formatInstant(row.addedAt) },
    ...{ settledAt: row.settledAt && formatInstant(row.settledAt), version: row.version },
  }));
}
