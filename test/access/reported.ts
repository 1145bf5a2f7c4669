import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Actor } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';
import { connectAsOwner } from './snapshot.js';

type Two = readonly [coach: Actor, coachee: Actor];

/** What can be reported once a review has opened, as if half of the sessions, or all of them, were over. */
export async function asIfOpen<T>(
  test: TestApp,
  engagementId: string,
  kind: 'midpoint' | 'closing',
  work: () => Promise<T>,
): Promise<T> {
  const owner = await connectAsOwner(test);
  const set = (state: 'open' | 'coming', openedAt: Date | null) =>
    owner.query(
      `update review set state = $3, opened_at = $4
       where engagement_id = $1 and kind = $2 and state in ('coming', 'open')`,
      [engagementId, kind, state, openedAt],
    );
  await set('open', test.clock.now());
  try {
    return await work();
  } finally {
    await set('coming', null);
    await owner.end();
  }
}

/** A midpoint report, drafted by the coach. */
export async function draftReport(test: TestApp, [coach]: Two, engagementId: string): Promise<string> {
  const reports = `engagements/${engagementId}/reports`;
  return asIfOpen(test, engagementId, 'midpoint', async () => {
    const { body } = await test.as(coach).post(reports, { kind: 'midpoint' }).expect(201);
    return body.id as string;
  });
}

/** The same, approved and sent by the coachee: another than who wrote it. */
export async function sendReport(test: TestApp, two: Two, engagementId: string): Promise<string> {
  const id = await draftReport(test, two, engagementId);
  const at = `engagements/${engagementId}/reports/${id}`;
  await test.as(two[1]).post(`${at}/approval`, { revision: 1 }).expect(200);
  await test.as(two[1]).post(`${at}/sending`, { revision: 1 }).expect(200);
  return id;
}

/** A pulse that the coach is shown, and one that was shown and is not any more. @returns the id of the first */
export async function answerPulses(test: TestApp, [, coachee]: Two, engagementId: string): Promise<string> {
  const at = `engagements/${engagementId}/pulses`;
  const answers = { growth: 4, support: 3, stay: 5, confidence: 2 };
  const { body: first } = await test
    .as(coachee)
    .post(at, { moment: 'start', ...answers })
    .expect(201);
  await test.as(coachee).send('put', `${at}/${first.items[0].id}/sharing`).expect(200);
  const { body } = await asIfOpen(test, engagementId, 'midpoint', () =>
    test
      .as(coachee)
      .post(at, { moment: 'middle', ...answers })
      .expect(201),
  );
  const [, second] = body.items as { id: string }[];
  await test.as(coachee).send('put', `${at}/${second?.id}/sharing`).expect(200);
  await test.as(coachee).delete(`${at}/${second?.id}/sharing`).expect(200);
  return first.items[0].id as string;
}

/** As if enough had answered in each company, and among those for whom none pays. */
export async function publishPulses(owner: Client, practiceId: string): Promise<void> {
  const companies = await owner.query<{ id: string | null }>(
    `select id from company where practice_id = $1 union all select null`,
    [practiceId],
  );
  // Five people would take five engagements each: what holds how many there are is looked at elsewhere.
  await owner.query(`set session_replication_role = replica`);
  for (const { id } of companies.rows) {
    const publication = randomUUID();
    await owner.query(
      `insert into pulse_publication (practice_id, id, company_id, moment, period, people, growth, support, stay, confidence,
         published_at) values ($1, $2, $3, 'start', '2026-10-01', 5, 7, 6, 8, 5, '2026-10-01')`,
      [practiceId, publication, id],
    );
    await owner.query(
      `update content.pulse_answer set publication_id = $2
       where practice_id = $1 and company_id is not distinct from $3 and moment = 'start'`,
      [practiceId, publication, id],
    );
  }
  await owner.query(`set session_replication_role = origin`);
}
