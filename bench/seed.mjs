/**
 * A practice of a size that measures something: 20 coaches, 2,000 engagements, 24,000 sessions, 6,000 goals; and one
 * coach more, who has 300 sessions in the next eight weeks, and hours; and one who has met the same person for two years
 * (two-years.mjs).
 */
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { seedTwoYears } from './two-years.mjs';

const practice = '00000000-0000-7000-8000-000000000001';
const company = '00000000-0000-7000-8000-00000000000c';
/** Ids of one kind, by number. */
const id = (kind, number) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const parties = (n) => `'${practice}', ${id('e', n)}, ${id('a', `${n} % 20 + 1`)}, ${id('b', n)}, '${company}'`;
const columns = 'practice_id, engagement_id, coach_id, coachee_id, company_id';

const statements = [
  `insert into practice (id, name, time_zone, created_at) values ('${practice}', 'Bench', 'UTC', now())`,
  `insert into company (practice_id, id, name, created_at) values ('${practice}', '${company}', 'Company', now())`,
  ...[
    ['a', 22],
    ['b', 2031],
    ['f', 1],
  ].map(
    ([kind, count]) => `insert into person (practice_id, id, name, email, time_zone, created_at)
      select '${practice}', ${id(kind, 'n')}, 'Person ' || n, '${kind}' || n || '@example.org', 'UTC', now()
      from generate_series(1, ${count}) n`,
  ),
  `insert into company_sponsor (practice_id, id, company_id, person_id, since)
    values ('${practice}', gen_random_uuid(), '${company}', ${id('f', 1)}, now())`,
  `insert into engagement (practice_id, id, coach_id, coachee_id, company_id, kind, state, starts_on, ends_on, months, sessions,
      session_minutes, every_weeks, local_time, time_zone, activated_at, created_at, created_by_id)
    select '${practice}', ${id('e', 'n')}, ${id('a', 'n % 20 + 1')}, ${id('b', 'n')}, '${company}', 'external', 'active',
      current_date - 42, current_date + 50, 3, 12, 60, 1, '10:00', 'UTC', now(), now(), ${id('a', 'n % 20 + 1')}
    from generate_series(1, 2000) n`,
  // Blocks of a hundred engagements of one coach must not overlap: an hour each, a hundred hours apart a week.
  `insert into session (${columns}, id, number, state, starts_at, ends_at, local_date, local_time, time_zone, tz_version, outcome_at)
    select ${parties('n')}, ${id('c', 'n * 16 + w')}, w, case when w <= 6 then 'completed' else 'scheduled' end,
      at, at + interval '1 hour', at::date, '10:00', 'UTC', 'bench', case when w <= 6 then now() end
    from generate_series(1, 2000) n, generate_series(1, 12) w,
      lateral (select date_trunc('day', now()) + (w - 7) * interval '7 days' + (n / 20) * interval '1 hour' as at) t`,
  `insert into ledger_entry (${columns}, id, reason, amount, session_id, policy, at)
    select ${parties('n')}, ${id('d', 'n * 16 + w')}, case when w = 0 then 'allocated' else 'held' end,
      case when w = 0 then 12 else -1 end, case when w > 0 then ${id('c', 'n * 16 + w')} end, '{}', now()
    from generate_series(1, 2000) n, generate_series(0, 6) w`,
  `insert into goal (${columns}, id, origin, proposed_by_id, state, sponsor_reads, sponsor_rates, agreed_at, last_look_at, created_at)
    select ${parties('n')}, ${id('9', 'n * 16 + g')}, 'coachee', ${id('b', 'n')}, 'in_progress', g = 1, g = 1, now(), now(), now()
    from generate_series(1, 2000) n, generate_series(1, 3) g`,
  `insert into goal_revision (${columns}, id, goal_id, sponsor_reads, number, wording, written_by_id, by_sponsor, written_at, agreed_at)
    select ${parties('n')}, ${id('8', 'n * 16 + g')}, ${id('9', 'n * 16 + g')}, g = 1, 1, 'A goal', ${id('b', 'n')}, false, now(), now()
    from generate_series(1, 2000) n, generate_series(1, 3) g`,
  `insert into check_in (${columns}, id, goal_id, sponsor_reads, on_date, score, by_id, at)
    select ${parties('n')}, ${id('7', 'n * 64 + g * 8 + w')}, ${id('9', 'n * 16 + g')}, g = 1, current_date - w * 7, w, ${id('b', 'n')}, now()
    from generate_series(1, 2000) n, generate_series(1, 3) g, generate_series(1, 6) w`,
  ...busyCoach(),
  `analyze`,
];

