import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import request from 'supertest';
import { Agent, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { RunningSettings } from '../../src/platform/config/running-settings.js';
import { Jobs, MAIL_QUEUES } from '../../src/platform/jobs/jobs.js';
import { Mailbox } from './mailbox.js';
import { cloneDatabase, type TestDatabase } from './test-database.js';

/** The whole application on a database of its own, with a clock to set, a log to read and a mailbox to look into. */
export class TestApp {
  private delivering = Promise.resolve();
  /** Connections that are kept open, as browsers keep them: a request costs half of what it does on one of its own. */
  private readonly connections = new Agent({ keepAlive: true });

  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
    readonly clock: Clock,
    /** Every line that was logged. */
    readonly log: string[],
    /** Where all its mail arrives. */
    readonly mail: Mailbox,
    /** Where it says that it is. */
    readonly publicUrl: string,
  ) {}

  /**
   * @param now what the clock reads at first; Thursday, 24 September 2026, 12:00 in UTC if left out
   * @param overrides settings that this test is about
   */
  static async start(now = '2026-09-24T12:00:00Z', overrides: Partial<RunningSettings> = {}): Promise<TestApp> {
    const [database, mail] = await Promise.all([cloneDatabase(), Mailbox.start()]);
    const clock = new Clock();
    clock.set(new Date(now));
    const log: string[] = [];
    const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) });
    const settings = { ...settingsFor(database.url, mail.url), ...overrides };
    const app = await createApp(settings, { clock, logger });
    // Otherwise supertest would have it listen, and close, around each request.
    await app.listen(settings.port, settings.host);
    return new TestApp(app, database, clock, log, mail, settings.publicUrl);
  }

  get server(): Server {
    return this.app.getHttpServer();
  }

  /** Somebody who asks, with an API token or a cookie, or nobody. */
  as(actor?: { token?: string; cookie?: string }): Asking {
    return new Asking(this.server, actor, this.connections);
  }

  /** Sets the clock, and does every job that is due by then. */
  async goTo(instant: string): Promise<void> {
    this.clock.set(new Date(instant));
    await this.app.get(Jobs).runDue();
  }

  /** Sends the mail that is to be sent, and does no other job. */
  deliver(): Promise<void> {
    // One at a time: two at once would send the same mail twice, and the later code takes the earlier one's place.
    this.delivering = this.delivering.then(() => this.app.get(Jobs).runDue(MAIL_QUEUES));
    return this.delivering;
  }

  /** Ends it; a defect that any request met on the way fails the test file, whatever the test looked at. */
  async stop(): Promise<void> {
    this.connections.destroy();
    await this.app.close();
    await this.mail.stop();
    await this.database.drop();
    const defects = this.log.filter((line) => line.includes('"msg":"defect"'));
    if (defects.length) throw new Error(`The server met defects:\n${defects.join('\n')}`);
  }
}

/** @param smtpUrl where mail is sent to; into a folder nobody looks into if left out */
export function settingsFor(databaseUrl: string, smtpUrl?: string): RunningSettings {
  return {
    ...{ port: 0, host: '127.0.0.1', publicUrl: 'http://localhost', databaseUrl, poolSize: 10 },
    ...{
      authSecret: 'a secret of the tests, of forty characters',
      contentKeys: [{ name: 'tests', key: Buffer.alloc(32, 7) }],
      logLevel: 'debug' as const,
    },
    // A test asks in a minute what people ask in a day; limits have tests of their own.
    ...{ smtpUrl, mailFrom: { name: 'Rapport', address: 'no-reply@rapport.example' }, trustedProxies: [] },
    ...{ dataDir: join(tmpdir(), `rapport-test-${process.pid}`), rateLimitFactor: 1_000 },
  };
}

type Method = 'head' | 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What no API token is for: people sign in for it, and so does whoever has both. */
const THEIR_OWN =
  /^(api-tokens|sign-ins|me\/(password|address|second-factor|passkeys|company-sign-in)|companies\/[^/]+\/identity)/;

/** Requests of one actor. */
export class Asking {
  constructor(
    private readonly server: Server,
    private readonly actor: { token?: string; cookie?: string } = {},
    /** Those that it asks over; one of its own for each request if left out. */
    private readonly connections?: Agent,
  ) {}

  send(method: Method, path: string): request.Test {
    const address = path.startsWith('/') ? path : `/api/v1/${path}`;
    const test = request(this.server)[method](address);
    if (this.connections) test.agent(this.connections);
    const { token, cookie } = this.actor;
    if (cookie && (!token || THEIR_OWN.test(path.replace('/api/v1/', '')))) return test.set('Cookie', cookie);
    return token ? test.set('Authorization', `Bearer ${token}`) : test;
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
