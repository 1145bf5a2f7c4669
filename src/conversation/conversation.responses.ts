import { ApiProperty } from '@nestjs/swagger';
import { GOAL_STATES, type GoalState } from '../goals/goal.rules.js';
import { formatInstant } from '../platform/clock/zones.js';
import { SESSION_STATES, type SessionState } from '../sessions/session.rules.js';
import type { ContentKey } from '../confidentiality/content-key.types.js';
import type { GoalRow, Surroundings, TalkRow } from './surroundings.repository.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

/** A goal, as what is said is about it. */
export class GoalTalkedAboutResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({
    description: 'As agreed; before that, as proposed',
    example: 'Deliberate, transparent prioritization',
  })
  wording: string;
  @ApiProperty({ enum: GOAL_STATES, enumName: 'GoalState' }) state: GoalState;
}

/** When a talk is or was, and what became of it. */
export class TalkResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ type: 'integer', example: 3 }) number: number;
  @ApiProperty({ enum: SESSION_STATES, enumName: 'SessionState' }) state: SessionState;
  @ApiProperty({ type: String, enum: ['coach', 'coachee'], nullable: true, description: 'Who did not come' }) absent:
    'coach' | 'coachee' | null;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T14:00:00Z' }) startsAt: string;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T15:00:00Z' }) endsAt: string;
  @ApiProperty({ description: 'On the wall clock of the time zone', example: '2026-10-01T10:00' }) localStart: string;
  @ApiProperty({ example: 'America/New_York' }) timeZone: string;
}

export function presentTalk(talk: TalkRow): TalkResponse {
  const { id, number, state, absent, startsAt, endsAt, localStart, timeZone } = talk;
  return {
    id,
    number,
    state,
    absent,
    startsAt: formatInstant(startsAt),
    endsAt: formatInstant(endsAt),
    localStart,
    timeZone,
  };
}

export function presentGoal({ id, wording, state }: GoalRow): GoalTalkedAboutResponse {
  return { id, wording, state };
}

/** With what something that was said is told: what stands around it, the engagement's key, and to whom. */
export interface Told {
  around: Surroundings;
  /** Undefined where nothing was said yet. */
  key: ContentKey | undefined;
  callerId: string | undefined;
}

/** Words as they were written, out of what they were sealed in. */
export function opened({ key }: Pick<Told, 'key'>, sealed: Buffer, context: string): string {
  return key ? key.open(sealed, context) : '';
}

/** Those of the engagement's goals that are meant, in their order. */
export function goalsOf({ goals }: Surroundings, ids: readonly string[]): GoalTalkedAboutResponse[] {
  return goals.filter(({ id }) => ids.includes(id)).map(presentGoal);
}
