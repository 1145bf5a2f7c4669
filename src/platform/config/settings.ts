import { readFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { mailAddressOf, smtpServerOf, type MailAddress } from './mail-settings.js';
import { masterKeysOf, type MasterKey } from '../secrets/master-keys.js';
import { networksOf } from './networks.js';

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/.+/, 'must be a PostgreSQL address');
const origin = z.url({ protocol: /^https?$/ });
const smtpUrl = z.string().refine(smtpServerOf, 'must be the address of a mail server');
const mailFrom = z.string().transform(reading(mailAddressOf, 'must be one address, with or without a name'));
const contentKeys = z.string().transform(reading(masterKeysOf, 'must be a name and 32 bytes in base64, or several'));
const networks = z.string().transform(reading(networksOf, 'must be IP addresses or networks, with commas between'));

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: origin.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(50).default(5),
  AUTH_SECRET: z.string().min(32).optional(),
  CONTENT_KEYS: contentKeys.optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailFrom.default({ name: 'Rapport', address: 'no-reply@localhost' }),
  TRUSTED_PROXIES: networks.default([]),
  DATA_DIR: z.string().min(1).default('.data'),
  RATE_LIMIT_FACTOR: z.coerce.number().positive().max(1_000_000).default(1),
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
    why: 'seals secrets in the database and keys mailed codes; at least 32 characters, the same on every instance',
    example: 'the output of: openssl rand -base64 48',
  },
  CONTENT_KEYS: {
    why: 'what is said is sealed under these; the first seals, the others still open. Without them it is lost',
    example: '2026:the output of openssl rand -base64 32',
  },
  SMTP_URL: {
    why: 'the mail server; without one, mail is written into a folder of DATA_DIR',
    example: 'smtps://rapport:…@mail.example.org:465',
  },
  MAIL_FROM: { why: 'whom mail is from', example: 'Rapport <no-reply@example.org>' },
  TRUSTED_PROXIES: {
    why: 'the reverse proxies in front, whose word is taken for where a request comes from; nobody’s without it',
    example: '10.0.0.0/8,192.168.1.1',
  },
  DATA_DIR: { why: 'where mail is written without a mail server, and the embedded database lives', example: '.data' },
  RATE_LIMIT_FACTOR: { why: 'how many times the usual number of requests and attempts is allowed', example: '2' },
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
  /** What the keys of engagements are wrapped under; the first wraps, the others open. */
  contentKeys: MasterKey[];
  /** Undefined: mail is written into a folder of `dataDir`. */
  smtpUrl?: string;
  mailFrom: MailAddress;
  /** IP addresses and networks whose X-Forwarded-For is believed; none if empty. */
  trustedProxies: string[];
  dataDir: string;
  /** What every rate limit is multiplied with. */
  rateLimitFactor: number;
  logLevel: z.infer<typeof schema>['LOG_LEVEL'];
}

/** Settings that are missing or wrong: one line each, which, why and an example. */
export class SettingsError extends Error {}

/**
 * Reads the settings from the environment.
 * @param env the process's environment, or a part of it
 * @param mode `production` demands DATABASE_URL, AUTH_SECRET, CONTENT_KEYS and PUBLIC_URL, and MAIL_FROM for a mail
 *   server; `demonstration` makes what is missing
 * @param tell whom to tell what was made, where it has to be kept
 * @throws SettingsError naming every wrong setting at once
 */
export function readSettings(
  env: NodeJS.ProcessEnv,
  mode: 'production' | 'demonstration',
  tell: (line: string) => void = () => undefined,
): Settings {
  const given = Object.fromEntries(Object.keys(guidance).map((key) => [key, env[key] === '' ? undefined : env[key]]));
  const parsed = schema.safeParse(given);
  const complaints = parsed.success
    ? []
    : parsed.error.issues.map((issue) => complaint(issue.path[0] as keyof typeof guidance, issue.message));
  if (mode === 'production') {
    for (const key of ['DATABASE_URL', 'AUTH_SECRET', 'CONTENT_KEYS', 'PUBLIC_URL'] as const)
      if (!given[key]) complaints.push(complaint(key, 'is missing'));
    if (given.SMTP_URL && !given.MAIL_FROM)
      complaints.push(complaint('MAIL_FROM', 'is missing: a mail server wants to know it'));
  }
  if (!parsed.success || complaints.length) throw new SettingsError(complaints.join('\n'));
  return settled(parsed.data, tell);
}

/** What `read` makes of a text; one that it makes nothing of is refused. */
function reading<T>(read: (text: string) => T | undefined, expected: string) {
  return (text: string, context: z.RefinementCtx): T => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue(expected);
    return z.NEVER;
  };
}

function complaint(key: keyof typeof guidance, what: string): string {
  const { why, example } = guidance[key];
  return `${key}: ${what}\n    what for:    ${why}\n    for example: ${key}=${example}`;
}

function settled(values: z.infer<typeof schema>, tell: (line: string) => void): Settings {
  const dataDir = resolve(values.DATA_DIR);
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: new URL(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).origin,
    database: values.DATABASE_URL ? { url: values.DATABASE_URL, ownerUrl: values.DATABASE_OWNER_URL } : undefined,
    poolSize: values.DATABASE_POOL_SIZE,
    authSecret: values.AUTH_SECRET ?? keptSecret(dataDir, 'auth-secret', newSecret),
    contentKeys: values.CONTENT_KEYS ?? keptContentKeys(dataDir, tell),
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    trustedProxies: values.TRUSTED_PROXIES,
    dataDir,
    rateLimitFactor: values.RATE_LIMIT_FACTOR,
    logLevel: values.LOG_LEVEL,
  };
}

/** Only the demonstration comes here: its secrets are made once and kept, so that a restart ends no sign-in. */
function keptSecret(dataDir: string, name: string, make: () => string): string {
  const file = join(dataDir, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(dataDir, { recursive: true });
  const secret = make();
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}

function keptContentKeys(dataDir: string, tell: (line: string) => void): MasterKey[] {
  const kept = keptSecret(dataDir, 'content-keys', () => {
    tell(
      `Made a key for what is said, in ${join(dataDir, 'content-keys')}. Whoever has it and the database reads notes;`,
    );
    tell('without it nobody does, ever again. A demonstration may keep it beside its database. In production, do not.');
    return `demonstration:${randomBytes(32).toString('base64')}`;
  });
  const keys = masterKeysOf(kept);
  if (!keys) throw new SettingsError(`${join(dataDir, 'content-keys')} is damaged: put back the one that was kept`);
  return keys;
}

function newSecret(): string {
  return randomBytes(48).toString('base64url');
}
