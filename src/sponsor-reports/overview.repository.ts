import { Injectable } from '@nestjs/common';
import type { EngagementState } from '../engagements/engagement.rules.js';
import type { Health, HealthFacts } from '../engagements/health.rules.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql } from '../platform/database/tx.js';
import type { CompanyOverviewResponse, MyCompanyResponse, OverviewTotalsResponse } from './overview.responses.js';
import type { OverviewPlace, OverviewSort } from './overview.rules.js';
import type { SharedGoalResponse } from './sponsor-reports.responses.js';

/** What the sponsor reads of the goals of an engagement that a row `p` is of; row-level security says of which ones. */
const SHARED_GOALS = `
  select coalesce(json_agg(json_build_object('id', g.id, 'state', g.state, 'proposedBySponsor', g.origin = 'sponsor',
    'revision', r.number, 'wording', r.wording, 'measure', r.measure, 'targetDate', r.target_date, 'levels', r.levels,
    'weight', r.weight, 'baseline', r.baseline, 'target', r.target, 'score', c.score, 'level', c.level)
    order by g.agreed_at nulls last, g.id), '[]')
  from goal g
  left join lateral (select r.number, r.wording, r.measure, r.target_date, r.levels, r.weight, r.baseline, r.target
    from goal_revision r where r.practice_id = g.practice_id and r.goal_id = g.id
    order by (r.agreed_at is not null) desc, r.number desc limit 1) r on true
  left join lateral (select c.score, c.level from check_in c where c.practice_id = g.practice_id and c.goal_id = g.id
    and (r.number is null or (c.level is null) = (r.levels is null)) order by c.on_date desc, c.at desc limit 1) c on true
  where g.practice_id = p.practice_id and g.engagement_id = p.engagement_id and (g.sponsor_reads or g.sponsor_rates)`;

/**
 * An engagement, as its sponsor sees it: out of its standing, which Postgres has counted. Whoever sees it sees whose it
 * is: names come by name_of, which costs less than the policy on people does for a thousand of them.
 */
const ITEM = `
  json_build_object('id', p.engagement_id, 'state', p.state,
    'coachee', name_of(p.coachee_id), 'coach', name_of(p.coach_id), 'startsOn', p.starts_on, 'endsOn', p.ends_on, 'sessions', p.sessions,
    'held', p.held, 'left', p.balance, 'forfeited', p.forfeited, 'absences', p.absences,
    'nextAt', ${instantText('standing_next(p, $1)')}, 'counted', p.goals, 'onTrack', standing_goals_on_track(p, $1),
    'facts', standing_facts(p), 'shared', (${SHARED_GOALS}))`;
const TOTALS = `
  json_build_object('engagements', count(*),
    'states', json_build_object('awaitingAgreement', count(*) filter (where f.state = 'awaiting_agreement'),
      'active', count(*) filter (where f.state = 'active'), 'paused', count(*) filter (where f.state = 'paused'),
      'completed', count(*) filter (where f.state = 'completed'),
      'endedEarly', count(*) filter (where f.state = 'ended_early')),
    'health', json_build_object('onTrack', count(*) filter (where f.health = 'on_track'),
      'atRisk', count(*) filter (where f.health = 'at_risk'),
      'offTrack', count(*) filter (where f.health = 'off_track')),
    'sessions', coalesce(sum(f.sessions), 0), 'held', coalesce(sum(f.held), 0), 'absences', coalesce(sum(f.absences), 0),
    'left', coalesce(sum(f.balance), 0), 'forfeited', coalesce(sum(f.forfeited), 0),
    'goals', json_build_object('counted', coalesce(sum(f.goals), 0), 'onTrack', coalesce(sum(f.on_track), 0)))`;

/** All of a company that the filter lets through is counted; the page alone is told of. */
const overview = sql(`
  with found as materialized (
    select s.practice_id, s.engagement_id, s.state, s.sessions, s.held, s.absences, s.balance, s.forfeited, s.goals,
      standing_goals_on_track(s, $1) as on_track, standing_health(s, $1) as health,
      case $8 when 'ending' then s.ends_on::text
        when 'health' then case standing_health(s, $1) when 'off_track' then '0' when 'at_risk' then '1'
          when 'on_track' then '2' else '3' end
        else '' end as key
    from engagement_standing s
    where s.company_id = $2 and s.state <> 'draft' and ($3::text is null or s.state = $3)
      and ($4::text is null or standing_health(s, $1) = $4) and ($5::uuid is null or s.coach_id = $5)
      and ($6::date is null or s.ends_on < $6)
      and ($7::text is null or strpos(lower(name_of(s.coachee_id)), lower($7)) > 0)),
  page as (
    select f.practice_id, f.engagement_id, f.key from found f
    where $10::uuid is null or (f.key, f.engagement_id) > ($9, $10)
    order by f.key, f.engagement_id limit $11)
  select (select name from company where id = $2) as name, (select ${TOTALS} from found f) as totals,
    (select coalesce(json_agg(json_build_object('key', o.key, 'item', ${ITEM}) order by o.key, o.engagement_id), '[]')
     from page o join engagement_standing p on p.practice_id = o.practice_id and p.engagement_id = o.engagement_id) as rows`);

