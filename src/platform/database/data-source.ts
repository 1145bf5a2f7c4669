import { Client, types, type ClientConfig } from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { SnakeCaseNames } from './naming.js';

/**
 * A client that destroys its connection when a query times out: left open, the late answer would be taken for the
 * next query's.
 */
export class TimingOutClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    // A checked-out client without a listener would end the process when its connection breaks.
    this.on('error', () => undefined);
  }

  // The driver's own signature is a dozen overloads; only the outcome is of interest here.
  override query(...args: unknown[]): never {
    const answer = (super.query as (...rest: unknown[]) => unknown).apply(this, args);
    if (answer instanceof Promise) {
      answer.catch((error: Error) => {
        if (/Query read timeout/.test(error.message)) this.destroyConnection();
      });
    }
    return answer as never;
  }

  private destroyConnection(): void {
    (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  }
}

/** Days and timestamps without a zone stay text: the driver would read them in the zone of the machine. */
const TEXT_TYPES: ReadonlySet<number> = new Set([types.builtins.DATE, types.builtins.TIMESTAMP, types.builtins.TIME]);
const asText = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    TEXT_TYPES.has(oid) ? (text: string) => text : (types.getTypeParser(oid, format) as (text: string) => unknown),
};

/** Timeouts in milliseconds: a request waits for none of them longer than a person would. */
const limits = {
  connectionTimeoutMillis: 2_000,
  statement_timeout: 5_000,
  query_timeout: 7_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
};

/** The server's DataSource. Schema changes are migrations of their own; nothing is synchronized. */
export function createDataSource(url: string, poolSize: number, entities: EntityTarget<ObjectLiteral>[]): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: entities as (new () => ObjectLiteral)[],
    namingStrategy: new SnakeCaseNames(),
    synchronize: false,
    logging: false,
    applicationName: 'rapport',
    poolSize,
    installExtensions: false,
    extra: { ...limits, Client: TimingOutClient, types: asText, keepAlive: true, pipeline: true },
    poolErrorHandler: () => undefined,
  });
}
