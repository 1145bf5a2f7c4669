import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { v4 as uuidv4 } from 'uuid';
import { practiceItself } from '../../src/platform/database/caller.js';
import { Database } from '../../src/platform/database/database.js';
import { Jobs, LOOK_SECONDS } from '../../src/platform/jobs/jobs.js';
import { PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { connected } from './sql.js';

const QUEUE = 'agreement-lapses';
/** A killed worker's job is done within this. */
const TWO_MINUTES = 120;

describe('a job', () => {
  let mailed = () => undefined as void;
  let test: TestApp;
  let practice: PracticeBuilder;
  let owner: Client;
  let jobs: Jobs;
  /** What the worker was given, in order. */
  let done: string[];
  let failures: Map<string, number>;
  /** A mail that a server takes its time for. */
  const mailing = new Promise<void>((resolve) => (mailed = resolve));

  beforeAll(async () => {
    // The queue's own time is the database's.
    test = await TestApp.start(new Date().toISOString());
    practice = await PracticeBuilder.start(test);
    owner = await connected(test.database.ownerUrl);
    jobs = test.app.get(Jobs);
    [done, failures] = [[], new Map()];
    jobs.handle('account-notices', () => mailing);
    jobs.handle(QUEUE, async ({ engagementId }: { engagementId: string }) => {
      done.push(engagementId);
      const left = failures.get(engagementId) ?? 0;
      failures.set(engagementId, left - 1);
      if (left > 0) throw new TypeError('Kit said something private');
      return Promise.resolve();
    });
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const now = () => new Date();
  /** Writes a job in a transaction of its own, unless `fails`. */
  async function send(engagementId: string, at = now(), key = 'once', fails = false): Promise<void> {
    const { practiceId } = practice;
    await test.app.get(Database).transaction(practiceItself(practiceId), async (tx) => {
      await jobs.send(tx, QUEUE, { practiceId, engagementId }, at, `${engagementId}:${key}`);
      if (fails) throw new Error('Changed my mind');
    });
  }

  async function rowsOf(engagementId: string) {
    const { rows } = await owner.query<{ id: string; state: string; output: object | null }>(
      `select id, state::text, output from jobs.job where data ->> 'engagementId' = $1`,
      [engagementId],
    );
    return rows;
  }

  async function within(seconds: number, holds: () => boolean | Promise<boolean>): Promise<boolean> {
    for (const begun = Date.now(); Date.now() - begun < seconds * 1_000; await delay(50))
      if (await holds()) return true;
    return false;
  }

  it('is written in the transaction of the change it follows from, and undone with it', async () => {
    const [kept, undone] = [uuidv4(), uuidv4()];
    await send(kept);
    await expect(send(undone, now(), 'once', true)).rejects.toThrow('Changed my mind');
    expect(await rowsOf(kept)).toHaveLength(1);
    expect(await rowsOf(undone)).toHaveLength(0);
  });

  it('is one job, however often it is sent under its key', async () => {
    const id = uuidv4();
    for (const key of ['a', 'a', 'b', 'a']) await send(id, now(), key);
    expect(await rowsOf(id)).toHaveLength(2);
  });

  it('carries ids and nothing else', async () => {
    const { rows } = await owner.query<{ key: string }>(
      `select distinct jsonb_object_keys(data) as key from jobs.job where name = $1 order by 1`,
      [QUEUE],
    );
    expect(rows.map(({ key }) => key)).toEqual(['engagementId', 'practiceId']);
  });

  describe('once the workers have begun', () => {
    const [killed, working] = [uuidv4(), uuidv4()];

    beforeAll(async () => {
      // As workers leave them that fetched them a minute ago, and just now.
      for (const [id, seconds] of [
        [killed, 61],
        [working, 0],
      ] as const) {
        await send(id, new Date(Date.now() + 3_600_000));
        await owner.query(
          `update jobs.job set state = 'active', started_on = now() - make_interval(secs => $2)
           where data ->> 'engagementId' = $1`,
          [id, seconds],
        );
      }
      await jobs.start();
    });

    it('is done soon after its transaction, once, and not before it is due', async () => {
      const [due, later] = [uuidv4(), uuidv4()];
      await send(later, new Date(Date.now() + 3_600_000));
      await send(due);
      expect(await within(3, () => done.includes(due))).toBe(true);
      expect(await within(2, async () => (await rowsOf(due))[0]?.state === 'completed')).toBe(true);
      await delay(1_500);
      expect(done.filter((id) => id === due)).toHaveLength(1);
      expect(done).not.toContain(later);
    });

    it('that fails is tried again, alone, and what it failed with is not kept', async () => {
      const [good, bad, other] = [uuidv4(), uuidv4(), uuidv4()];
      failures.set(bad, 1);
      const begun = Date.now();
      await test.app.get(Database).transaction(practiceItself(practice.practiceId), async (tx) => {
        for (const engagementId of [good, bad, other])
          await jobs.send(tx, QUEUE, { practiceId: practice.practiceId, engagementId }, now(), `${engagementId}:once`);
      });
      expect(await within(3, async () => (await rowsOf(bad))[0]?.state === 'retry')).toBe(true);
      expect(await rowsOf(bad)).toMatchObject([{ output: { name: 'TypeError' } }]);
      expect(JSON.stringify(await rowsOf(bad))).not.toContain('private');
      for (const id of [good, other])
        expect(await within(2, async () => (await rowsOf(id))[0]?.state === 'completed')).toBe(true);
      expect(await within(15, () => done.filter((id) => id === bad).length === 2)).toBe(true);
      expect(Date.now() - begun).toBeGreaterThan(4_000);
      for (const id of [good, other]) expect(done.filter((each) => each === id)).toHaveLength(1);
    }, 30_000);

    it('that sends mail is taken alone, so that none waits for another until its time is over', async () => {
      await test.app.get(Database).transaction(practiceItself(practice.practiceId), async (tx) => {
        for (const accountId of [uuidv4(), uuidv4(), uuidv4()])
          await jobs.send(tx, 'account-notices', { accountId }, now(), accountId);
      });
      const states = async () =>
        (
          await owner.query<{ state: string }>(
            `select state::text from jobs.job where name = 'account-notices' order by 1`,
          )
        ).rows.map(({ state }) => state);
      expect(await within(3, async () => (await states()).includes('active'))).toBe(true);
      expect(await states()).toEqual(['active', 'created', 'created']);
      mailed();
      expect(await within(5, async () => (await states()).every((state) => state === 'completed'))).toBe(true);
    }, 20_000);

    it('of a worker that was killed is done by another within two minutes', async () => {
      const { rows } = await owner.query<{ expires: number; wait: number }>(
        `select max(expire_seconds) as expires, max(retry_delay) as wait from jobs.queue`,
      );
      const { expires = 0, wait = 0 } = rows[0] ?? {};
      // A look may be skipped, the wait before another try is doubled at most, and then it is polled for.
      const afterwards = 2 * LOOK_SECONDS + 2 * wait + 2;
      expect(expires).toBeGreaterThan(0);
      expect(expires + afterwards).toBeLessThan(TWO_MINUTES);
      expect(await within(afterwards, () => done.includes(killed))).toBe(true);
      expect(done).not.toContain(working);
      expect(await rowsOf(working)).toMatchObject([{ state: 'active' }]);
    }, 60_000);
  });
});
