import type { PoolClient } from 'pg';
import type {
  EntityManager,
  EntityTarget,
  FindOptionsOrder,
  FindOptionsWhere,
  ObjectLiteral,
  QueryDeepPartialEntity,
} from 'typeorm';
import type { Caller } from './caller.js';
import { Done } from './done.js';

/** Roles that the server's own role may step into for a few statements, each with rights of its own. */
export type SteppedIntoRole =
  'rapport_content' | 'rapport_overview' | 'rapport_manager' | 'rapport_pulse' | 'rapport_jobs' | 'rapport_auth';

/** A statement with a name, so that Postgres prepares it once a connection. */
export interface Statement {
  name: string;
  text: string;
}

let statements = 0;

/** Declares a statement; `$1`, `$2` … stand for its values. */
export function sql(text: string): Statement {
  return { name: `rapport_${++statements}`, text };
}

/**
 * A transaction on behalf of a caller. Only Database makes one, so that no query runs without a caller: repositories
 * take it as their first argument.
 */
export class Tx {
  readonly #client: PoolClient;
  readonly #manager: EntityManager;
  /** What the audit trail will tell of it. */
  readonly done = new Done();

  private constructor(
    readonly caller: Caller,
    client: PoolClient,
    manager: EntityManager,
  ) {
    this.#client = client;
    this.#manager = manager;
  }

  /** For Database alone; the architecture check refuses it elsewhere. */
  static begin(caller: Caller, client: PoolClient, manager: EntityManager): Tx {
    return new Tx(caller, client, manager);
  }

  /** All rows of a statement. */
  async rows<T>(statement: Statement, values: readonly unknown[] = []): Promise<T[]> {
    const { rows } = await this.#client.query({ ...statement, values: [...values] });
    return rows as T[];
  }

  /** The first row of a statement, or undefined. */
  async row<T>(statement: Statement, values: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.rows<T>(statement, values))[0];
  }

  /** Entities that match, in a stated order. */
  async find<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: FindOptionsWhere<E>,
    order: FindOptionsOrder<E>,
  ): Promise<E[]> {
    return this.#manager.find(entity, { where, order });
  }

  /** The one entity that matches, or null. */
  async findOne<E extends ObjectLiteral>(entity: EntityTarget<E>, where: FindOptionsWhere<E>): Promise<E | null> {
    return this.#manager.findOne(entity, { where });
  }

  /** The one entity that matches, locked until the end of the transaction, or null. */
  async lockOne<E extends ObjectLiteral>(entity: EntityTarget<E>, where: FindOptionsWhere<E>): Promise<E | null> {
    return this.#manager.findOne(entity, { where, lock: { mode: 'pessimistic_write' } });
  }

  /** Adds rows; never overwrites one. */
  async insert<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    rows: QueryDeepPartialEntity<E> | QueryDeepPartialEntity<E>[],
  ): Promise<void> {
    if (Array.isArray(rows) && rows.length === 0) return;
    await this.#manager.createQueryBuilder().insert().into(entity).values(rows).updateEntity(false).execute();
    const { tableName, schema } = this.#manager.dataSource.getMetadata(entity);
    this.done.added(tableName, schema, Array.isArray(rows) ? rows : [rows]);
  }

  /** Changes the rows that match; answers how many. */
  async update<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: FindOptionsWhere<E>,
    change: QueryDeepPartialEntity<E>,
  ): Promise<number> {
    const { affected } = await this.#manager.update(entity, where, change);
    return affected ?? 0;
  }

  /** Removes the rows that match. */
  async delete<E extends ObjectLiteral>(entity: EntityTarget<E>, where: FindOptionsWhere<E>): Promise<number> {
    const { affected } = await this.#manager.delete(entity, where);
    return affected ?? 0;
  }

  /** Does `work` as another role, within this transaction, and steps back. */
  async as<T>(role: SteppedIntoRole, work: () => Promise<T>): Promise<T> {
    await this.#client.query(`SET LOCAL ROLE ${role}`);
    // Where the work fails the transaction is over, and its role with it.
    const result = await work();
    await this.#client.query('SET LOCAL ROLE NONE');
    return result;
  }

  /** For libraries that bring their own SQL and take a connection. */
  async execute(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
    return this.#client.query(text, values);
  }
}
