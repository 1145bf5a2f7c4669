import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { Client, Pool } from 'pg';
import { v5 as uuidv5 } from 'uuid';
import { Clock } from '../clock/clock.js';
import type { Tx } from '../database/tx.js';

/** The queues there are. A migration makes each of them. */
export type Queue = 'agreement-lapses' | 'engagement-runs-out';

/** What a job carries: ids, never content. */
export interface JobData {
  practiceId: string;
  engagementId: string;
}

export type JobHandler = (data: JobData) => Promise<void>;

export const JOBS_DATABASE_URL = Symbol('jobs database url');
const NAMESPACE = '4f0d1c5e-6f0a-5b0e-9d43-6d2f1b8a7c10';

/**
 * Work that follows from a change: written in the change's own transaction, done after it, at least once. A handler
 * looks at the state again before it acts, so that doing a job twice, or late, does no harm.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly handlers = new Map<Queue, JobHandler>();
  private readonly pool: Pool;
  private readonly boss: PgBoss;
  private started = false;

  constructor(
    @Inject(JOBS_DATABASE_URL) url: string,
    private readonly clock: Clock,
  ) {
    const timeouts = { connectionTimeoutMillis: 2_000, statement_timeout: 10_000, query_timeout: 12_000 };
    this.pool = new Pool({ connectionString: url, max: 2, options: '-c role=rapport_jobs', Client, ...timeouts });
    this.pool.on('error', () => undefined);
    const db = { executeSql: (text: string, values: unknown[]) => this.pool.query(text, values) };
    this.boss = new PgBoss({ db, schema: 'jobs', migrate: false, schedule: false, maintenanceIntervalSeconds: 30 });
    // The database being away is told by every request; the workers try again by themselves.
    this.boss.on('error', () => undefined);
  }

  /** Says who does the jobs of a queue. */
  handle(queue: Queue, handler: JobHandler): void {
    this.handlers.set(queue, handler);
  }

  /**
   * Writes a job into the transaction of the change it follows from.
   * @param at when it is due
   * @param key what makes it the same job: a second one with the key is recognized and left out
   */
  async send(tx: Tx, queue: Queue, data: JobData, at: Date, key: string): Promise<void> {
    const db = { executeSql: (text: string, values: unknown[]) => tx.execute(text, values) };
    const id = uuidv5(`${queue}:${data.engagementId}:${key}`, NAMESPACE);
    await tx.as('rapport_jobs', () => this.boss.send(queue, data, { db, id, startAfter: at, retentionDays: 400 }));
  }

  /** Begins to work. Not called where time is set by hand. */
  async start(): Promise<void> {
    await this.boss.start();
    this.started = true;
    for (const [queue, handler] of this.handlers) {
      await this.boss.work<JobData>(queue, { pollingIntervalSeconds: 1, batchSize: 10 }, async (jobs) => {
        for (const job of jobs) await handler(job.data);
      });
    }
  }

  /** Does what is due by our clock, now: for tests and the demonstration, where the clock has been moved. */
  async runDue(): Promise<void> {
    for (const [queue, handler] of this.handlers) {
      const due = await this.pool.query<{ id: string; data: JobData }>(
        `select id, data from jobs.job where name = $1 and state in ('created', 'retry') and start_after <= $2
         order by start_after, id`,
        [queue, this.clock.now()],
      );
      for (const job of due.rows) {
        await handler(job.data);
        await this.pool.query(`delete from jobs.job where name = $1 and id = $2`, [queue, job.id]);
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.started) await this.boss.stop({ graceful: true, timeout: 3_000 });
    await this.pool.end();
  }
}