/** Coach 21: six sessions a day for fifty days, with thirty coachees; windows, a day off, a journey, holidays. */
function busyCoach() {
  const coach = id('a', 21);
  const these = `'${practice}', ${id('e', '2000 + n')}, ${coach}, ${id('b', '2000 + n')}, '${company}'`;
  return [
    `insert into engagement (practice_id, id, coach_id, coachee_id, company_id, kind, state, starts_on, ends_on, months, sessions,
        session_minutes, every_weeks, local_time, time_zone, activated_at, created_at, created_by_id)
      select ${these}, 'external', 'active', current_date, current_date + 91, 3, 12, 60, 1, '10:00', 'UTC', now(), now(), ${coach}
      from generate_series(1, 30) n`,
    `insert into session (${columns}, id, number, state, starts_at, ends_at, local_date, local_time, time_zone, tz_version)
      select ${these}, ${id('c', '100000 + n * 16 + w')}, w, 'scheduled', at, at + interval '1 hour', at::date, at::time, 'UTC', 'bench'
      from generate_series(1, 30) n, generate_series(1, 10) w, lateral (select n * 10 + w - 11 as k) k,
        lateral (select date_trunc('day', now()) + (k / 6 + 1) * interval '1 day' + (9 + k % 6) * interval '1 hour' as at) t`,
    `insert into availability (practice_id, person_id, buffer_before_minutes, buffer_after_minutes, minimum_notice_minutes,
        sessions_a_day, slot_step_minutes, holiday_country, holiday_region, version)
      values ('${practice}', ${coach}, 0, 10, 60, 8, 30, 'DE', 'BY', 1)`,
    `insert into weekly_window (practice_id, id, person_id, weekday, from_minute, to_minute)
      select '${practice}', gen_random_uuid(), ${coach}, n, 480, 1200 from generate_series(1, 7) n`,
    `insert into time_off (practice_id, id, person_id, first_day, last_day, created_at)
      values ('${practice}', gen_random_uuid(), ${coach}, current_date + 30, current_date + 31, now())`,
    `insert into travel (practice_id, id, person_id, first_day, last_day, time_zone, created_at)
      values ('${practice}', gen_random_uuid(), ${coach}, current_date + 40, current_date + 44, 'Asia/Tokyo', now())`,
  ];
}

/** Fills a migrated database, and answers API tokens for a coach and a sponsor. */
export async function seed(ownerUrl) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`select set_config('rapport.practice', '${practice}', false)`);
    for (const statement of statements) await client.query(statement);
    const [coach, coachee] = ['a0000000-0000-7000-8000-000000000016', 'b0000000-0000-7000-8000-0000000007ef'];
    const twoYears = await seedTwoYears(client, { practice, company, coach, coachee });
    await client.query('analyze');
    return {
      twoYears,
      ofTwoYears: await token(client, 'a', 22),
      company,
      engagement: 'e0000000-0000-7000-8000-000000000014',
      coach: await token(client, 'a', 1),
      sponsor: await token(client, 'f', 1),
      busy: await token(client, 'a', 21),
      busyCoach: 'a0000000-0000-7000-8000-000000000015',
    };
  } finally {
    await client.end();
  }
}

async function token(client, kind, number) {
  const secret = `rpt_${randomBytes(32).toString('base64url')}`;
  const digest = createHash('sha256').update(secret).digest();
  await client.query(
    `with account as (insert into auth.account (id, name, email, created_at) values (gen_random_uuid(), 'Bench', $1, now()) returning id),
       tied as (update person set user_id = (select id from account) where id = ${id(kind, number)})
     insert into api_token (practice_id, id, person_id, name, prefix, hash, created_at, expires_at)
     values ('${practice}', gen_random_uuid(), ${id(kind, number)}, 'bench', 'rpt_', $2, now(), now() + interval '1 day')`,
    [`${kind}${number}@example.org`, digest],
  );
  return secret;
}
