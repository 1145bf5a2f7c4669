/**
 * Where an engagement stands, as facts: what was held and is left, how its goals were looked at. They depend on no clock,
 * so they are kept in a row each, and whoever asks compares them with the time it is.
 */

/** Facts of sessions, the ledger, goals and transitions of an engagement `e`. */
const FACTS = `
  cross join lateral (
    select count(*) filter (where s.state = 'completed')::int as held,
      count(*) filter (where s.absent = 'coachee')::int as absences,
      count(*) filter (where s.state in ('completed', 'no_show'))::int as over,
      max(s.starts_at) filter (where s.state in ('completed', 'scheduled')) as last_at,
      max(s.local_date) filter (where s.state = 'scheduled') as last_day,
      coalesce(array_agg(s.starts_at order by s.starts_at) filter (where s.state = 'scheduled'), '{}') as dates
    from session s where s.practice_id = e.practice_id and s.engagement_id = e.id) s
  cross join lateral (
    select coalesce(sum(l.amount), 0)::int as balance, -coalesce(sum(l.amount) filter (
      where l.reason = 'waived' or coalesce(l.reverses, l.reason) in ('forfeited_late_cancel', 'forfeited_no_show')), 0)::int
      as forfeited
    from ledger_entry l where l.practice_id = e.practice_id and l.engagement_id = e.id) l
  cross join lateral (
    select count(*) filter (where g.state in ('agreed', 'in_progress', 'on_hold', 'achieved'))::int as goals,
      coalesce(array_agg(coalesce(g.last_look_at, g.agreed_at) order by coalesce(g.last_look_at, g.agreed_at)) filter (where g.state in ('agreed', 'in_progress')), '{}')
      as looks
    from goal g where g.practice_id = e.practice_id and g.engagement_id = e.id) g
  cross join lateral (
    select min(t.at) filter (where t.to_state = 'active') as begun_at,
      max(t.at) filter (where t.to_state = 'active' and t.from_state <> 'active') as active_since,
      max(t.at) filter (where t.to_state in ('completed', 'ended_early')) as over_at
    from engagement_transition t where t.practice_id = e.practice_id and t.engagement_id = e.id) t`;

const TERMS = [
  'state',
  'starts_on',
  'ends_on',
  'sessions',
  'every_weeks',
  'stale_after_weeks',
  'off_track_after_weeks',
];
const COLUMNS = [
  ...TERMS.map((column) => [column, `e.${column}`]),
  ...['held', 'absences', 'over', 'last_at', 'last_day', 'dates'].map((column) => [column, `s.${column}`]),
  ...['balance', 'forfeited'].map((column) => [column, `l.${column}`]),
  ...['goals', 'looks'].map((column) => [column, `g.${column}`]),
  ...[
    ['begun_at', 't.begun_at'],
    ['active_since', 't.active_since'],
    ['over_at', `case when e.state in ('completed', 'ended_early') then t.over_at end`],
  ],
] as [string, string][];

/** Writes the rows of all engagements that there are; for their owner, who is held to no policy meanwhile. */
export const fillStandings = `
  insert into engagement_standing (practice_id, engagement_id, coach_id, coachee_id, company_id,
    ${COLUMNS.map(([column]) => column).join(', ')})
  select e.practice_id, e.id, e.coach_id, e.coachee_id, e.company_id, ${COLUMNS.map(([, value]) => value).join(', ')}
  from engagement e ${FACTS};`;

/**
 * The triggers: a new engagement gets its row; what changes in one is counted anew. The row is locked first, in a
 * statement of its own, so that two who change one engagement at once count one after the other, and the second what
 * the first has done.
 */
