import { ApiProperty } from '@nestjs/swagger';
import { GoalTalkedAboutResponse, presentGoal } from './conversation.responses.js';
import { WAYS, type SessionGoalRow, type Way } from './session-goals.repository.js';
import type { Surroundings } from './surroundings.repository.js';

export class SessionGoalResponse extends GoalTalkedAboutResponse {
  @ApiProperty({
    ...{ enum: WAYS, enumName: 'SessionGoalWay', isArray: true, example: ['topic'] },
    description:
      'Why it is here: a topic discussed in the session, an action agreed on in it, or because one of you said so',
  })
  ways: Way[];
}

export class SessionGoalsResponse {
  @ApiProperty({ type: [SessionGoalResponse] }) items: SessionGoalResponse[];
}

/** The goals that a talk was about, in the order of the goals. */
export function presentSessionGoals(rows: readonly SessionGoalRow[], { goals }: Surroundings): SessionGoalResponse[] {
  return goals.flatMap((goal) => {
    const ways = rows.find(({ goalId }) => goalId === goal.id)?.ways;
    return ways ? [{ ...presentGoal(goal), ways }] : [];
  });
}
