import type { Tx } from '../database/tx.js';
import { Jobs, MAIL_QUEUES, rethrowUnlessGivenUp, type JobData, type NewJob, type Queue } from './jobs.js';

/** A job that waits for its time. */
export type KeptJob = NewJob & { queue: Queue };

/**
 * Jobs of what is made up, kept in memory and done by a clock that is moved: the server's own workers, whose clock is the
 * real one, never see them. Nobody is mailed. One whose transaction was taken back stays, and finds nothing to do.
 */
export class KeptJobs extends Jobs {
  private readonly kept = new Map<string, KeptJob>();

  override async send(_tx: Tx, queue: Queue, data: JobData, at: Date, key: string): Promise<void> {
    const name = `${queue}:${key}`;
    if (!MAIL_QUEUES.includes(queue) && !this.kept.has(name)) this.kept.set(name, { queue, data, at, key });
  }

  override async sendAll(tx: Tx, queue: Queue, jobs: readonly NewJob[]): Promise<void> {
    for (const { data, at, key } of jobs) await this.send(tx, queue, data, at, key);
  }

  override async runDue(queues: readonly Queue[] = [...this.handlers.keys()]): Promise<void> {
    for (const [queue, handler] of [...this.handlers].filter(([each]) => queues.includes(each)))
      for (const [name, job] of this.dueOf(queue)) {
        await handler(job.data).catch(rethrowUnlessGivenUp);
        this.kept.delete(name);
      }
  }

  /** What is left for later. */
  waiting(): KeptJob[] {
    return [...this.kept.values()];
  }

  private dueOf(queue: Queue): [string, KeptJob][] {
    const now = this.clock.now();
    return [...this.kept]
      .filter(([, job]) => job.queue === queue && job.at <= now)
      .sort(([, a], [, b]) => a.at.getTime() - b.at.getTime());
  }
}
