import { Injectable } from '@nestjs/common';
import type { EngagementState } from '../engagements/engagement.rules.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { OverviewGoal } from './standing.rules.js';
import type { SharedGoalResponse } from './sponsor-reports.responses.js';

/**
 * The one door a sponsor has. All of it runs as rapport_overview, which can read only the columns it names here, and
 * of goals' wording only what is the sponsor's to read: a longer column list would be refused by Postgres.
 */
const STANDING = `
  select e.id, e.state, coachee.name as coachee, coach.name as coach, e.starts_on as "startsOn", e.ends_on as "endsOn",
    e.sessions, e.stale_after_weeks as "staleAfterWeeks", s.held, s.absences, s.next_at as "nextAt", l.left, l.forfeited, g.goals
  from engagement e
  join person coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
  join person coachee on coachee.practice_id = e.practice_id and coachee.id = e.coachee_id
  cross join lateral (
    select count(*) filter (where s.state = 'completed')::int as held, count(*) filter (where s.absent = 'coachee')::int as absences,
      ${instantText("min(s.starts_at) filter (where s.state = 'scheduled' and s.starts_at > $1)")} as next_at
    from session s where s.practice_id = e.practice_id and s.engagement_id = e.id) s
  cross join lateral (
    select coalesce(sum(l.amount), 0)::int as "left", -coalesce(sum(l.amount) filter (
      where l.reason = 'waived' or coalesce(l.reverses, l.reason) in ('forfeited_late_cancel', 'forfeited_no_show')), 0)::int as forfeited
    from ledger_entry l where l.practice_id = e.practice_id and l.engagement_id = e.id) l
  cross join lateral (
    select coalesce(json_agg(json_build_object('id', g.id, 'state', g.state, 'origin', g.origin, 'agreed', g.agreed_at is not null,
      'read', g.sponsor_reads, 'lastLookAt', g.last_look_at, 'revision', r.number,
      'wording', r.wording, 'measure', r.measure, 'targetDate', r.target_date, 'levels', r.levels, 'weight', r.weight,
      'baseline', r.baseline, 'target', r.target, 'score', c.score, 'level', c.level) order by g.agreed_at nulls last, g.id), '[]') as goals
    from goal g
    left join lateral (select r.number, r.wording, r.measure, r.target_date, r.levels, r.weight, r.baseline, r.target from goal_revision r
      where r.practice_id = g.practice_id and r.goal_id = g.id order by (r.agreed_at is not null) desc, r.number desc limit 1) r on true
    left join lateral (select c.score, c.level from check_in c where c.practice_id = g.practice_id and c.goal_id = g.id
      and (c.level is null) = (r.levels is null) order by c.on_date desc, c.at desc limit 1) c on true
    where g.practice_id = e.practice_id and g.engagement_id = e.id) g`;

// Of somebody who is a coachee as well, their own draft would be in it.
const page = sql(
  `${STANDING} where e.company_id = $2 and e.state <> 'draft' and ($3::uuid is null or e.id > $3) order by e.id limit $4`,
);
const companyName = sql(`select name from company where id = $1`);

export type StandingGoal = OverviewGoal &
  Omit<SharedGoalResponse, 'proposedBySponsor'> & { origin: string; read: boolean };

export interface Standing {
  id: string;
  state: EngagementState;
  coachee: string;
  coach: string;
  startsOn: string;
  endsOn: string;
  sessions: number;
  held: number;
  absences: number;
  nextAt: string | null;
  left: number;
  forfeited: number;
  staleAfterWeeks: number;
  goals: StandingGoal[];
}

@Injectable()
export class SponsorReportsRepository {
  async findCompanyName(tx: Tx, companyId: string): Promise<string | undefined> {
    return (await tx.as('rapport_overview', () => tx.row<{ name: string }>(companyName, [companyId])))?.name;
  }

  /** Engagements of a company, oldest first. */
  findPage(tx: Tx, now: Date, companyId: string, after: string | undefined, limit: number): Promise<Standing[]> {
    return tx.as('rapport_overview', () => tx.rows<Standing>(page, [now, companyId, after, limit + 1]));
  }
}
