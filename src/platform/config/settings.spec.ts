import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, SettingsError } from './settings.js';

const production = {
  DATABASE_URL: 'postgres://rapport_app:secret@db:5432/rapport',
  AUTH_SECRET: 'a secret of more than thirty-two characters',
  CONTENT_KEYS: `2026:${Buffer.alloc(32, 1).toString('base64')}`,
  PUBLIC_URL: 'https://rapport.example.org/path',
};

function complaintsAbout(env: Record<string, string>, mode: 'production' | 'demonstration' = 'production'): string {
  try {
    readSettings(env, mode);
    return '';
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

describe('the settings', () => {
  it('have defaults for what need not be said', () => {
    const settings = readSettings(production, 'production');
    expect(settings).toMatchObject({ port: 3000, host: '127.0.0.1', poolSize: 5, logLevel: 'info' });
    expect(settings.publicUrl).toBe('https://rapport.example.org');
    expect(settings.database).toEqual({ url: production.DATABASE_URL, ownerUrl: undefined });
  });

  it('believe no proxy that is not named, and take addresses and networks of both kinds', () => {
    expect(readSettings(production, 'production')).toMatchObject({ trustedProxies: [], rateLimitFactor: 1 });
    const given = { ...production, TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8', RATE_LIMIT_FACTOR: '0.5' };
    expect(readSettings(given, 'production')).toMatchObject({
      trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'],
      rateLimitFactor: 0.5,
    });
  });

  it('name everything that production misses at once, with what it is for and an example', () => {
    const told = complaintsAbout({});
    for (const name of ['DATABASE_URL', 'AUTH_SECRET', 'CONTENT_KEYS', 'PUBLIC_URL'])
      expect(told).toContain(`${name}: is missing`);
    expect(told.match(/what for: /g)).toHaveLength(4);
    expect(told).toContain('for example: PUBLIC_URL=https://');
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['PORT', '1.5'],
    ['DATABASE_URL', 'mysql://db/rapport'],
    ['AUTH_SECRET', 'short'],
    ['CONTENT_KEYS', 'a secret of more than thirty-two characters'],
    ['PUBLIC_URL', 'rapport.example.org'],
    ['PUBLIC_URL', 'ftp://rapport.example.org'],
    ['DATABASE_POOL_SIZE', '0'],
    ['LOG_LEVEL', 'loud'],
    ['SMTP_URL', 'mail.example.org'],
    ['SMTP_URL', 'smtp://mail.example.org?tls.rejectUnauthorized=false'],
    ['MAIL_FROM', 'Rapport'],
    ['MAIL_FROM', 'a@example.org, b@example.org'],
    ['TRUSTED_PROXIES', 'loopback'],
    ['TRUSTED_PROXIES', '10.0.0.1;10.0.0.2'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.0/'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '::/0'],
    ['TRUSTED_PROXIES', 'fe80::1%eth0'],
    ['RATE_LIMIT_FACTOR', '0'],
    ['RATE_LIMIT_FACTOR', 'many'],
  ])('refuse %s=%s, naming it', (name, value) => {
    const told = complaintsAbout({ ...production, [name]: value });
    expect(told).toMatch(new RegExp(`^${name}: `));
    expect(told).toContain(`for example: ${name}=`);
  });

  it('never repeat a secret in what they complain about', () => {
    const wrong = {
      CONTENT_KEYS: '2026:hush',
      AUTH_SECRET: 'hush',
      DATABASE_URL: 'sql://u:pass@db',
      SMTP_URL: 'smtp://u:pass@mail/path',
    };
    expect(complaintsAbout({ ...production, ...wrong })).not.toMatch(/hush|pass@/);
  });

  it('take what is empty for left out', () => {
    expect(readSettings({ ...production, PORT: '', LOG_LEVEL: '' }, 'production').port).toBe(3000);
    expect(complaintsAbout({ ...production, AUTH_SECRET: '' })).toContain('AUTH_SECRET: is missing');
  });

  it('send mail into a folder and trust no proxy, unless said otherwise', () => {
    const { smtpUrl, mailFrom, trustedProxies } = readSettings(production, 'production');
    expect({ smtpUrl, trustedProxies }).toEqual({ smtpUrl: undefined, trustedProxies: [] });
    expect(mailFrom).toEqual({ name: 'Rapport', address: 'no-reply@localhost' });
  });

  it('name the mail server, whom mail is from, and the proxies in front', () => {
    const env = {
      SMTP_URL: 'smtps://u:pass@mail.example.org',
      MAIL_FROM: 'Byron Coaching <post@example.org>',
      TRUSTED_PROXIES: '10.0.0.0/8, 192.168.1.1,2001:db8::/32, ::1',
    };
    expect(readSettings({ ...production, ...env }, 'production')).toMatchObject({
      smtpUrl: env.SMTP_URL,
      mailFrom: { name: 'Byron Coaching', address: 'post@example.org' },
      trustedProxies: ['10.0.0.0/8', '192.168.1.1', '2001:db8::/32', '::1'],
    });
  });

  it('demand in production that a mail server be told whom mail is from', () => {
    const env = { SMTP_URL: 'smtps://mail.example.org' };
    expect(complaintsAbout({ ...production, ...env })).toMatch(/^MAIL_FROM: is missing/);
    expect(complaintsAbout({ ...production, ...env }, 'demonstration')).toBe('');
  });

  it('open with every key of what is said, and seal with the first', () => {
    const two = `${production.CONTENT_KEYS.replace('2026', '2027')},${production.CONTENT_KEYS}`;
    const { contentKeys } = readSettings({ ...production, CONTENT_KEYS: two }, 'production');
    expect(contentKeys.map(({ name }) => name)).toEqual(['2027', '2026']);
  });

  it('make the key of what is said once for the demonstration, for nobody else to read, and say so', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'rapport-settings-'));
    try {
      const told: string[] = [];
      const read = () => readSettings({ DATA_DIR: dataDir }, 'demonstration', (line) => void told.push(line));
      const { contentKeys } = read();
      expect(contentKeys).toEqual([{ name: 'demonstration', key: expect.objectContaining({ length: 32 }) }]);
      expect(told.join(' ')).toContain(join(dataDir, 'content-keys'));
      expect(told.join(' ')).not.toContain(contentKeys[0]?.key.toString('base64'));
      told.length = 0;
      expect(read().contentKeys).toEqual(contentKeys);
      expect(told).toEqual([]);
      expect(statSync(join(dataDir, 'content-keys')).mode & 0o077).toBe(0);
      writeFileSync(join(dataDir, 'content-keys'), 'half of i');
      expect(read).toThrow('content-keys is damaged');
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it('make the demonstration’s secret once, for nobody else to read', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'rapport-settings-'));
    try {
      const first = readSettings({ DATA_DIR: dataDir }, 'demonstration');
      expect(first.authSecret.length).toBeGreaterThanOrEqual(32);
      expect(readSettings({ DATA_DIR: dataDir }, 'demonstration').authSecret).toBe(first.authSecret);
      expect(statSync(join(dataDir, 'auth-secret')).mode & 0o077).toBe(0);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
