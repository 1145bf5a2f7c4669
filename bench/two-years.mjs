/**
 * Two people who have met every week for two years, and what they said: 104 sessions, each with topics, a shared note and
 * one of the coach's own, actions and check-ins. Words are sealed, as the server seals them.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { ContentKey } from '../dist/src/confidentiality/content-key.types.js';
import { MasterKeys } from '../dist/src/platform/secrets/master-keys.js';

const WEEKS = 104;
/** Of the last weeks, something is still open. */
const OPEN = 4;
const ENGAGEMENT = 'e0000000-0000-7000-8000-0000000007ef';
const COLUMNS = 'practice_id, engagement_id, coach_id, coachee_id, company_id';

/** The master key that bench/serve-app.mjs is started with. */
const masterKeys = new MasterKeys([{ name: 'bench', key: Buffer.alloc(32) }]);

/** @returns the engagement's id */
export async function seedTwoYears(client, { practice, company, coach, coachee }) {
  const parties = [practice, ENGAGEMENT, coach, coachee, company];
  const made = randomBytes(32);
  const key = new ContentKey(made);
  const add = (table, columns, ...values) => {
    const all = [...parties, ...values];
    const places = all.map((_value, at) => `$${at + 1}`).join(', ');
    return client.query(`insert into ${table} (${COLUMNS}, ${columns}) values (${places})`, all);
  };
  await client.query(
    `insert into engagement (practice_id, id, coach_id, coachee_id, company_id, kind, state, starts_on, ends_on, months, sessions,
        session_minutes, every_weeks, local_time, time_zone, activated_at, created_at, created_by_id)
      values ($1, $2, $3, $4, $5, 'external', 'active', current_date - 728, current_date + 28, 12, 52, 60, 1, '10:00', 'UTC',
        now(), now(), $3)`,
    parties,
  );
  const { masterKey, wrapped } = masterKeys.wrap(made, `engagement:${ENGAGEMENT}`);
  await add('content.engagement_key', 'master_key, wrapped, made_at', masterKey, wrapped, new Date());
  const goals = [];
  for (let number = 0; number < 3; number++) goals.push(await addGoal(add, coachee));
  for (let week = 1; week <= WEEKS; week++) await addWeek(add, key, { week, goals, coach, coachee });
  return ENGAGEMENT;
}

async function addGoal(add, coachee) {
  const [id, now] = [randomUUID(), new Date()];
  const agreed = ['coachee', coachee, 'in_progress', false, false, now, now, now];
  await add(
    'goal',
    'id, origin, proposed_by_id, state, sponsor_reads, sponsor_rates, agreed_at, last_look_at, created_at',
    id,
    ...agreed,
  );
  const wording = [1, 'A goal of two years', coachee, false, now, now];
  await add(
    'goal_revision',
    'id, goal_id, sponsor_reads, number, wording, written_by_id, by_sponsor, written_at, agreed_at',
    ...[randomUUID(), id, false, ...wording],
  );
  return id;
}

async function addWeek(add, key, { week, goals, coach, coachee }) {
  const sessionId = randomUUID();
  const startsAt = new Date(Math.floor(Date.now() / 86_400_000 + (week - WEEKS) * 7 + 1) * 86_400_000 + 36_000_000);
  const endsAt = new Date(startsAt.getTime() + 3_600_000);
  const isHeld = week < WEEKS;
  await add(
    'session',
    'id, number, state, starts_at, ends_at, local_date, local_time, time_zone, tz_version, outcome_at',
    ...[sessionId, week, isHeld ? 'completed' : 'scheduled', startsAt, endsAt],
    ...[startsAt.toISOString().slice(0, 10), '10:00', 'UTC', 'bench', isHeld ? endsAt : null],
  );
  const isOpen = week > WEEKS - OPEN;
  const settled = isOpen ? null : endsAt;
  for (const authorId of [coach, coachee]) {
    const topicId = randomUUID();
    await add(
      'content.topic',
      'id, author_id, place, state, brought_at, discussed_in_id, settled_at, settled_by_id, sealed',
      ...[topicId, authorId, week, isOpen ? 'open' : 'discussed', new Date(startsAt.getTime() - 86_400_000)],
      ...[isOpen ? null : sessionId, settled, isOpen ? null : coach],
      key.seal('What to talk about, in a sentence or two of usual length.', `topic:${topicId}`),
    );
    await add('content.topic_goal', 'topic_id, goal_id', topicId, goals[week % 3]);
    const actionId = randomUUID();
    await add(
      'content.action',
      'id, owner, due_on, goal_id, goal_counts, session_id, state, added_by_id, added_at, settled_at, sealed',
      ...[actionId, authorId === coach ? 'coach' : 'coachee', startsAt, goals[week % 3], true, sessionId],
      ...[isOpen ? 'open' : 'done', authorId, startsAt, settled],
      key.seal('What will be done until the next time.', `action:${actionId}`),
    );
  }
  if (!isHeld) return;
  for (const authorId of [null, coach, coachee]) {
    const noteId = randomUUID();
    const words = key.seal('What was said. '.repeat(150), `note:${noteId}`);
    await add(
      'content.note',
      'id, session_id, author_id, sealed, began_at, updated_at, updated_by_id',
      ...[noteId, sessionId, authorId, words, endsAt, endsAt, authorId ?? coach],
    );
  }
  for (const goalId of goals)
    await add(
      'check_in',
      'id, goal_id, sponsor_reads, on_date, score, by_id, at',
      ...[randomUUID(), goalId, false, endsAt.toISOString().slice(0, 10), week % 11, coachee, endsAt],
    );
}
