import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import { GoalDecline } from './goal.entity.js';
import type { TimelineKind } from './progress.responses.js';

/** One step of a goal, or of one that it goes back to. */
export interface Step {
  at: Date;
  kind: TimelineKind;
  by: string | null;
  goalId: string;
  engagementId: string;
  revision: number | null;
  wording: string | null;
}

/** A reason as it is kept: sealed under the key of its own engagement. */
export type SealedReason = Pick<GoalDecline, 'goalId' | 'engagementId' | 'revisionNumber' | 'sealed'>;

/**
 * A goal, the proposals that were amended or carried over until it was there, and all that was done with them: as far
 * back as row-level security shows them, which is as far as the caller took part. Agreement and decline are told by the
 * wording that they were to; what happened at once is in the order in which it follows from one another.
 */
const steps = sql(`
  with recursive line as (
    select g.* from goal g where g.engagement_id = $1 and g.id = $2
    union
    select g.* from goal g join line l on g.practice_id = l.practice_id and g.id in (l.amends_id, l.carried_from_id)
  ), step as (
    select t.at, t.by_id, t.goal_id, case when t.from_state is null then 1 end as revision, case t.to_state
        when 'proposed' then case when l.carried_from_id is null then 'proposed' else 'carried_over' end
        when 'in_progress' then case when t.from_state = 'on_hold' then 'resumed' else 'started' end
        when 'on_hold' then 'held' else t.to_state end as kind
    from goal_transition t join line l on l.practice_id = t.practice_id and l.id = t.goal_id
    where t.to_state not in ('agreed', 'declined')
    union all
    select r.written_at, r.written_by_id, r.goal_id, r.number, 'reworded'
    from goal_revision r join line l on l.practice_id = r.practice_id and l.id = r.goal_id where r.number > 1
    union all
    select r.agreed_at, r.coachee_id, r.goal_id, r.number, 'agreed'
    from goal_revision r join line l on l.practice_id = r.practice_id and l.id = r.goal_id where r.agreed_at is not null
    union all
    select r.declined_at, r.coachee_id, r.goal_id, r.number, 'declined'
    from goal_revision r join line l on l.practice_id = r.practice_id and l.id = r.goal_id
    where r.declined_at is not null and l.state <> 'amended'
    union all
    select distinct s.at, s.by_id, s.goal_id, null::integer, case when s.shared then 'shared' else 'taken_back' end
    from goal_share s join line l on l.practice_id = s.practice_id and l.id = s.goal_id where s.invitation_id is null
  )
  select step.at, step.kind, name_of(step.by_id) as by, step.goal_id as "goalId", l.engagement_id as "engagementId",
    step.revision, r.wording
  from step join line l on l.id = step.goal_id
  left join goal_revision r on r.practice_id = l.practice_id and r.goal_id = step.goal_id and r.number = step.revision
  order by step.at, array_position(
    array['declined', 'amended', 'proposed', 'carried_over', 'reworded', 'agreed', 'started', 'resumed', 'held'], step.kind),
    l.created_at, step.revision`);

const reasons = sql(`
  select d.goal_id as "goalId", d.engagement_id as "engagementId", d.revision_number as "revisionNumber", d.sealed
  from content.goal_decline d where d.goal_id = any ($1)`);

@Injectable()
export class TimelineRepository {
  /** Oldest first; none where there is no such goal, or not the caller's to see. */
  findSteps(tx: Tx, engagementId: string, goalId: string): Promise<Step[]> {
    return tx.rows(steps, [engagementId, goalId]);
  }

  /** Why goals were declined: the coachee's alone, a policy says. */
  findReasons(tx: Tx, goalIds: string[]): Promise<SealedReason[]> {
    return tx.as('rapport_content', () => tx.rows<SealedReason>(reasons, [goalIds]));
  }
}