export const keepStandings = `
  create function begin_standing() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
    begin
      insert into engagement_standing (practice_id, engagement_id, coach_id, coachee_id, company_id, ${TERMS.join(', ')})
      values (new.practice_id, new.id, new.coach_id, new.coachee_id, new.company_id,
        ${TERMS.map((column) => `new.${column}`).join(', ')});
      return null;
    end $$;
  create function count_standings(changed uuid[]) returns void language plpgsql security definer
    set search_path = pg_catalog, public as $$
    begin
      perform from engagement_standing where practice_id = caller_practice() and engagement_id = any (changed)
        order by engagement_id for no key update;
      update engagement_standing n set ${COLUMNS.map(([column]) => `${column} = f.${column}`).join(', ')}
      from (select e.practice_id, e.id, ${COLUMNS.map(([column, value]) => `${value} as ${column}`).join(', ')}
            from engagement e ${FACTS}
            where e.practice_id = caller_practice() and e.id = any (changed)) f
      where n.practice_id = f.practice_id and n.engagement_id = f.id;
    end $$;
  create function keep_standing() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
    begin
      perform count_standings(array(select distinct c.engagement_id from changed c));
      return null;
    end $$;
  create function keep_standing_of_engagement() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
    begin
      perform count_standings(array[new.id]);
      return null;
    end $$;
  grant create on schema public to rapport_calendar;
  alter function begin_standing() owner to rapport_calendar;
  alter function count_standings(uuid[]) owner to rapport_calendar;
  alter function keep_standing() owner to rapport_calendar;
  alter function keep_standing_of_engagement() owner to rapport_calendar;
  revoke create on schema public from rapport_calendar;
  revoke all on function begin_standing(), count_standings(uuid[]), keep_standing(), keep_standing_of_engagement() from public;
  create trigger begin_standing after insert on engagement for each row execute function begin_standing();
  create trigger keep_standing after update of ${TERMS.join(', ')} on engagement
    for each row execute function keep_standing_of_engagement();
  ${['session', 'ledger_entry', 'goal', 'engagement_transition']
    .map(
      (table) => `
  create trigger keep_standing_of_new after insert on ${table} referencing new table as changed
    for each statement execute function keep_standing();
  create trigger keep_standing after update on ${table} referencing new table as changed
    for each statement execute function keep_standing();`,
    )
    .join('')}`;

export const forgetStandings = `
  ${['session', 'ledger_entry', 'goal', 'engagement_transition']
    .map((table) => `drop trigger keep_standing_of_new on ${table}; drop trigger keep_standing on ${table};`)
    .join('\n')}
  drop trigger keep_standing on engagement;
  drop trigger begin_standing on engagement;
  drop function begin_standing, keep_standing, keep_standing_of_engagement, count_standings;`;

const ROW = 'standing engagement_standing';
const WEEKS = (column: string) => `make_interval(hours => 168 * standing.${column})`;
const PLACES = `floor((standing.ends_on - (now at time zone 'UTC')::date)::numeric / (7 * standing.every_weeks)) + 1`;

/**
 * The rule of health in SQL, for filters and totals over many engagements: the same as healthOf, which a test holds it to
 * with made-up facts. Lists of instants are in order, so that each function is one expression without a subquery, and
 * Postgres puts it in the place where it is called.
 */
export const judgeStandings = `
  create function standing_health(${ROW}, now timestamptz) returns text language sql stable parallel safe return
    case when standing.state <> 'active' then null
      when now - greatest(standing.last_at, standing.active_since, standing.starts_on::timestamp at time zone 'UTC')
        >= ${WEEKS('off_track_after_weeks')} then 'off_track'
      when standing.over >= 3 and standing.goals = 0
        or coalesce(now - standing.looks[1] > ${WEEKS('stale_after_weeks')}, false)
        or standing.forfeited >= 2
        or coalesce(standing.last_day > standing.ends_on, false)
        or standing.balance > cardinality(standing.dates)
          and standing.balance - width_bucket(now, standing.dates) > ${PLACES} then 'at_risk'
      else 'on_track' end;
  create function standing_goals_on_track(${ROW}, now timestamptz) returns integer language sql stable parallel safe
    return standing.goals - width_bucket(now - ${WEEKS('stale_after_weeks')} - interval '1 microsecond', standing.looks);
  create function standing_next(${ROW}, now timestamptz) returns timestamptz language sql stable parallel safe
    return standing.dates[width_bucket(now, standing.dates) + 1];
  create function standing_facts(${ROW}) returns json language sql stable parallel safe return
    json_build_object('state', standing.state, 'startsOn', standing.starts_on, 'endsOn', standing.ends_on,
      'everyWeeks', standing.every_weeks, 'offTrackAfterWeeks', standing.off_track_after_weeks,
      'staleAfterWeeks', standing.stale_after_weeks, 'activeSince', standing.active_since, 'lastAt', standing.last_at,
      'lastDay', standing.last_day, 'dates', standing.dates, 'left', standing.balance, 'over', standing.over,
      'forfeited', standing.forfeited, 'goals', standing.goals, 'looks', standing.looks);
  revoke all on function standing_health, standing_goals_on_track, standing_next, standing_facts from public;
  grant execute on function standing_health, standing_goals_on_track, standing_next, standing_facts to rapport_overview;`;

export const unjudgeStandings = `
  drop function standing_health, standing_goals_on_track, standing_next, standing_facts;`;
