import { pino } from 'pino';
import { createApp } from '../../src/app.js';
import type { OpeningResponse } from '../../src/audit/audit.responses.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { Asking, settingsFor, TestApp } from '../support/test-app.js';
import { entriesOf } from './trail.js';

describe('a coachee sees who opened what of theirs', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company();
  });
  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:10:00Z'));
    [coach, coachee] = [await practice.coach(), await practice.coachee()];
    id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
  });
  afterAll(() => test.stop());

  async function openings(query = ''): Promise<OpeningResponse[]> {
    const { body } = await test.as(coachee).get(`engagements/${id}/openings?${query}`).expect(200);
    return body.items as OpeningResponse[];
  }
  const inShort = (items: OpeningResponse[]) =>
    items.map(({ who, what, at }) => `${at.slice(0, 16)} ${who.name} ${what}`);

  it('with whom, what and when, newest first', async () => {
    const [first] = await practice.sessions(id, coachee);
    await test.as(coach).get(`engagements/${id}`).expect(200);
    await test.as(coach).get(`engagements/${id}/sessions/${first?.id}/notes/shared`).expect(200);
    await test.as(practice.administrator).get(`engagements/${id}`).expect(200);
    expect(inShort(await openings())).toEqual([
      '2026-09-24T12:10 Ida Administrator engagement.read',
      '2026-09-24T12:10 Cora Coach note.read',
      '2026-09-24T12:10 Cora Coach engagement.read',
    ]);
    const [, note] = await openings();
    expect(note).toEqual({
      who: { id: coach.personId, name: 'Cora Coach' },
      at: expect.stringMatching(/^2026-09-24T12:10:\d\dZ$/),
      ...{ what: 'note.read', about: { engagementId: id, sessionId: first?.id } },
    });
  });

  it('when the sponsor did, in the one engagement or in the overview of them all', async () => {
    await test.as(company.sponsor).get(`companies/${company.id}/overview`).expect(200);
    expect(inShort(await openings())).toEqual(['2026-09-24T12:10 Sam Sponsor company.overview']);
    await test.as(company.sponsor).get(`companies/${company.id}/engagements/${id}`).expect(200);
    expect(await openings()).toHaveLength(1);
    test.clock.set(new Date('2026-09-24T13:00:00Z'));
    await test.as(company.sponsor).get(`companies/${company.id}/engagements/${id}`).expect(200);
    expect(await openings()).toHaveLength(2);
  });

  it('once an hour for each person and thing, also where several servers answer', async () => {
    const clock = clockAt('2026-09-24T12:40:00Z');
    const second = await createApp(settingsFor(test.database.url), { clock, logger: pino({ level: 'silent' }) });
    try {
      const servers = [test.server, second.getHttpServer(), test.server, second.getHttpServer()];
      const read = () => servers.map((server) => new Asking(server, coach).get(`engagements/${id}/ledger`).expect(200));
      await Promise.all(read());
      await Promise.all(read());
    } finally {
      await second.close();
    }
    test.clock.set(new Date('2026-09-24T13:00:00Z'));
    await test.as(coach).get(`engagements/${id}/ledger`).expect(200);
    const found = inShort(await openings());
    expect(found).toHaveLength(2);
    expect(found[0]).toBe('2026-09-24T13:00 Cora Coach ledger.read');
  });

  it('but neither what they open themselves, nor what is the coach’s own', async () => {
    const [first] = await practice.sessions(id, coachee);
    await test.as(coachee).get(`engagements/${id}`).expect(200);
    await test.as(coachee).get(`engagements/${id}/sponsor-view`).expect(200);
    await test.as(coachee).get(`people/${coachee.personId}`).expect(200);
    await test.as(coach).get(`engagements/${id}/sessions/${first?.id}/notes/private`).expect(200);
    expect(await openings()).toEqual([]);
    const about = await entriesOf(test, practice.administrator, `outcome=opened&actorId=${coachee.personId}`);
    expect(about).toEqual([]);
  });

  it('and not who tried to, and was refused', async () => {
    const other = await practice.company();
    await test.as(other.sponsor).get(`companies/${other.id}/engagements/${id}`).expect(404);
    await test.as(company.sponsor).get(`engagements/${id}/sessions`).expect(403);
    await test
      .as(await practice.coach())
      .get(`engagements/${id}`)
      .expect(404);
    expect(await openings()).toEqual([]);
    const [tried] = await entriesOf(test, practice.administrator, `outcome=refused&engagementId=${id}`);
    expect(tried).toMatchObject({ action: 'engagement.read', status: 404 });
  });

  it('page by page', async () => {
    for (const part of ['', '/sessions', '/goals', '/ledger', '/plan'])
      await test.as(coach).get(`engagements/${id}${part}`).expect(200);
    const all = await openings();
    const { body, headers } = await test.as(coachee).get(`engagements/${id}/openings?limit=2`).expect(200);
    const rest = await openings(`limit=2&cursor=${body.nextCursor}`);
    expect(headers.link).toContain(`cursor=${body.nextCursor}`);
    expect([...body.items, ...rest]).toEqual(all.slice(0, 4));
  });

  it('and nobody else is told: not the coach, the sponsor, nor an administrator by this address', async () => {
    for (const actor of [coach, company.sponsor, practice.administrator])
      await test.as(actor).get(`engagements/${id}/openings`).expect(403);
    await test
      .as(await practice.coachee())
      .get(`engagements/${id}/openings`)
      .expect(404);
  });

  it('while opening a person is told to the administrator alone', async () => {
    await test.as(practice.administrator).get(`people/${coachee.personId}`).expect(200);
    await test.as(coach).get(`people/${coachee.personId}/roles`).expect(200);
    expect(await openings()).toEqual([]);
    const found = await entriesOf(test, practice.administrator, `outcome=opened&aboutPersonId=${coachee.personId}`);
    expect(found.map(({ actor, action }) => [actor?.name, action])).toEqual([
      ['Cora Coach', 'person.read'],
      ['Ida Administrator', 'person.read'],
    ]);
  });
});

function clockAt(instant: string): Clock {
  const clock = new Clock();
  clock.set(new Date(instant));
  return clock;
}