const one = sql(`
  select ${ITEM} as item from engagement_standing p
  where p.company_id is not null and p.state <> 'draft' and p.engagement_id = $2`);

/** An engagement runs from when it became active, though not before its first day, until it was over. */
const trend = sql(`
  with months as (
    select m::date as first, (m + interval '1 month')::date as next
    from generate_series(date_trunc('month', $2::date::timestamp) - make_interval(months => $3 - 1),
      date_trunc('month', $2::date::timestamp), interval '1 month') m),
  talks as (
    select date_trunc('month', s.local_date::timestamp)::date as month,
      count(*) filter (where s.state = 'completed')::int as held,
      count(*) filter (where s.absent = 'coachee')::int as absences
    from session s where s.company_id = $1 and s.local_date >= (select min(first) from months) group by 1),
  runs as (
    select greatest((s.begun_at at time zone 'UTC')::date, s.starts_on) as since, (s.over_at at time zone 'UTC')::date as until
    from engagement_standing s where s.company_id = $1 and s.begun_at is not null)
  select to_char(m.first, 'YYYY-MM') as month, coalesce(t.held, 0) as held, coalesce(t.absences, 0) as absences,
    (select count(*)::int from runs r where r.since < m.next and (r.until is null or r.until >= m.first)) as active
  from months m left join talks t on t.month = m.first order by m.first`);

const mine = sql(`
  select c.id, c.name, count(s.engagement_id)::int as engagements,
    json_build_object('onTrack', count(*) filter (where standing_health(s, $1) = 'on_track'),
      'atRisk', count(*) filter (where standing_health(s, $1) = 'at_risk'),
      'offTrack', count(*) filter (where standing_health(s, $1) = 'off_track')) as health
  from company c
  left join engagement_standing s on s.practice_id = c.practice_id and s.company_id = c.id and s.state <> 'draft'
  where c.id = any ((select caller_companies())::uuid[]) group by c.id, c.name order by c.name, c.id`);

/** An engagement, as the statement tells of it. */
export interface OverviewItem {
  id: string;
  state: EngagementState;
  coachee: string;
  coach: string;
  startsOn: string;
  endsOn: string;
  sessions: number;
  held: number;
  left: number;
  forfeited: number;
  absences: number;
  nextAt: string | null;
  counted: number;
  onTrack: number;
  facts: HealthFacts;
  shared: SharedGoalResponse[];
}

export interface Overview extends Pick<CompanyOverviewResponse, 'name'> {
  totals: Omit<OverviewTotalsResponse, 'attendance'> & { absences: number };
  rows: { key: string; item: OverviewItem }[];
}

export interface OverviewFilter {
  state?: EngagementState;
  health?: Health;
  coachId?: string;
  endingBefore?: string;
  coachee?: string;
  sort: OverviewSort;
  limit: number;
}

export interface TrendMonth {
  month: string;
  active: number;
  held: number;
  absences: number;
}

/** How many engagements stand: each question is one statement in one packet, as rapport_overview. */
@Injectable()
export class OverviewRepository {
  constructor(private readonly database: Database) {}

  async find(
    caller: PersonCaller,
    now: Date,
    companyId: string,
    filter: OverviewFilter,
    after: OverviewPlace | undefined,
  ): Promise<Overview | undefined> {
    const { state, health, endingBefore, coachId, coachee, sort, limit } = filter;
    const filters = [state, health, coachId, endingBefore, coachee];
    const values = [now, companyId, ...filters, sort, after?.key, after?.id, limit + 1];
    return (await this.database.ask<Overview>(caller, overview, values, 'rapport_overview'))[0];
  }

  /** One engagement that a company pays for. */
  async findOne(caller: PersonCaller, now: Date, engagementId: string): Promise<OverviewItem | undefined> {
    const rows = await this.database.ask<{ item: OverviewItem }>(caller, one, [now, engagementId], 'rapport_overview');
    return rows[0]?.item;
  }

  /** @param today the last month is the one that it is in */
  findTrend(caller: PersonCaller, companyId: string, today: string, months: number): Promise<TrendMonth[]> {
    return this.database.ask(caller, trend, [companyId, today, months], 'rapport_overview');
  }

  /** The companies that the caller is a sponsor of. */
  findMine(caller: PersonCaller, now: Date): Promise<MyCompanyResponse[]> {
    return this.database.ask(caller, mine, [now], 'rapport_overview');
  }
}
