import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Readable } from 'node:stream';

/** A PostgreSQL of our own, in a folder. */
export interface EmbeddedDatabase {
  /** As the owner, who migrates. */
  ownerUrl: string;
  /** As `rapport_app`, that the server runs as. */
  url: string;
  stop(): Promise<void>;
}

interface Passwords {
  owner: string;
  app: string;
}

/**
 * Starts the embedded PostgreSQL 18, making its cluster on the first run.
 * @param dataDir folder that keeps the cluster and its passwords
 * @param tell is told of steps that take long
 * @param port where it listens; any that is free if left out
 */
export async function startEmbedded(
  dataDir: string,
  tell: (step: string) => void,
  port?: number,
): Promise<EmbeddedDatabase> {
  mkdirSync(dataDir, { recursive: true });
  const passwords = keptPasswords(dataDir);
  const listensAt = port ?? (await freePort());
  const keeper = await startKeeper([join(dataDir, 'postgres'), String(listensAt), passwords.owner], tell);
  const url = (user: string, password: string, database: string) =>
    `postgres://${user}:${password}@127.0.0.1:${listensAt}/${database}`;
  return {
    ownerUrl: url('postgres', passwords.owner, 'rapport'),
    url: url('rapport_app', passwords.app, 'rapport'),
    stop: () => stopKeeper(keeper),
  };
}

async function startKeeper(args: string[], tell: (step: string) => void): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./embedded-process.js', import.meta.url));
  const keeper = fork(script, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  let said = '';
  (keeper.stderr as Readable).on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    keeper.on('exit', (code) => reject(new Error(`The embedded PostgreSQL did not start (${code}). ${said}`)));
    keeper.on('message', (message: { step: string; why?: string }) => {
      if (message.step === 'initialise') tell('Making a database (once) …');
      if (message.step === 'ready') resolve(keeper);
      if (message.step === 'failed')
        reject(new Error(`The embedded PostgreSQL did not start: ${message.why}. ${said}`));
    });
  });
}

async function stopKeeper(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null) return;
  const ended = once(keeper, 'exit');
  keeper.disconnect();
  await ended;
}

function keptPasswords(dataDir: string): Passwords {
  const file = join(dataDir, 'database-passwords.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  const password = () => randomBytes(24).toString('base64url');
  const passwords = { owner: password(), app: password() };
  writeFileSync(file, JSON.stringify(passwords), { mode: 0o600 });
  return passwords;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
