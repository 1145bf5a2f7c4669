import type { Actor } from '../support/practice.js';
import type { Asking, TestApp } from '../support/test-app.js';
import type { Cast, Ids } from './cast.js';

/** A talk that both have moved, with the company's sponsor and others of it as guests. */
export async function meet(
  test: TestApp,
  [coach, coachee, sponsor]: [Actor, Actor, Actor],
  { engagementId }: Ids,
  others: Actor[] = [],
): Promise<void> {
  const meetings = `engagements/${engagementId}/meetings`;
  const guestIds = [sponsor, ...others].map(({ personId }) => personId);
  const talk = { kind: 'closing', localStart: '2026-12-15T09:00', guestIds };
  const { body: meeting } = await test.as(coach).post(meetings, talk).expect(201);
  const move = (actor: Actor, localStart: string) =>
    test.as(actor).post(`${meetings}/${meeting.id}/rescheduling`, { localStart }).expect(200);
  await move(coach, '2026-12-15T10:00');
  await move(coachee, '2026-12-15T11:00');
}

/** Guests who stop being sponsors before the talk: the manager, and somebody who is named again. */
export async function meetWithSomeWhoLeave(cast: Cast, sponsor: Actor): Promise<void> {
  const { test, practice, ids } = cast;
  const ask = test.as(practice.administrator);
  const sponsors = `companies/${ids.companyId}/sponsors`;
  const [manager, returning] = [cast.actor('manager'), await practice.person('returning sponsor')];
  const name = ({ personId }: Actor) => ask.post(sponsors, { personId }).expect(201);
  for (const each of [manager, returning]) await name(each);
  await meet(test, [cast.actor('coach'), cast.actor('coachee'), sponsor], ids, [manager, returning]);
  for (const { personId } of [manager, returning]) await ask.delete(`${sponsors}/${personId}`).expect(204);
  await name(returning);
}

/** Two whom a coach adds; with one of them they draft an engagement, which a company is to pay for, and have a call. */
export async function beginAnother(test: TestApp, coach: Actor, name: string, companyId = ''): Promise<void> {
  const ask = test.as(coach);
  const about = { name, email: `new-${coach.email}`, timeZone: 'UTC' };
  const role = await someRole(ask);
  const acquaintance = { ...about, name: name.replace('newcomer', 'acquaintance'), email: `met-${coach.email}` };
  await ask.post('people', { ...acquaintance, role }).expect(201);
  const { body: newcomer } = await ask.post('people', { ...about, companyId, role }).expect(201);
  await ask.post(`people/${newcomer.id}/invitation`).expect(201);
  const slot = { startsOn: '2027-06-03', localTime: '10:00' };
  const pair = { coachId: coach.personId, coacheeId: newcomer.id as string };
  const { body: draft } = await ask.post('engagements', { ...slot, ...pair, companyId }).expect(201);
  const call = { kind: 'chemistry', localStart: '2027-05-20T09:00' };
  await ask.post(`engagements/${draft.id}/meetings`, call).expect(201);
}

export async function someRole(ask: Asking): Promise<{ roleId: string; from: string }> {
  const { body: roles } = await ask.get('roles').expect(200);
  return { roleId: roles.items[0].id as string, from: '2026-01-01' };
}
