import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import { v5 as uuidv5 } from 'uuid';
import { Clock } from '../clock/clock.js';
import { TimingOutClient } from '../database/data-source.js';
import type { Tx } from '../database/tx.js';

/** The queues there are. A migration makes each of them. */
export type Queue =
  | 'agreement-lapses'
  | 'engagement-runs-out'
  | 'handover-lapses'
  | 'pause-ends'
  | 'change-request-lapses'
  | 'hold-lapses'
  | 'mailed-codes'
  | 'invitation-mails'
  | 'account-notices'
  | 'account-events'
  | 'rounds'
  | 'visits'
  | 'zone-data'
  | 'zone-data-of-practice'
  | 'zone-data-mails'
  | 'review-opens'
  | 'review-mails'
  | 'goal-mails'
  | 'report-mails'
  | 'pulse-mails'
  | 'off-track-mails'
  | 'demonstrations'
  | 'reminder-looks'
  | 'reminder-mails';

/** Those whose jobs send mail. */
export const MAIL_QUEUES: readonly Queue[] = [
  'mailed-codes',
  'invitation-mails',
  'account-notices',
  'zone-data-mails',
  'review-mails',
  'goal-mails',
  'report-mails',
  'pulse-mails',
  'off-track-mails',
  'reminder-mails',
];

/** What a job carries: ids, names of kinds, where a mail goes or a request came from; never content, never a secret. */
export type JobData = Readonly<Record<string, string>>;

/** A job that is to be written: what it carries, when it is due, and what makes it the same job of its queue. */
export interface NewJob {
  data: JobData;
  at: Date;
  key: string;
}

export type JobHandler<D extends JobData = JobData> = (data: D) => Promise<void>;

export const JOBS_DATABASE_URL = Symbol('jobs database url');
/**
 * Jobs of killed workers are looked for this often; every other look may be skipped, when the one before is a
 * millisecond too recent. With a minute until they expire and ten seconds of waiting, they are done within two.
 */
export const LOOK_SECONDS = 15;
/**
 * How many jobs are fetched at once. They expire together, and a mail may take twenty seconds of a server that stalls:
 * of ten, the last would be handed out again, and sent twice, before it was begun.
 */
const AT_ONCE = 10;
const MAILS_AT_ONCE = 1;
const POLLING_MS = 1_000;
const WAKING_MS = 50;
const PATIENCE_MS = 3_000;
const NAMESPACE = '4f0d1c5e-6f0a-5b0e-9d43-6d2f1b8a7c10';

/** A job that would fail however often it was tried: it is done with. Its name is kept in the job, and no more. */
export class GiveUp extends Error {}

