import { Injectable } from '@nestjs/common';
import { isOnTrack, type GoalState } from '../goals/goal.rules.js';
import { Clock } from '../platform/clock/clock.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { attendance } from './facts.rules.js';
import type { Milestone, ReportedGoal, ReportFacts } from './report.types.js';

const day = (column: string) => `to_char(${column}, 'YYYY-MM-DD')`;

/**
 * Goals that count, and of those that the sponsor may read what they read of it: the wording that was agreed to last, and
 * the latest look at it that is measured as the wording is.
 */
const GOALS = `
  select coalesce(json_agg(json_build_object('id', g.id, 'state', g.state, 'lastLookAt', g.last_look_at,
    'shared', case when g.sponsor_reads then json_build_object('id', g.id, 'state', g.state, 'wording', w.wording,
      'measure', w.measure, 'targetDate', w.target_date, 'levels', w.levels, 'baseline', w.baseline, 'target', w.target,
      'current', coalesce(c.score, c.level)) end) order by g.agreed_at, g.id), '[]')
  from goal g
  join lateral (select * from goal_revision w where w.practice_id = g.practice_id and w.goal_id = g.id
    and w.agreed_at is not null order by w.number desc limit 1) w on true
  left join lateral (select c.score, c.level from check_in c where c.practice_id = g.practice_id and c.goal_id = g.id
    and (c.level is null) = (w.levels is null) order by c.on_date desc, c.at desc limit 1) c on true
  where g.practice_id = e.practice_id and g.engagement_id = e.id and g.agreed_at is not null
    and g.state in ('agreed', 'in_progress', 'on_hold', 'achieved')`;

const MILESTONES = `
  select json_agg(json_build_object('kind', k.kind,
    'talkOn', (select max(m.local_date) from meeting m where m.practice_id = e.practice_id and m.engagement_id = e.id
      and m.kind = k.kind and m.state = 'held'),
    'reviewedOn', (select ${day('r.answered_at at time zone e.time_zone')} from review r
      where r.practice_id = e.practice_id and r.engagement_id = e.id and r.kind = k.kind)) order by k.place)
  from unnest(array['kickoff', 'midpoint', 'closing']) with ordinality as k (kind, place)`;

const facts = sql(`
  select ${day('$2::timestamptz at time zone e.time_zone')} as "asOf", p.name as practice,
    company_name_of(e.id) as company, name_of(e.coachee_id) as coachee, name_of(e.coach_id) as coach,
    ${day('e.starts_on')} as "startsOn", ${day('e.ends_on')} as "endsOn", e.sessions,
    e.session_minutes as "sessionMinutes", e.stale_after_weeks as "staleAfterWeeks", s.held, s.absences, l.forfeited,
    l.left, (${MILESTONES}) as milestones, (${GOALS}) as goals
  from engagement e join practice p on p.id = e.practice_id
  cross join lateral (
    select count(*) filter (where s.state = 'completed')::int as held,
      count(*) filter (where s.absent = 'coachee')::int as absences
    from session s where s.practice_id = e.practice_id and s.engagement_id = e.id) s
  cross join lateral (
    select greatest(coalesce(sum(l.amount), 0), 0)::int as "left", -coalesce(sum(l.amount) filter (where l.reason = 'waived'
      or coalesce(l.reverses, l.reason) in ('forfeited_late_cancel', 'forfeited_no_show')), 0)::int as forfeited
    from ledger_entry l where l.practice_id = e.practice_id and l.engagement_id = e.id) l
  where e.id = $1`);

type Row = Omit<ReportFacts, 'attendance' | 'goals'> & {
  absences: number;
  staleAfterWeeks: number;
  milestones: Milestone[];
  goals: { id: string; state: GoalState; lastLookAt: string | null; shared: ReportedGoal | null }[];
};

/** What can be told of an engagement without anybody's words: dates, counts, and goals that the company may read. */
@Injectable()
export class FactsRepository {
  constructor(private readonly clock: Clock) {}

  async get(tx: Tx, engagementId: string): Promise<ReportFacts> {
    const now = this.clock.now();
    const row = await tx.row<Row>(facts, [engagementId, now]);
    if (!row) throw new Error('There are no facts of an engagement that is there');
    const { absences, staleAfterWeeks, goals, ...rest } = row;
    const shared = goals.flatMap((goal) => goal.shared ?? []);
    const onTrack = goals.filter(({ state, lastLookAt }) =>
      isOnTrack(state, lastLookAt === null ? null : new Date(lastLookAt), now, staleAfterWeeks),
    );
    return {
      ...rest,
      attendance: attendance(rest.held, absences),
      goals: { counted: goals.length, onTrack: onTrack.length, shared },
    };
  }
}
