import { readFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/.+/, 'must be a PostgreSQL address');
const origin = z.url({ protocol: /^https?$/ });

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: origin.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(50).default(5),
  AUTH_SECRET: z.string().min(32).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** For each setting: why it is there, and one that would be accepted. Told to whoever got one wrong. */
const guidance: Record<keyof z.infer<typeof schema>, { why: string; example: string }> = {
  PORT: { why: 'the port the server listens on', example: '3000' },
  HOST: { why: 'the address the server listens on', example: '0.0.0.0' },
  PUBLIC_URL: {
    why: 'where browsers reach the server; cookies are bound to it',
    example: 'https://rapport.example.org',
  },
  DATABASE_URL: {
    why: 'the database, as the role rapport_app that the server runs as',
    example: 'postgres://rapport_app:…@db:5432/rapport',
  },
  DATABASE_OWNER_URL: {
    why: 'the same database, as the owner that migrates it',
    example: 'postgres://rapport_owner:…@db:5432/rapport',
  },
  DATABASE_POOL_SIZE: { why: 'connections of one server; few are faster than many', example: '5' },
  AUTH_SECRET: {
    why: 'signs the sign-in cookies; at least 32 characters, the same on every instance',
    example: 'the output of: openssl rand -base64 48',
  },
  DATA_DIR: { why: 'where the embedded database and its passwords live', example: '.data' },
  LOG_LEVEL: { why: 'how much is logged', example: 'info' },
};

export interface Settings {
  port: number;
  host: string;
  /** Origin as browsers see it, without a trailing slash. */
  publicUrl: string;
  /** Undefined: the embedded PostgreSQL is used. */
  database?: { url: string; ownerUrl?: string };
  poolSize: number;
  authSecret: string;
  dataDir: string;
  logLevel: z.infer<typeof schema>['LOG_LEVEL'];
}

/** Settings that are missing or wrong: one line each, which, why and an example. */
export class SettingsError extends Error {}

/**
 * Reads the settings from the environment.
 * @param env the process's environment, or a part of it
 * @param mode `production` demands DATABASE_URL, AUTH_SECRET and PUBLIC_URL; `demonstration` makes what is missing
 * @throws SettingsError naming every wrong setting at once
 */
export function readSettings(env: NodeJS.ProcessEnv, mode: 'production' | 'demonstration'): Settings {
  const given = Object.fromEntries(Object.keys(guidance).map((key) => [key, env[key] === '' ? undefined : env[key]]));
  const parsed = schema.safeParse(given);
  const complaints = parsed.success
    ? []
    : parsed.error.issues.map((issue) => complaint(issue.path[0] as keyof typeof guidance, issue.message));
  if (mode === 'production') {
    for (const key of ['DATABASE_URL', 'AUTH_SECRET', 'PUBLIC_URL'] as const)
      if (!given[key]) complaints.push(complaint(key, 'is missing'));
  }
  if (!parsed.success || complaints.length) throw new SettingsError(complaints.join('\n'));
  return settled(parsed.data);
}

function complaint(key: keyof typeof guidance, what: string): string {
  const { why, example } = guidance[key];
  return `${key}: ${what}\n    what for:    ${why}\n    for example: ${key}=${example}`;
}

function settled(values: z.infer<typeof schema>): Settings {
  const dataDir = resolve(values.DATA_DIR);
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: new URL(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).origin,
    database: values.DATABASE_URL ? { url: values.DATABASE_URL, ownerUrl: values.DATABASE_OWNER_URL } : undefined,
    poolSize: values.DATABASE_POOL_SIZE,
    authSecret: values.AUTH_SECRET ?? keptSecret(dataDir),
    dataDir,
    logLevel: values.LOG_LEVEL,
  };
}

/** Only the demonstration comes here: its secret is made once and kept, so that a restart ends no sign-in. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(48).toString('base64url');
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
