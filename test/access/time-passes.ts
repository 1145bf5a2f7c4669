import { connectAsOwner } from './snapshot.js';
import type { Cast } from './cast.js';
import type { Actor } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

/** One of a role's examples is offered no more. */
export async function retireOne(
  test: TestApp,
  administrator: Actor | undefined,
  { exampleGoals: [, last] }: { exampleGoals: { id: string }[] },
): Promise<void> {
  await test.as(administrator).delete(`example-goals/${last?.id}`).expect(204);
}

/**
 * What comes about when more time has passed than the clock of a test lets pass: the answers kept for somebody are a day
 * old, by the database's own clock; and what was said in engagements that never began is erased.
 */
export async function letTimePass({ test, actors }: Cast): Promise<void> {
  const owner = await connectAsOwner(test);
  try {
    await owner.query(`update idempotency_key set kept_until = now() - interval '1 hour' where person_id = $1`, [
      actors['other coach']?.personId,
    ]);
    await owner.query(`
      insert into content.engagement_key (practice_id, engagement_id, coach_id, coachee_id, company_id, made_at, erased_at)
      select practice_id, id, coach_id, coachee_id, company_id, created_at, created_at from engagement where state = 'draft'`);
  } finally {
    await owner.end();
  }
}
