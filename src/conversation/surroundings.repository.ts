import { Injectable } from '@nestjs/common';
import type { EngagementState } from '../engagements/engagement.rules.js';
import type { GoalState } from '../goals/goal.rules.js';
import { instantText, localStartText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { Talk } from './talk.rules.js';

/** A talk as it is told of. */
export interface TalkRow extends Talk {
  localStart: string;
  timeZone: string;
  absent: 'coach' | 'coachee' | null;
}

/** A goal as what is said about it needs it: the wording is the agreed one, or the one that was proposed. */
export interface GoalRow {
  id: string;
  state: GoalState;
  agreed: boolean;
  wording: string;
  targetDate: string | null;
  lastLookAt: Date | null;
  /** A wording that waits for the coachee. */
  pending: { revision: number; wording: string; byId: string } | null;
}

/** What stands around what is said: the talks, the goals, and who the people are. */
export interface Surroundings {
  state: EngagementState;
  timeZone: string;
  coachId: string;
  coacheeId: string;
  /** After how many weeks without a look a goal is stale. */
  staleAfterWeeks: number;
  left: number;
  /** Other engagements of the two. */
  otherIds: string[];
  talks: TalkRow[];
  goals: GoalRow[];
  names: Record<string, string>;
}

/** A look at a goal, since the session before. */
export interface LookRow {
  goalId: string;
  on: string;
  score: number | null;
  level: number | null;
  by: string | null;
}

const around = sql(`
  select e.state, e.time_zone as "timeZone", e.coach_id as "coachId", e.coachee_id as "coacheeId",
    e.stale_after_weeks as "staleAfterWeeks",
    (select coalesce(sum(l.amount), 0)::int from ledger_entry l
      where l.practice_id = e.practice_id and l.engagement_id = e.id) as "left",
    array(select o.id from engagement o where o.practice_id = e.practice_id and o.coach_id = e.coach_id
      and o.coachee_id = e.coachee_id and o.id <> e.id) as "otherIds",
    (select coalesce(json_agg(json_build_object('id', s.id, 'number', s.number, 'state', s.state, 'absent', s.absent,
        'startsAt', ${instantText('s.starts_at')}, 'endsAt', ${instantText('s.ends_at')},
        'localStart', ${localStartText('s')}, 'timeZone', s.time_zone) order by s.starts_at, s.id), '[]')
      from session s where s.practice_id = e.practice_id and s.engagement_id = e.id) as talks,
    (select json_object_agg(p.id, name_of(p.id)) from (
      select e.coach_id as id union select e.coachee_id union select h.from_coach_id from handover h
      where h.practice_id = e.practice_id and h.engagement_id = e.id and h.state = 'handed_over') p) as names,
    (select coalesce(json_agg(json_build_object('id', g.id, 'state', g.state, 'agreed', g.agreed_at is not null,
        'wording', current.wording, 'targetDate', current.target_date, 'lastLookAt', g.last_look_at,
        'pending', case when pending.number is not null then json_build_object('revision', pending.number,
          'wording', pending.wording, 'byId', pending.written_by_id) end) order by array_position(o.goal_ids, g.id) nulls last,
          g.created_at, g.id), '[]')
      from goal g
      left join goal_order o on o.practice_id = g.practice_id and o.engagement_id = g.engagement_id
      left join lateral (select r.wording, r.target_date from goal_revision r
        where r.practice_id = g.practice_id and r.goal_id = g.id
        order by (r.agreed_at is not null) desc, r.number desc limit 1) current on true
      left join lateral (select r.number, r.wording, r.written_by_id from goal_revision r
        where r.practice_id = g.practice_id and r.goal_id = g.id and r.agreed_at is null and r.declined_at is null
          and r.superseded_at is null) pending on true
      where g.practice_id = e.practice_id and g.engagement_id = e.id) as goals
  from engagement e where e.id = $1`);

const looks = sql(`
  select c.goal_id as "goalId", c.on_date as "on", c.score, c.level, name_of(c.by_id) as by
  from check_in c
  where c.engagement_id = $1 and c.at > $2 and ($3::timestamptz is null or c.at <= $3) order by c.on_date, c.at, c.id`);

/** What other modules keep and what is said is about: read as the server's own role, in one statement. */
@Injectable()
export class SurroundingsRepository {
  async get(tx: Tx, engagementId: string): Promise<Surroundings> {
    const row = await tx.row<Surroundings>(around, [engagementId]);
    if (!row) throw platformErrors.missing();
    const talks = row.talks.map((talk) => ({
      ...talk,
      startsAt: new Date(talk.startsAt),
      endsAt: new Date(talk.endsAt),
    }));
    const goals = row.goals.map((goal) => ({ ...goal, lastLookAt: goal.lastLookAt && new Date(goal.lastLookAt) }));
    return { ...row, talks, goals };
  }

  /** Looks at goals after an instant, and until another if there is one. */
  findLooks(tx: Tx, engagementId: string, after: Date, until: Date | undefined): Promise<LookRow[]> {
    return tx.rows(looks, [engagementId, after, until ?? null]);
  }
}

/**
 * A talk that an address names.
 * @throws resource.missing
 */
export function talkAt({ talks }: Surroundings, id: string): TalkRow {
  const talk = talks.find((each) => each.id === id);
  if (!talk) throw platformErrors.missing();
  return talk;
}

/**
 * A talk that a request names, if it does.
 * @throws request.invalid where it is none of this engagement
 */
export function talkNamed({ talks }: Surroundings, id: string | null | undefined): TalkRow | undefined {
  if (!id) return undefined;
  const talk = talks.find((each) => each.id === id);
  if (!talk) throw notOfThis('/sessionId', 'isSession', 'sessionId must be a session of this engagement');
  return talk;
}

/**
 * A goal that a request names.
 * @throws request.invalid where it is none of this engagement
 */
export function goalNamed({ goals }: Surroundings, id: string, pointer: string): GoalRow {
  const goal = goals.find((each) => each.id === id);
  if (!goal) throw notOfThis(pointer, 'isGoal', 'It must be a goal of this engagement');
  return goal;
}

function notOfThis(pointer: string, code: string, detail: string) {
  return platformErrors.invalid({ errors: [{ pointer, code, detail }] });
}
