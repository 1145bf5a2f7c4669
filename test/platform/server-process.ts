import { fork, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type * as embedded from '../../src/platform/database/embedded.js';
import { createDatabaseIfMissing, migrate } from '../../src/platform/database/migrate.js';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/**
 * A port that no outgoing connection is given: while nothing listens there, a client's own connection could take it,
 * even by connecting to itself.
 */
async function steadyPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + randomInt(10_000);
    const probe = createServer().listen(port, '127.0.0.1');
    const free = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    probe.close();
    if (free) return port;
  }
}

/** The built server in a process of its own, as `npm run serve` starts it. */
export class ServerProcess {
  said = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
  }

  /** @param given settings besides what it needs */
  static async start(databaseUrl: string, given: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = {
      ...{ PATH: process.env.PATH, DATABASE_URL: databaseUrl, PORT: String(port), PUBLIC_URL: url },
      ...{
        AUTH_SECRET: 'a secret of the tests, of forty characters',
        CONTENT_KEYS: `tests:${Buffer.alloc(32, 7).toString('base64')}`,
        LOG_LEVEL: 'error',
        RATE_LIMIT_FACTOR: '1000',
      },
      ...{ DATA_DIR: join(tmpdir(), `rapport-test-${process.pid}`), ...given },
    };
    const child = fork('dist/src/main.js', { env, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const server = new ServerProcess(child, url);
    for (const begun = Date.now(); ; await delay(50)) {
      const ready = await fetch(`${url}/health/ready`).catch(() => undefined);
      if (ready?.ok) return server;
      if (!server.runs || Date.now() - begun > 20_000) throw new Error(`The server did not start: ${server.said}`);
    }
  }

  get runs(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** @returns its exit code, and how long it took to go */
  async stop(): Promise<{ code: number | null; ms: number }> {
    const begun = Date.now();
    if (this.runs) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await ended;
    }
    return { code: this.child.exitCode, ms: Date.now() - begun };
  }
}

/** A PostgreSQL of a test's own, to stop and start again. */
export class OwnPostgres {
  private constructor(
    private readonly dataDir: string,
    private readonly port: number,
    private running: embedded.EmbeddedDatabase | undefined,
    readonly url: string,
    readonly ownerUrl: string,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const dataDir = mkdtempSync(join(tmpdir(), 'rapport-outage-'));
    // As root, PostgreSQL runs as another user, who has to reach its folder.
    chmodSync(dataDir, 0o755);
    const port = await steadyPort();
    const running = await (await builtEmbedded()).startEmbedded(dataDir, () => undefined, port);
    await createDatabaseIfMissing(running.ownerUrl);
    await migrate(running.ownerUrl, running.url);
    return new OwnPostgres(dataDir, port, running, running.url, running.ownerUrl);
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  /** On the same port, with what it held. */
  async startAgain(): Promise<void> {
    this.running = await (await builtEmbedded()).startEmbedded(this.dataDir, () => undefined, this.port);
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** Its keeper is a process that runs the compiled file beside it. */
async function builtEmbedded(): Promise<typeof embedded> {
  const file = pathToFileURL(resolve('dist/src/platform/database/embedded.js')).href;
  return (await import(file)) as typeof embedded;
}
