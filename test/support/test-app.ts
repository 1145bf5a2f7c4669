import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import request from 'supertest';
import type { Server } from 'node:http';
import { createApp } from '../../src/app.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { RunningSettings } from '../../src/platform/config/running-settings.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { cloneDatabase, type TestDatabase } from './test-database.js';

/** The whole application on a database of its own, with a clock to set and a log to read. */
export class TestApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
    readonly clock: Clock,
    /** Every line that was logged. */
    readonly log: string[],
  ) {}

  /** @param now what the clock reads at first; Thursday, 24 September 2026, 12:00 in UTC if left out */
  static async start(now = '2026-09-24T12:00:00Z'): Promise<TestApp> {
    const database = await cloneDatabase();
    const clock = new Clock();
    clock.set(new Date(now));
    const log: string[] = [];
    const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) });
    const app = await createApp(settingsFor(database.url), { clock, logger });
    return new TestApp(app, database, clock, log);
  }

  get server(): Server {
    return this.app.getHttpServer();
  }

  /** Somebody who asks, with an API token or a cookie, or nobody. */
  as(actor?: { token?: string; cookie?: string }): Asking {
    return new Asking(this.server, actor);
  }

  /** Sets the clock, and does every job that is due by then. */
  async goTo(instant: string): Promise<void> {
    this.clock.set(new Date(instant));
    await this.app.get(Jobs).runDue();
  }

  /** Ends it; a defect that any request met on the way fails the test file, whatever the test looked at. */
  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
    const defects = this.log.filter((line) => line.includes('"msg":"defect"'));
    if (defects.length) throw new Error(`The server met defects:\n${defects.join('\n')}`);
  }
}

export function settingsFor(databaseUrl: string): RunningSettings {
  return {
    ...{ port: 0, host: '127.0.0.1', publicUrl: 'http://localhost', databaseUrl, poolSize: 10 },
    ...{ authSecret: 'a secret of the tests, of forty characters', dataDir: '.data', logLevel: 'debug' as const },
  };
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Requests of one actor. */
export class Asking {
  constructor(
    private readonly server: Server,
    private readonly actor: { token?: string; cookie?: string } = {},
  ) {}

  send(method: Method, path: string): request.Test {
    const test = request(this.server)[method](path.startsWith('/') ? path : `/api/v1/${path}`);
    if (this.actor.token) void test.set('Authorization', `Bearer ${this.actor.token}`);
    if (this.actor.cookie) void test.set('Cookie', this.actor.cookie);
    return test;
  }

  get(path: string): request.Test {
    return this.send('get', path);
  }

  post(path: string, body?: object): request.Test {
    return body ? this.send('post', path).send(body) : this.send('post', path);
  }

  /** PUT or PATCH at a version. */
  change(method: 'put' | 'patch', path: string, version: number, body: object): request.Test {
    return this.send(method, path).set('If-Match', `"${version}"`).send(body);
  }

  delete(path: string): request.Test {
    return this.send('delete', path);
  }
}
