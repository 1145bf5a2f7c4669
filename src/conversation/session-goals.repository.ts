import { Injectable } from '@nestjs/common';
import type { Parties } from '../engagements/parties.types.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { SessionGoal } from './session-goal.entity.js';

/** By which ways a goal belongs to a talk. */
export const WAYS = ['topic', 'action', 'said'] as const;
export type Way = (typeof WAYS)[number];

export interface SessionGoalRow {
  goalId: string;
  ways: Way[];
}

/** The goals that a talk was about: of topics discussed in it, of actions agreed on in it, and those that were named. */
const ofTalk = sql(`
  select l.goal_id as "goalId", array_agg(distinct l.way order by l.way) as ways
  from (
    select g.goal_id, 'said' as way from content.session_goal g where g.engagement_id = $1 and g.session_id = $2
    union all
    select g.goal_id, 'topic' from content.topic t
      join content.topic_goal g on g.practice_id = t.practice_id and g.topic_id = t.id
      where t.engagement_id = $1 and t.discussed_in_id = $2
    union all
    select a.goal_id, 'action' from content.action a
      where a.engagement_id = $1 and a.session_id = $2 and a.goal_id is not null) l
  group by l.goal_id`);

const say = sql(`
  insert into content.session_goal (practice_id, engagement_id, coach_id, coachee_id, company_id, session_id, goal_id, by_id, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (practice_id, session_id, goal_id) do nothing`);

/** Every statement here steps into rapport_content: the server's own role cannot read the schema. */
@Injectable()
export class SessionGoalsRepository {
  findOfTalk(tx: Tx, engagementId: string, sessionId: string): Promise<SessionGoalRow[]> {
    return tx.as('rapport_content', () => tx.rows<SessionGoalRow>(ofTalk, [engagementId, sessionId]));
  }

  /** Says that a talk was about a goal; said twice, it is said once. */
  async add(tx: Tx, parties: Parties, link: Pick<SessionGoal, 'sessionId' | 'goalId' | 'byId' | 'at'>): Promise<void> {
    const { practiceId, engagementId, coachId, coacheeId, companyId } = parties;
    const { sessionId, goalId, byId, at } = link;
    const values = [practiceId, engagementId, coachId, coacheeId, companyId, sessionId, goalId, byId, at];
    await tx.as('rapport_content', () => tx.rows(say, values));
  }

  async remove(tx: Tx, link: Pick<SessionGoal, 'sessionId' | 'goalId'>): Promise<void> {
    const { practiceId } = tx.caller;
    await tx.as('rapport_content', () => tx.delete(SessionGoal, { practiceId, ...link }));
  }
}
