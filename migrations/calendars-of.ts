/**
 * Whether a block can be free before its time, because what was offered is over (1764000000018): then it is asked at which
 * instant.
 */
type Asked = 'whenever' | 'at an instant';
const AT = { whenever: '', 'at an instant': ', at timestamptz' } as const;
const INSTANT = { whenever: '', 'at an instant': ', timestamptz' } as const;
const busyTimesOf = (asked: Asked) => `busy_times(uuid[], timestamptz, timestamptz, uuid${INSTANT[asked]})`;
const calendarsOfOf = (asked: Asked) => `calendars_of(uuid[], date, date, uuid${INSTANT[asked]})`;
const NOT_ITS_OWN = `
        and b.source_id is distinct from besides
        and not exists (select from session s where s.practice_id = b.practice_id and s.id = b.source_id
                        and s.engagement_id = besides)`;
const MILLISECONDS = (instant: string) => `(extract(epoch from ${instant}) * 1000)::bigint`;

/** What is the person's, as a list; an empty one where there is nothing. */
function listOf(item: string, from: string, where = ''): string {
  return `coalesce((select jsonb_agg(${item}) from ${from}
              where x.practice_id = p.practice_id and x.person_id = p.id ${where}), '[]')`;
}

function busyTimes(besides: string, asked: Asked = 'whenever'): string {
  return `
  create or replace function busy_times(people uuid[], earliest timestamptz, latest timestamptz, besides uuid${AT[asked]})
    returns table (person_id uuid, starts_at timestamptz, ends_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      select b.person_id, lower(b.during), upper(b.during) from calendar_block b
      where b.practice_id = caller_practice() and b.person_id = any (people)
        and b.during && tstzrange(earliest, latest)${besides}${asked === 'whenever' ? '' : ' and (b.free_at is null or b.free_at > at)'}
        and not exists (select from plan_date d where d.practice_id = b.practice_id and d.id = b.source_id
                        and d.engagement_id = besides)
      order by 2;
    end;`;
}

/** Both functions, as they are asked, owned by the role that knows calendars; the server may ask the second alone. */
function functionsOf(asked: Asked): string {
  return `
  -- A session that is moved is not in its own way either, nor are those of an engagement that are planned anew.
  ${busyTimes(NOT_ITS_OWN, asked)}
  create function calendars_of(people uuid[], earliest date, latest date, besides uuid${AT[asked]}) returns table (
    person_id uuid, calendar jsonb)
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      select p.id, jsonb_build_object(
        'timeZone', p.time_zone,
        'bufferBefore', coalesce(a.buffer_before_minutes, 0),
        'bufferAfter', coalesce(a.buffer_after_minutes, 0),
        'minimumNotice', coalesce(a.minimum_notice_minutes, 0),
        'furthestDays', a.furthest_days,
        'aDay', a.sessions_a_day,
        'aWeek', a.sessions_a_week,
        'slotStep', coalesce(a.slot_step_minutes, 30),
        'holidayCountry', a.holiday_country,
        'holidayRegion', a.holiday_region,
        'holidaysOff', ${listOf('x.holiday_id', 'switched_off_holiday x')},
        'weekly', ${listOf(`jsonb_build_object('weekday', x.weekday, 'from', x.from_minute, 'to', x.to_minute)`, 'weekly_window x')},
        'dated', ${listOf(
          `jsonb_build_object('day', x.day, 'from', x.from_minute, 'to', x.to_minute)`,
          'dated_hours x',
          'and x.day between earliest and latest',
        )},
        'travel', ${listOf(
          `jsonb_build_object('firstDay', x.first_day, 'lastDay', x.last_day, 'timeZone', x.time_zone)`,
          'travel x',
          'and x.first_day <= latest and x.last_day >= earliest',
        )},
        'timeOff', ${listOf(
          `jsonb_build_object('firstDay', x.first_day, 'lastDay', x.last_day,
                'startsAt', ${MILLISECONDS('x.starts_at')}, 'endsAt', ${MILLISECONDS('x.ends_at')})`,
          'time_off x',
          'and x.first_day <= latest and x.last_day >= earliest',
        )},
        'busy', coalesce((
          select jsonb_agg(jsonb_build_array(${MILLISECONDS('b.starts_at')}, ${MILLISECONDS('b.ends_at')}))
          from busy_times(array[p.id], earliest::timestamp at time zone 'UTC', latest::timestamp at time zone 'UTC', besides${asked === 'whenever' ? '' : ', at'}) b),
          '[]'),
        -- Whole ISO weeks of them, where there is a number that they are counted against.
        'sessions', case when coalesce(a.sessions_a_day, a.sessions_a_week) is null then '[]' else coalesce((
          select jsonb_agg(${MILLISECONDS('taken.starts_at')}) from (
            select s.starts_at from session s
            where s.practice_id = p.practice_id and s.coach_id = p.id and s.state <> 'cancelled'
              and (besides is null or besides not in (s.id, s.engagement_id))
            union all
            select d.starts_at from plan_date d
            where d.practice_id = p.practice_id and d.coach_id = p.id and d.held
              and d.engagement_id is distinct from besides) as taken
          where taken.starts_at >= (earliest - 7)::timestamp at time zone 'UTC'
            and taken.starts_at < (latest + 8)::timestamp at time zone 'UTC'), '[]') end)
      from person p left join availability a on a.practice_id = p.practice_id and a.person_id = p.id
      where p.practice_id = caller_practice() and p.id = any (people)
        and (caller_is_administrator() or caller_is_practice() or caller_person() in (p.id, p.added_by_id)
          or exists (select from engagement e where e.practice_id = p.practice_id
              and (e.coach_id = p.id and e.coachee_id = caller_person()
                or e.coachee_id = p.id and e.coach_id = caller_person())));
    end;

  grant create on schema public to rapport_calendar;
  alter function ${busyTimesOf(asked)} owner to rapport_calendar;
  alter function ${calendarsOfOf(asked)} owner to rapport_calendar;
  revoke create on schema public from rapport_calendar;
  revoke all on function ${calendarsOfOf(asked)}, ${busyTimesOf(asked)} from public;
  revoke execute on function ${busyTimesOf(asked)} from rapport_app;
  grant execute on function ${calendarsOfOf(asked)} to rapport_app;`;
}

