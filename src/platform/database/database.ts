import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { escapeLiteral } from 'pg';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { appendEntry, entryOf } from './audit-entry.js';
import type { Caller } from './caller.js';
import { isDatabaseAway, isWorthRetrying, meaningOf } from './database-errors.js';
import { SealedBox } from '../secrets/sealed-box.js';
import { once } from './idempotency.js';
import { Tx, type Statement, type SteppedIntoRole } from './tx.js';

const ATTEMPTS = 4;

/** How a transaction ends once its work is done. */
type End = (client: PoolClient, tx: Tx) => Promise<void>;

/** The only way to the database: a unit of work, on behalf of a caller. */
@Injectable()
export class Database {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly box: SealedBox,
  ) {}

  /**
   * Does `work` in one transaction on behalf of `caller`, and answers what it answers. Where the caller sent an
   * Idempotency-Key, the work is done once: its answer is kept in the same transaction and given again.
   * The whole unit is tried again, three times at most, when Postgres asks for that. Where it is for a request, the
   * audit trail tells of it, in the same transaction.
   */
  async transaction<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    const end: End = (client, tx) => commit(client, entryOf(tx, this.clock.now()));
    return retried(() => this.attempt(caller, 'BEGIN', (tx) => once(tx, this.box, () => work(tx)), end));
  }

  /** The read-only twin: Postgres refuses any change in it. */
  async read<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return retried(() => this.attempt(caller, 'BEGIN READ ONLY', work, (client) => commit(client)));
  }

  /**
   * Does `work` as `transaction` would, with every constraint, and then takes all of it back: rows, jobs, and what the
   * audit trail would tell. Answers what it answered, or throws what it threw: so a preview is what happens.
   * An Idempotency-Key is not used up by it.
   */
  async rehearse<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return retried(() => this.attempt(caller, 'BEGIN', work, takeBack));
  }

  /**
   * Asks one of the directory's functions, all that can be asked before the caller is known: each takes a secret
   * and answers about whoever holds it.
   */
  async lookUp<T>(statement: Statement, values: unknown[]): Promise<T[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      return (await client.query({ ...statement, values })).rows as T[];
    } catch (error) {
      throw meaningOf(error);
    } finally {
      await runner.release();
    }
  }

  /**
   * One statement, read on behalf of a caller: BEGIN with the caller, the statement and COMMIT leave in one packet, and
   * their answers come back in one. What is read by a single statement is read this way.
   * @param role as which it is read; the server's own if left out
   */
  async ask<T>(
    caller: Caller,
    statement: Statement,
    values: readonly unknown[] = [],
    role?: SteppedIntoRole,
  ): Promise<T[]> {
    const begin = role ? `BEGIN READ ONLY; SET LOCAL ROLE ${role}` : 'BEGIN READ ONLY';
    return (await this.alone(caller, begin, statement, values).catch(rethrowMeaning)) as T[];
  }

  /** The same for one statement that changes something. For the audit trail alone: what it does, it does not record. */
  async tell(caller: Caller, statement: Statement, values: readonly unknown[]): Promise<void> {
    await retried(() => this.alone(caller, 'BEGIN', statement, values));
  }

  private async alone(
    caller: Caller,
    begin: string,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<unknown[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      const [, { rows }] = await inOnePacket(client, () =>
        Promise.all([
          client.query(`${begin}; ${setCaller(caller)}`),
          client.query({ ...statement, values: [...values] }),
          client.query('COMMIT'),
        ]),
      );
      return rows as unknown[];
    } finally {
      await runner.release();
    }
  }

  private async attempt<T>(caller: Caller, begin: string, work: (tx: Tx) => Promise<T>, end: End): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      // TypeORM did not begin this transaction, because the caller goes with BEGIN; it has to know of it to lock rows.
      Object.assign(runner, { isTransactionActive: true });
      try {
        const tx = Tx.begin(caller, client, runner.manager);
        const [, result] = await inOnePacket(client, () =>
          Promise.all([
            // Not waited for: the first statement leaves in the same packet, right behind it.
            client.query(`${begin}; ${setCaller(caller)}`),
            work(tx),
          ]),
        );
        await end(client, tx);
        return result;
      } catch (error) {
        if (!isDatabaseAway(error)) await client.query('ROLLBACK');
        else await client.query('ROLLBACK').catch(() => client.emit('error', error as Error));
        throw error;
      }
    } finally {
      await runner.release();
    }
  }
}

/**
 * What was done is recorded last, in one packet with COMMIT: entries of a practice wait for one another, so that the
 * chain has no gap, and this way they wait for a commit and for nothing else.
 */
async function commit(client: PoolClient, entry?: string): Promise<void> {
  if (entry === undefined) await client.query('COMMIT');
  else
    await inOnePacket(client, () =>
      // Should the entry fail, so does the transaction, and this COMMIT ends it like a ROLLBACK.
      Promise.all([client.query({ ...appendEntry, values: [entry] }), client.query('COMMIT')]),
    );
}

/** What a commit would check is checked, and nothing stays. */
async function takeBack(client: PoolClient): Promise<void> {
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  await client.query('ROLLBACK');
}

async function retried<T>(unit: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await unit();
    } catch (error) {
      if (attempt === ATTEMPTS || !isWorthRetrying(error)) throw meaningOf(error);
    }
  }
}

function rethrowMeaning(error: unknown): never {
  throw meaningOf(error);
}

/** One statement, sent together with BEGIN: a transaction without a caller sees no row. */
export function setCaller(caller: Caller): string {
  const settings = {
    practice: caller.practiceId,
    person: caller.personId ?? '',
    administrator: caller.administrator ? 'on' : '',
    coach: caller.coach ? 'on' : '',
    itself: caller.itself ? 'on' : '',
    account: caller.accountId ?? '',
  };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('rapport.${name}', ${escapeLiteral(value)}, true)`,
  );
  return `SELECT ${calls.join(', ')}`;
}

/** What is written in this turn of the event loop leaves together: each packet costs more than what is in it. */
function inOnePacket<T>(client: PoolClient, write: () => Promise<T>): Promise<T> {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  return write();
}
