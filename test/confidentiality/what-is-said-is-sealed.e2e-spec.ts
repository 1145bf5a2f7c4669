import type { Client } from 'pg';
import { pino } from 'pino';
import { sealUnder } from '../../migrations/sealing.js';
import { createApp } from '../../src/app.js';
import { KeyRotation } from '../../src/confidentiality/key-rotation.service.js';
import { createOwnerDataSource, migrate, migrations } from '../../src/platform/database/migrate.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { Rounds } from '../../src/platform/jobs/rounds.js';
import type { MasterKey } from '../../src/platform/secrets/master-keys.js';
import { connectAsOwner, tablesWith } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { Asking, settingsFor, TestApp } from '../support/test-app.js';

const old: MasterKey = { name: 'tests', key: Buffer.alloc(32, 7) };
const next: MasterKey = { name: '2027', key: Buffer.alloc(32, 8) };
const SAID = 'They think of leaving for a competitor';

describe('what is said', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let owner: Client;
  let coach: Actor;
  let coachee: Actor;
  let id: string;
  let notes: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    owner = await connectAsOwner(test);
    ({ coach, coachee, id } = await practice.activePair());
    const [session] = await practice.sessions(id, coach);
    notes = `engagements/${id}/sessions/${session?.id}/notes`;
    await test.as(coach).change('put', `${notes}/shared`, 0, { text: SAID }).expect(200);
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const keys = async () =>
    (await owner.query(`select master_key, wrapped, erased_at from content.engagement_key order by made_at`)).rows;

  /** Another server on the same database, with other keys in its settings. */
  async function withKeys<T>(
    contentKeys: MasterKey[],
    work: (other: Awaited<ReturnType<typeof createApp>>) => Promise<T>,
  ) {
    const settings = { ...settingsFor(test.database.url), contentKeys };
    const other = await createApp(settings, { clock: test.clock, logger: pino({ level: 'silent' }) });
    try {
      return await work(other);
    } finally {
      await other.close();
    }
  }

  it('is read by the two of them, and stands nowhere in the database', async () => {
    const { body } = await test.as(coachee).get(`${notes}/shared`).expect(200);
    expect(body.text).toBe(SAID);
    expect(await tablesWith(owner, SAID)).toEqual([]);
    expect(await keys()).toEqual([{ master_key: 'tests', wrapped: expect.any(Buffer), erased_at: null }]);
  });

  it('has one key for an engagement, also where two write its first words at once', async () => {
    const pair = await practice.activePair();
    const sessions = await practice.sessions(pair.id, pair.coach);
    const write = (actor: Actor, sessionId = '', kind = 'private') =>
      test.as(actor).change('put', `engagements/${pair.id}/sessions/${sessionId}/notes/${kind}`, 0, { text: SAID });
    const answers = await Promise.all(
      sessions.slice(0, 4).flatMap((session) => [write(pair.coach, session.id), write(pair.coachee, session.id)]),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const { rows } = await owner.query(`select from content.engagement_key where engagement_id = $1`, [pair.id]);
    expect(rows).toHaveLength(1);
    for (const session of sessions.slice(0, 4)) {
      const path = `engagements/${pair.id}/sessions/${session.id}/notes/private`;
      expect((await test.as(pair.coachee).get(path).expect(200)).body.text).toBe(SAID);
    }
  });

  it('is opened by no row but its own', async () => {
    const copied = await practice.sessions(id, coach);
    const path = `engagements/${id}/sessions/${copied[1]?.id}/notes/shared`;
    await test.as(coach).change('put', path, 0, { text: 'Nothing yet' }).expect(200);
    await owner.query(
      `update content.note set sealed = (select sealed from content.note where session_id = $1)
      where session_id = $2 and author_id is null`,
      [copied[0]?.id, copied[1]?.id],
    );
    const { status, text } = await test.as(coach).get(path);
    expect(status).toBe(500);
    expect(text).not.toContain(SAID);
    const defects = test.log.filter((line) => line.includes('"msg":"defect"'));
    expect(defects.join()).toContain('SealBroken');
    for (const line of defects) test.log.splice(test.log.indexOf(line), 1);
    await owner.query(`delete from content.note where session_id = $1`, [copied[1]?.id]);
  });

  it('stays readable while its master key is replaced, and is wrapped under the new one within a round', async () => {
    const before = await keys();
    await withKeys([next, old], async (other) => {
      await other.get(KeyRotation).refuseMissing();
      const ask = new Asking(other.getHttpServer(), coachee);
      expect((await ask.get(`${notes}/shared`).expect(200)).body.text).toBe(SAID);
      await other.get(Rounds).begin();
      for (let step = 0; step < 3; step++) await other.get(Jobs).runDue(['rounds', 'visits']);
      expect((await ask.get(`${notes}/shared`).expect(200)).body.text).toBe(SAID);
    });
    const after = await keys();
    expect(after.map(({ master_key }) => master_key)).toEqual(before.map(() => '2027'));
    expect(after.map(({ wrapped }) => wrapped)).not.toEqual(before.map(({ wrapped }) => wrapped));
    // The old one is then needed by nobody.
    await withKeys([next], async (other) => {
      await other.get(KeyRotation).refuseMissing();
      expect((await new Asking(other.getHttpServer(), coach).get(`${notes}/shared`).expect(200)).body.text).toBe(SAID);
    });
  });

  it('lets no server start that could not read it', async () => {
    await withKeys([old], async (other) => {
      await expect(other.get(KeyRotation).refuseMissing()).rejects.toThrow('sealed under 2027, which CONTENT_KEYS');
    });
    await withKeys([old, next], async (other) => {
      await other.get(Rounds).begin();
      for (let step = 0; step < 3; step++) await other.get(Jobs).runDue(['rounds', 'visits']);
    });
    expect((await keys()).map(({ master_key }) => master_key)).toEqual((await keys()).map(() => 'tests'));
  });

  it('comes back in the clear when its migration is undone, and is sealed when it is done again', async () => {
    const goal = `engagements/${id}/goals/${await practice.agreedGoal(id, coachee)}`;
    await test.as(coach).post(`${goal}/check-ins`, { score: 3, note: SAID }).expect(201);
    const seal = migrations.findIndex(({ name }) => name.startsWith('SealContent'));
    sealUnder([old]);
    const source = await createOwnerDataSource(test.database.ownerUrl).initialize();
    try {
      for (let left = migrations.length; left > seal; left--) await source.undoLastMigration();
    } finally {
      await source.destroy();
    }
    expect((await tablesWith(owner, SAID)).sort()).toEqual(['content.note', 'public.check_in']);
    await expect(migrate(test.database.ownerUrl, test.database.url)).rejects.toThrow('CONTENT_KEYS is needed');
    await migrate(test.database.ownerUrl, test.database.url, [old]);
    expect(await tablesWith(owner, SAID)).toEqual([]);
    await withKeys([old], async (other) => {
      const ask = new Asking(other.getHttpServer(), coachee);
      expect((await ask.get(`${notes}/shared`).expect(200)).body.text).toBe(SAID);
      expect((await ask.get(goal).expect(200)).body.checkIns).toMatchObject([{ score: 3, note: SAID }]);
    });
  });
});