/**
 * All that says when people can be met, in one answer: only when, never what or with whom. Administrators and the
 * practice itself ask about anybody, as plans need it; everybody else about themself, those they are in an engagement
 * with and those whom they added. Part of 1764000000015; it takes the place of days_off.
 */
export const calendarsOf = `
  grant select (practice_id, coach_id, coachee_id) on engagement to rapport_calendar;
  create policy calendar on engagement for select to rapport_calendar using (true);
  grant select (practice_id, engagement_id, coach_id, state, starts_at, id) on session to rapport_calendar;
  create policy calendar on session for select to rapport_calendar using (true);
  grant select (coach_id, starts_at, held) on plan_date to rapport_calendar;
  create index on plan_date (practice_id, coach_id, starts_at) where held;
  ${functionsOf('whenever')}
  drop function days_off;`;

/** Takes all of that back. */
export const calendarsOfUndone = `
  drop function calendars_of;
  grant execute on function ${busyTimesOf('whenever')} to rapport_app;
  ${busyTimes('')}
  create function days_off(people uuid[], earliest date, latest date) returns table (
    person_id uuid, first_day date, last_day date)
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      select t.person_id, t.first_day, t.last_day from time_off t
      where t.practice_id = caller_practice() and t.person_id = any (people)
        and t.first_day <= latest and t.last_day >= earliest
      order by t.first_day;
    end;
  grant create on schema public to rapport_calendar;
  alter function days_off(uuid[], date, date) owner to rapport_calendar;
  revoke create on schema public from rapport_calendar;
  revoke all on function days_off(uuid[], date, date) from public;
  grant execute on function days_off(uuid[], date, date) to rapport_app;
  drop index plan_date_practice_id_coach_id_starts_at_idx;
  revoke select (coach_id, starts_at, held) on plan_date from rapport_calendar;
  drop policy calendar on session;
  revoke select (practice_id, engagement_id, coach_id, state, starts_at, id) on session from rapport_calendar;
  drop policy calendar on engagement;
  revoke select (practice_id, coach_id, coachee_id) on engagement from rapport_calendar;`;

/** Asked at an instant from now on: what was offered, and is over by then, is not in the way. */
export const calendarsAtAnInstant = `
  drop function ${calendarsOfOf('whenever')};
  drop function ${busyTimesOf('whenever')};
  ${functionsOf('at an instant')}`;

/** Takes that back. */
export const calendarsAtAnInstantUndone = `
  drop function ${calendarsOfOf('at an instant')};
  drop function ${busyTimesOf('at an instant')};
  ${functionsOf('whenever')}`;
