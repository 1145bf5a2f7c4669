/**
 * The floor: bare Fastify and pg, one named statement a request that answers in JSON, as a role that row-level
 * security does not hold. No sign-in, no policy, no checks: nothing that answers the same could do less.
 */
import Fastify from 'fastify';
import pg from 'pg';

// As an administrator of the practice, for functions that ask who calls.
const options = '-c rapport.practice=00000000-0000-7000-8000-000000000001 -c rapport.administrator=on';
const pool = new pg.Pool({ connectionString: process.env.OWNER_URL, max: 5, options });
const detail = `
  select json_build_object('id', e.id, 'state', e.state, 'coach', coach.name, 'coachee', coachee.name, 'startsOn', e.starts_on,
    'endsOn', e.ends_on, 'sessions', e.sessions, 'signatures', coalesce((select json_agg(s.party) from signature s
      where s.practice_id = e.practice_id and s.engagement_id = e.id), '[]'),
    'held', (select count(*) from session s where s.practice_id = e.practice_id and s.engagement_id = e.id and s.state = 'completed'),
    'scheduled', (select count(*) from session s where s.practice_id = e.practice_id and s.engagement_id = e.id and s.state = 'scheduled'),
    'left', (select sum(amount) from ledger_entry l where l.practice_id = e.practice_id and l.engagement_id = e.id))::text as body
  from engagement e join person coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
    join person coachee on coachee.practice_id = e.practice_id and coachee.id = e.coachee_id
  where e.practice_id = '00000000-0000-7000-8000-000000000001' and e.id = $1`;
const sessions = `
  select json_agg(json_build_object('id', s.id, 'number', s.number, 'state', s.state, 'startsAt', s.starts_at, 'endsAt', s.ends_at)
    order by s.starts_at)::text as body
  from session s where s.practice_id = '00000000-0000-7000-8000-000000000001' and s.engagement_id = $1`;
const overview = `
  select json_agg(o)::text as body from (
    select e.id, e.state, coach.name as coach, coachee.name as coachee,
      (select json_build_object('held', count(*) filter (where s.state = 'completed'), 'next', min(s.starts_at) filter (where s.state = 'scheduled'))
        from session s where s.practice_id = e.practice_id and s.engagement_id = e.id) as sessions,
      (select sum(amount) from ledger_entry l where l.practice_id = e.practice_id and l.engagement_id = e.id) as "left",
      (select json_agg(json_build_object('id', g.id, 'state', g.state, 'wording', (select r.wording from goal_revision r
          where r.practice_id = g.practice_id and r.goal_id = g.id order by r.number desc limit 1), 'score', (select c.score from check_in c
          where c.practice_id = g.practice_id and c.goal_id = g.id order by c.on_date desc limit 1)))
        from goal g where g.practice_id = e.practice_id and g.engagement_id = e.id) as goals
    from engagement e join person coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
      join person coachee on coachee.practice_id = e.practice_id and coachee.id = e.coachee_id
    where e.practice_id = '00000000-0000-7000-8000-000000000001' and e.company_id = $1 order by e.id limit 50) o`;
const calendar = `
  select calendar::text as body from calendars_of(array[$1]::uuid[], current_date - 2, current_date + 57, null, now())`;

/** All of it in the clear, and as JSON: nothing is opened, and nobody asked. */
const preparation = `
  select json_build_object(
    'sessions', (select json_agg(json_build_object('id', s.id, 'number', s.number, 'state', s.state, 'startsAt', s.starts_at)
      order by s.starts_at) from session s where s.practice_id = e.practice_id and s.engagement_id = e.id),
    'goals', (select json_agg(json_build_object('id', g.id, 'state', g.state, 'wording', (select r.wording from goal_revision r
      where r.practice_id = g.practice_id and r.goal_id = g.id order by r.number desc limit 1))) from goal g
      where g.practice_id = e.practice_id and g.engagement_id = e.id),
    'topics', (select json_agg(t order by t.place) from content.topic t where t.practice_id = e.practice_id
      and t.engagement_id = e.id and t.state = 'open'),
    'actions', (select json_agg(a order by a.due_on) from content.action a where a.practice_id = e.practice_id
      and a.engagement_id = e.id and a.state = 'open'),
    'notes', (select json_agg(n) from (select n.* from content.note n join session s on s.practice_id = n.practice_id
      and s.id = n.session_id where n.practice_id = e.practice_id and n.engagement_id = e.id
      order by s.starts_at desc limit 3) n))::text as body
  from engagement e where e.practice_id = '00000000-0000-7000-8000-000000000001' and e.id = $1`;

const fastify = Fastify();
const serve = (path, name, text) =>
  fastify.get(path, async (request, reply) => {
    const { rows } = await pool.query({ name, text, values: [request.params.id] });
    return reply.header('content-type', 'application/json').send(rows[0].body);
  });
serve('/api/v1/engagements/:id', 'detail', detail);
serve('/api/v1/engagements/:id/sessions', 'sessions', sessions);
serve('/api/v1/companies/:id/overview', 'overview', overview);
serve('/api/v1/coaches/:id/slots', 'calendar', calendar);
serve('/api/v1/engagements/:id/preparation', 'preparation', preparation);
process.send({ url: await fastify.listen({ port: 0, host: '127.0.0.1' }) });
