import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { Pool, type QueryConfig } from 'pg';
import { SETTINGS, type RunningSettings } from '../config/running-settings.js';
import { TimingOutClient } from '../database/data-source.js';
import { meaningOf } from '../database/database-errors.js';

/** What was counted for a key: in all, and for how many milliseconds yet. */
export interface Counted {
  key: string;
  points: number;
  left: number;
}

/** As the library counts, for many keys in one statement, and by one clock: Postgres' own. */
const add = `
  insert into limits.spent as s (key, points, expire)
  select t.key, t.points, (extract(epoch from clock_timestamp()) * 1000)::bigint + $3
  from unnest($1::text[], $2::integer[]) as t (key, points)
  on conflict (key) do update set
    points = excluded.points + case when s.expire > excluded.expire - $3 then s.points else 0 end,
    expire = case when s.expire > excluded.expire - $3 then s.expire else excluded.expire end
  returning key, points, (expire - extract(epoch from clock_timestamp()) * 1000)::integer as "left"`;

/** What is over begins anew when it is counted next; until then it need not be kept. */
const forget = `delete from limits.spent where expire < extract(epoch from clock_timestamp()) * 1000`;

/**
 * Where limits are counted: one table for all instances, reached by a role that reaches nothing else. It holds digests
 * under a key that only the server knows, so that nobody who reads it learns an address or a network.
 */
@Injectable()
export class LimitStore implements OnApplicationShutdown {
  readonly table = { schemaName: 'limits', tableName: 'spent' };
  private readonly pool: Pool;
  private readonly secret: Buffer;

  constructor(@Inject(SETTINGS) settings: RunningSettings) {
    this.secret = createHmac('sha256', settings.authSecret).update('rapport rate limits').digest();
    this.pool = new Pool({
      connectionString: settings.databaseUrl,
      Client: TimingOutClient,
      max: 2,
      options: '-c role=rapport_limits',
      connectionTimeoutMillis: 2_000,
      query_timeout: 7_000,
      statement_timeout: 5_000,
    });
    this.pool.on('error', () => undefined);
  }

  /** The key that something is counted under; what it was cannot be told from it. */
  keyOf(...parts: string[]): string {
    return createHmac('sha256', this.secret).update(JSON.stringify(parts)).digest('base64url');
  }

  /**
   * Asks the table. The library takes this for its client.
   * @throws service.unavailable when the database is away
   */
  async query(config: QueryConfig) {
    try {
      return await this.pool.query(config);
    } catch (error) {
      throw meaningOf(error);
    }
  }

  /**
   * Adds to many counts, and answers what each of them is now.
   * @param seconds for how long a count lasts that begins here
   */
  async add(counts: ReadonlyMap<string, number>, seconds: number): Promise<Counted[]> {
    // In one order everywhere: two instances that add to the same counts would otherwise wait for each other.
    const keys = [...counts.keys()].sort();
    const values = [keys, keys.map((key) => counts.get(key)), seconds * 1_000];
    const { rows } = await this.query({ name: 'limits_add', text: add, values });
    return rows as Counted[];
  }

  /** Forgets what is over. */
  async forgetOver(): Promise<void> {
    await this.query({ name: 'limits_forget', text: forget });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
