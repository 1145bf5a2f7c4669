import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Response } from 'supertest';
import { AuditTrail } from '../../src/platform/database/audit-trail.js';
import { practiceItself } from '../../src/platform/database/caller.js';
import { PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { connectAsOwner } from '../access/snapshot.js';
import { entriesOf, inShort } from './trail.js';

describe('an administrator reads who did what', () => {
  let test: TestApp;
  let owner: Client;
  let practice: PracticeBuilder;
  let pair: { coach: Actor; coachee: Actor; id: string };

  beforeAll(async () => {
    test = await TestApp.start();
    owner = await connectAsOwner(test);
    practice = await PracticeBuilder.start(test);
    pair = await practice.activePair();
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const entries = (filter = '') => entriesOf(test, practice.administrator, filter);
  const latest = async () => {
    const [entry] = await entries();
    if (!entry) throw new Error('Nothing was recorded');
    return entry;
  };

  it('to what, when, from where, by which token and in which request', async () => {
    test.clock.set(new Date('2026-09-25T09:30:00Z'));
    const [first] = await practice.sessions(pair.id, pair.coach);
    const { headers } = await test
      .as(pair.coach)
      .post(`engagements/${pair.id}/sessions/${first?.id}/rescheduling`, { localStart: '2026-10-02T11:00' })
      .set('User-Agent', 'Calendar/2.0 (Zoe)')
      .expect(200);
    const tokens = await test.as(pair.coach).get('api-tokens').expect(200);
    const entry = await latest();
    expect(entry).toMatchObject({
      ...{ at: expect.stringMatching(/^2026-09-25T09:30:/), actor: { id: pair.coach.personId, name: 'Cora Coach' } },
      ...{ action: 'session.reschedule', outcome: 'done', status: null, engagementId: pair.id },
      about: { engagementId: pair.id, sessionId: first?.id },
      wrote: { session_move: [expect.any(String)] },
      ...{ userAgent: 'Calendar/2.0 (Zoe)', signInId: null, tokenId: tokens.body.items[0].id },
      ...{ requestId: headers['x-request-id'], network: expect.stringMatching(/127\.0\.0\.1$|^::1$/) },
    });
    expect(entry.hash).toMatch(/^[\da-f]{64}$/);
  });

  it('by which sign-in, where there was one', async () => {
    const response = await test.as().post('sign-ins', { email: pair.coach.email, password: PASSWORD }).expect(201);
    const cookie = (response.get('Set-Cookie') ?? []).map((each) => each.split(';')[0]).join('; ');
    await test.as({ cookie }).post('time-off', { firstDay: '2027-03-01', lastDay: '2027-03-02' }).expect(201);
    const { signInId, tokenId, action, wrote } = await latest();
    const { rows } = await owner.query<{ id: string }>('select id from auth.sign_in order by created_at desc limit 1');
    expect({ signInId, tokenId, action }).toEqual({ signInId: rows[0]?.id, tokenId: null, action: 'time-off.manage' });
    expect(Object.keys(wrote)).toEqual(['time_off']);
  });

  it('and what was answered again for an Idempotency-Key, which did nothing', async () => {
    const days = { firstDay: '2027-04-01', lastDay: '2027-04-02' };
    for (let time = 0; time < 2; time++)
      await test.as(pair.coach).post('time-off', days).set('Idempotency-Key', 'once').expect(201);
    const [again, first] = await entries();
    expect(first).toMatchObject({
      action: 'time-off.manage',
      outcome: 'done',
      wrote: { time_off: [expect.any(String)] },
    });
    expect(again).toMatchObject({ action: 'time-off.manage', outcome: 'replayed', wrote: {} });
  });

  it('and who was refused for want of a right, by the guard or because it is not there for them', async () => {
    const nobody = randomUUID();
    await test.as(pair.coachee).post(`engagements/${pair.id}/completion`, {}).expect(403);
    await test.as(pair.coachee).get(`engagements/${nobody}`).expect(404);
    await test.as(pair.coachee).delete(`time-off/${nobody}`).expect(404);
    await test.as(pair.coachee).get('engagements/made-up-by-somebody').expect(404);
    const refused = await entries('outcome=refused');
    expect(refused.map(({ action, status, about }) => ({ action, status, about }))).toEqual([
      { action: 'engagement.read', status: 404, about: {} },
      { action: 'time-off.manage', status: 404, about: { timeOffId: nobody } },
      { action: 'engagement.read', status: 404, about: { engagementId: nobody } },
      { action: 'engagement.complete', status: 403, about: { engagementId: pair.id } },
    ]);
    expect(new Set(refused.map(({ actor }) => actor?.name))).toEqual(new Set(['Kit Coachee']));
  });

  it('but not what a rule refused, and never that something was done which was not', async () => {
    const before = await latest();
    const ask = test.as(pair.coach);
    await ask.post(`engagements/${pair.id}/sessions`, { localStart: '2026-10-09T11:00' }).expect(409);
    await ask.post(`engagements/${pair.id}/sessions`, { localStart: 'soon' }).expect(400);
    await test
      .as({ token: `rpt_${'x'.repeat(43)}` })
      .get('people')
      .expect(401);
    expect(await latest()).toEqual(before);
  });

  it('filtered by person, action, outcome, engagement and time', async () => {
    const other = await practice.activePair();
    const administrator = practice.administrator.personId;
    const all = await entries();
    const filtered = async (filter: string, holds: (entry: (typeof all)[number]) => boolean) => {
      const found = await entries(filter);
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(all.length);
      expect(found).toEqual(all.filter(holds));
    };
    await filtered(`actorId=${administrator}`, ({ actor }) => actor?.id === administrator);
    await filtered('action=engagement.sign', ({ action }) => action === 'engagement.sign');
    await filtered('outcome=refused', ({ outcome }) => outcome === 'refused');
    await filtered(`engagementId=${other.id}`, ({ engagementId }) => engagementId === other.id);
    await filtered('from=2026-09-25T09:00:00Z', ({ at }) => at >= '2026-09-25T09:00:00Z');
    await filtered('to=2026-09-25T11:30:00%2B02:00', ({ at }) => at < '2026-09-25T09:30:00Z');
    const { personId } = other.coachee;
    await filtered(
      `aboutPersonId=${personId}`,
      ({ about, wrote, engagementId }) =>
        about.personId === personId || wrote.person?.includes(personId) === true || engagementId === other.id,
    );
    await filtered(
      `action=engagement.sign&actorId=${other.coach.personId}`,
      ({ action, actor }) => action === 'engagement.sign' && actor?.id === other.coach.personId,
    );
    for (const wrong of ['actorId=1', 'outcome=lost', 'from=yesterday', 'to=2026-02-30T00:00:00Z', 'colour=red'])
      await test.as(practice.administrator).get(`audit?${wrong}`).expect(400);
  });

  it('page by page, newest first, without a gap', async () => {
    const all = await entries();
    const seen: number[] = [];
    for (let next: string | undefined = '/api/v1/audit?limit=7'; next;) {
      const { body, headers }: Response = await test.as(practice.administrator).get(next).expect(200);
      seen.push(...body.items.map(({ sequence }: { sequence: number }) => sequence));
      next = /<([^>]+)>; rel="next"/.exec(String(headers.link))?.[1];
    }
    expect(seen).toEqual(all.map(({ sequence }) => sequence));
    expect(seen.toReversed()).toEqual(seen.map((_, at) => at + 1));
  });

  it('in their own practice alone; and nobody but an administrator', async () => {
    const elsewhere = await PracticeBuilder.start(test);
    expect(inShort(await entriesOf(test, elsewhere.administrator))).toEqual([
      'Ida Administrator api-token.manage done',
      ' practice.start done',
    ]);
    for (const actor of [pair.coach, pair.coachee]) {
      await test.as(actor).get('audit').expect(403);
      await test.as(actor).get('audit/export').expect(403);
    }
  });

  it('of what happens to accounts, as the modules that know of it tell', async () => {
    const { practiceId } = practice;
    const request = { requestId: randomUUID(), permission: 'signIns.create', about: {}, network: '192.0.2.7' };
    const caller = { ...practiceItself(practiceId), personId: pair.coach.personId, request };
    await test.app.get(AuditTrail).append(caller, { outcome: 'refused', status: 401 });
    await test.app.get(AuditTrail).append(practiceItself(practiceId), { action: 'practice.start', outcome: 'done' });
    const [practiceItsOwn, refused] = await entries();
    expect(refused).toMatchObject({
      ...{ actor: { id: pair.coach.personId }, action: 'signIns.create', outcome: 'refused', status: 401 },
      network: '192.0.2.7',
    });
    expect(practiceItsOwn).toMatchObject({ actor: null, action: 'practice.start', network: null, requestId: null });
  });
});