/**
 * Work that follows from a change: written in the change's own transaction, done after it, at least once. A handler
 * looks at the state again before it acts, so that doing a job twice, or late, does no harm.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  protected readonly handlers = new Map<Queue, JobHandler>();
  private readonly pool: Pool;
  private readonly boss: PgBoss;
  private readonly stopping = new AbortController();
  private readonly waking = new EventEmitter().setMaxListeners(0);
  private working: Promise<void>[] = [];

  constructor(
    @Inject(JOBS_DATABASE_URL) url: string,
    protected readonly clock: Clock,
  ) {
    const timeouts = {
      connectionTimeoutMillis: 2_000,
      statement_timeout: 10_000,
      query_timeout: 12_000,
      Client: TimingOutClient,
    };
    this.pool = new Pool({ connectionString: url, max: 2, options: '-c role=rapport_jobs', ...timeouts });
    this.pool.on('error', () => undefined);
    const db = { executeSql: (text: string, values: unknown[]) => this.pool.query(text, values) };
    this.boss = new PgBoss({
      db,
      schema: 'jobs',
      migrate: false,
      schedule: false,
      maintenanceIntervalSeconds: LOOK_SECONDS,
    });
    // The database being away is told by every request; the workers try again by themselves.
    this.boss.on('error', () => undefined);
  }

  /** Says who does the jobs of a queue. */
  handle<D extends JobData>(queue: Queue, handler: JobHandler<D>): void {
    // What a queue's jobs carry is known to whoever sends them and handles them: one module.
    this.handlers.set(queue, handler as JobHandler);
  }

  /**
   * Writes a job into the transaction of the change it follows from.
   * @param at when it is due
   * @param key what makes it the same job of its queue: a second one with the key is recognized and left out
   */
  async send(tx: Tx, queue: Queue, data: JobData, at: Date, key: string): Promise<void> {
    const db = { executeSql: (text: string, values: unknown[]) => tx.execute(text, values) };
    const id = idOf(queue, key);
    await tx.as('rapport_jobs', () => this.boss.send(queue, data, { db, id, startAfter: at, retentionDays: 400 }));
    this.wake();
  }

  /** Writes many jobs with one statement; of those with a key that is there, none. */
  async sendAll(tx: Tx, queue: Queue, jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const db = { executeSql: (text: string, values: unknown[]) => tx.execute(text, values) };
    const rows = jobs.map(({ data, at, key }) => ({ name: queue, data, id: idOf(queue, key), startAfter: at }));
    await tx.as('rapport_jobs', () => this.boss.insert(rows, { db }));
    this.wake();
  }

  /** What was just written is mostly due at once; a worker that finds it not yet committed looks again soon. */
  private wake(): void {
    setTimeout(() => this.waking.emit('wake'), WAKING_MS).unref();
  }

  /** Begins to work. Not called where time is set by hand. */
  async start(): Promise<void> {
    await this.boss.start();
    this.working = [...this.handlers].map(([queue, handler]) => this.work(queue, handler));
  }

  /**
   * Does the jobs of a queue until the server stops. The library's own workers end the process when the database
   * goes away while a job is in hand: they do not wait for its outcome to be written.
   */
  private async work(queue: Queue, handler: JobHandler): Promise<void> {
    const batchSize = MAIL_QUEUES.includes(queue) ? MAILS_AT_ONCE : AT_ONCE;
    while (!this.stopping.signal.aborted) {
      // A database that is away is told by every request; here it is waited for.
      const jobs = await this.boss.fetch<JobData>(queue, { batchSize }).catch(() => null);
      for (const job of jobs ?? []) await this.carryOut(queue, job, handler);
      if (!jobs?.length) await this.pause();
    }
  }

  /** Until it is time to look again, something was sent, or the server stops. */
  private async pause(): Promise<void> {
    const ended = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, ended.signal]);
    await Promise.race([delay(POLLING_MS, undefined, { signal }), once(this.waking, 'wake', { signal })]).catch(
      () => undefined,
    );
    ended.abort();
  }

  /** A job that fails is tried again, unless that is no use. One whose outcome cannot be written is handed out again when its time is over. */
  private async carryOut(queue: Queue, { id, data }: { id: string; data: JobData }, handler: JobHandler) {
    try {
      await handler(data);
      await this.boss.complete(queue, id);
    } catch (error) {
      // What a database says may quote what somebody wrote, so only the error's name is kept.
      const name = error instanceof Error ? error.name : typeof error;
      const told =
        error instanceof GiveUp ? this.boss.complete(queue, id, { name }) : this.boss.fail(queue, id, { name });
      await told.catch(() => undefined);
    }
  }

  /**
   * Does what is due by our clock, now: for tests and the demonstration, where the clock has been moved.
   * @param queues of which; all of them if left out
   */
  async runDue(queues: readonly Queue[] = [...this.handlers.keys()]): Promise<void> {
    for (const [queue, handler] of [...this.handlers].filter(([each]) => queues.includes(each))) {
      const due = await this.pool.query<{ id: string; data: JobData }>(
        `select id, data from jobs.job where name = $1 and state in ('created', 'retry') and start_after <= $2
         order by start_after, id`,
        [queue, this.clock.now()],
      );
      for (const job of due.rows) {
        await handler(job.data).catch(rethrowUnlessGivenUp);
        await this.pool.query(`delete from jobs.job where name = $1 and id = $2`, [queue, job.id]);
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.race([Promise.all(this.working), delay(PATIENCE_MS, undefined, { ref: false })]);
    await this.boss.stop({ graceful: false });
    await this.pool.end();
  }
}

function idOf(queue: Queue, key: string): string {
  return uuidv5(`${queue}:${key}`, NAMESPACE);
}

/** One that gave up is done with. */
export function rethrowUnlessGivenUp(error: unknown): void {
  if (!(error instanceof GiveUp)) throw error;
}
