import { Injectable } from '@nestjs/common';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { Milestone } from './milestone.rules.js';
import type { OverviewGoal } from './standing.rules.js';
import type { AgreedSignatureResponse, MilestoneTalkResponse, SponsorGoalResponse } from './sponsor-view.responses.js';
import type { SponsoredEngagementResponse } from './sponsor-reports.responses.js';

/** Forfeits that nobody has waived. */
const FORFEITED = `l.reason = 'waived' or coalesce(l.reverses, l.reason) in ('forfeited_late_cancel', 'forfeited_no_show')`;

/** The review says whether it is done; of meetings, the one that was held, or else the latest that is to be. */
const MILESTONES = `
  select coalesce(json_agg(json_build_object('kind', k.kind,
    'state', case r.state when 'open' then 'open' when 'answered' then 'done' when 'settled' then 'done' else 'coming' end,
    'doneAt', ${instantText('r.answered_at')}, 'talk', m.talk) order by k.place), '[]')
  from (values ('kickoff', 1), ('midpoint', 2), ('closing', 3)) as k (kind, place)
  left join review r on r.practice_id = e.practice_id and r.engagement_id = e.id and r.kind = k.kind
  left join lateral (
    select json_build_object('state', m.state, 'startsAt', ${instantText('m.starts_at')}) as talk
    from meeting m where m.practice_id = e.practice_id and m.engagement_id = e.id and m.kind = k.kind
      and m.state <> 'cancelled'
    order by (m.state = 'held') desc, m.starts_at desc, m.id limit 1) m on true`;

const AGREEMENT = `
  select coalesce(json_agg(json_build_object('party', s.party, 'decision', s.decision, 'at', ${instantText('s.at')},
    'terms', s.shown_terms) order by s.at, s.party), '[]')
  from signature s where s.practice_id = e.practice_id and s.engagement_id = e.id`;

/** Of a rating without its wording, the scale is not known: the latest check-in says it. */
const GOALS = `
  select coalesce(json_agg(json_build_object('id', g.id, 'state', g.state, 'origin', g.origin,
    'agreed', g.agreed_at is not null, 'lastLookAt', g.last_look_at,
    'read', g.sponsor_reads or g.sponsor_rates, 'rated', g.sponsor_rates,
    'revision', r.number, 'wording', r.wording, 'measure', r.measure, 'targetDate', r.target_date, 'levels', r.levels,
    'weight', r.weight, 'baseline', r.baseline, 'target', r.target, 'score', c.score, 'level', c.level,
    'checkIns', l.looks) order by g.agreed_at nulls last, g.id), '[]')
  from goal g
  left join lateral (select r.number, r.wording, r.measure, r.target_date, r.levels, r.weight, r.baseline, r.target
    from goal_revision r where r.practice_id = g.practice_id and r.goal_id = g.id
    order by (r.agreed_at is not null) desc, r.number desc limit 1) r on true
  left join lateral (select c.score, c.level from check_in c where c.practice_id = g.practice_id and c.goal_id = g.id
    and (r.number is null or (c.level is null) = (r.levels is null)) order by c.on_date desc, c.at desc limit 1) c on true
  left join lateral (
    select coalesce(json_agg(json_build_object('on', c.on_date, 'score', c.score, 'level', c.level)
      order by c.on_date, c.at), '[]') as looks
    from check_in c where c.practice_id = g.practice_id and c.goal_id = g.id) l on g.sponsor_rates
  where g.practice_id = e.practice_id and g.engagement_id = e.id`;

/**
 * All that a sponsor sees of one engagement, and the coachee in the mirror: one statement, as rapport_overview, which can
 * read only the columns that it names, and of each goal only what is shared: a forgotten condition shows nothing more.
 */
const view = sql(`
  select e.id, e.state, coachee.name as coachee, coach.name as coach, e.starts_on as "startsOn", e.ends_on as "endsOn",
    e.sessions, e.stale_after_weeks as "staleAfterWeeks", s.held, s.absences, s.next_at as "nextAt", l.left, l.forfeited,
    (${GOALS}) as goals, (${MILESTONES}) as milestones, (${AGREEMENT}) as agreement
  from engagement e
  join person coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
  join person coachee on coachee.practice_id = e.practice_id and coachee.id = e.coachee_id
  cross join lateral (
    select count(*) filter (where s.state = 'completed')::int as held,
      count(*) filter (where s.absent = 'coachee')::int as absences,
      ${instantText("min(s.starts_at) filter (where s.state = 'scheduled' and s.starts_at > $1)")} as next_at
    from session s where s.practice_id = e.practice_id and s.engagement_id = e.id) s
  cross join lateral (
    select coalesce(sum(l.amount), 0)::int as "left", -coalesce(sum(l.amount) filter (where ${FORFEITED}), 0)::int as forfeited
    from ledger_entry l where l.practice_id = e.practice_id and l.engagement_id = e.id) l
  where e.company_id is not null and ($2::uuid is null or e.company_id = $2) and e.id = $3 and ($4 or e.state <> 'draft')`);

/** A goal, as far as the sponsor reads it; `agreed` and `lastLookAt` are for the count. */
export type ViewedGoal = OverviewGoal &
  Omit<SponsorGoalResponse, 'proposedBySponsor'> & { origin: string; read: boolean; rated: boolean };

export type Viewed = Omit<SponsoredEngagementResponse, 'goals' | 'health' | 'attendance'> & {
  absences: number;
  staleAfterWeeks: number;
  goals: ViewedGoal[];
  milestones: Milestone<MilestoneTalkResponse>[];
  agreement: AgreedSignatureResponse[];
};

@Injectable()
export class SponsorViewRepository {
  /**
   * One engagement that a company pays for; any company's if none is named.
   * @param early also a draft, which nobody has been asked about: for whoever looks before
   */
  find(tx: Tx, now: Date, companyId: string | undefined, id: string, early: boolean): Promise<Viewed | undefined> {
    return tx.as('rapport_overview', () => tx.row<Viewed>(view, [now, companyId, id, early]));
  }
}
