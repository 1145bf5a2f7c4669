import type { GoalsResponse } from '../../src/goals/goals.responses.js';
import type { Actor } from '../support/practice.js';
import type { Asking } from '../support/test-app.js';
import type { Cast } from './cast.js';
import { someRole } from './meeting-others.js';

/** A coach who adds somebody, until an administrator takes that back; and an invitation, which is withdrawn. */
export async function takeBack({ test, practice }: Cast): Promise<Actor> {
  const former = await practice.coach('former coach');
  const known = { name: 'a former acquaintance', email: `met-${former.email}`, timeZone: 'UTC' };
  const { body: added } = await test
    .as(former)
    .post('people', { ...known, role: await someRole(test.as(former)) })
    .expect(201);
  await test.as(former).post(`people/${added.id}/invitation`).expect(201);
  await test.as(former).delete(`people/${added.id}/invitation`).expect(204);
  await test.as(practice.administrator).delete(`people/${former.personId}/capacities/coach`).expect(204);
  return former;
}

/** What another administrator did: somebody is removed, and is there again; and a company has one more sponsor. */
export async function actAsAnotherAdministrator({ test, practice, ids }: Cast): Promise<void> {
  const ask = test.as(await practice.person('another administrator', { capacities: ['administrator'] }));
  await ask.post('demonstration').expect(201);
  const { personId } = await practice.person('returning person');
  await ask.post(`people/${personId}/removal`, { reason: 'Left' }).expect(204);
  await test.as(practice.administrator).post(`people/${personId}/restoration`).expect(200);
  await ask.post(`people/${personId}/removal`, { reason: 'Left again' }).expect(204);
  const named = await practice.person('another sponsor');
  await ask.post(`companies/${ids.companyId}/sponsors`, { personId: named.personId }).expect(201);
}

/** Managers who were invited, and are not any more: the one of the cast is again. */
export async function inviteOnceMore({ test, actors, ids, others }: Cast): Promise<void> {
  const coachees = [
    [actors.coachee, ids, actors.manager],
    [actors['other coachee'], others, actors['manager not invited']],
  ] as const;
  for (const [coachee, { engagementId = '', goalId = '' }, manager] of coachees) {
    const ask = test.as(coachee);
    const at = `engagements/${engagementId}/managers/${manager?.personId}`;
    await ask.send('put', at).expect(200);
    await shareEachWay(ask, engagementId, goalId, manager);
    await ask.delete(at).expect(204);
    // One is invited again, and has something shared with them again; the other is not.
    if (manager !== actors.manager) continue;
    await ask.send('put', at).expect(200);
    await shareEachWay(ask, engagementId, goalId, manager);
  }
}

/** Shares all of one goal with a manager, of another the wording alone, and of a third the rating. */
async function shareEachWay(ask: Asking, engagementId: string, goalId: string, manager?: Actor): Promise<void> {
  const { body } = await ask.get(`engagements/${engagementId}/goals`).expect(200);
  for (const { id, version, current } of (body as GoalsResponse).items) {
    const shared = {
      wording: id === goalId || current.wording.startsWith('Ask for'),
      rating: id === goalId || current.wording === 'Lead the guild',
    };
    if (!shared.wording && !shared.rating) continue;
    const path = `engagements/${engagementId}/goals/${id}/shares/managers/${manager?.personId}`;
    await ask.change('put', path, version, shared).expect(200);
  }
}
