import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { Clock } from '../../src/platform/clock/clock.js';
import { chooseMailer } from '../../src/platform/mail/choose-mailer.js';
import { KeptMailer } from '../../src/platform/mail/kept-mailer.js';
import { MailNotSent, type Mail, type Mailer } from '../../src/platform/mail/mailer.js';
import { cloneDatabase } from '../support/test-database.js';
import { settingsFor } from '../support/test-app.js';
import { ServerProcess } from './server-process.js';

const mail: Mail = {
  to: { name: 'Zoë Öztürk', address: 'zoe@example.org' },
  subject: 'Für Zoë: your code\r\nBcc: eve@evil.example',
  text: 'It is 123456.\n',
  html: '<p>It is <b>123456</b>.</p>',
};

describe('where there is no mail server, a mail', () => {
  let dataDir: string;
  let mailer: Mailer;
  let clock: Clock;
  const logged: object[] = [];

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'rapport-mail-'));
    clock = new Clock();
    clock.set(new Date('2026-09-24T12:00:00Z'));
    logged.length = 0;
    const info = (about: object, message?: string) => void logged.push({ ...about, message });
    mailer = chooseMailer({ ...settingsFor(''), dataDir }, clock, { info, warn: info });
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const files = () => readdirSync(join(dataDir, 'mail')).map((name) => join(dataDir, 'mail', name));

  it('is written into a file that any mail program reads', async () => {
    await mailer.send(mail);
    const [file = ''] = files();
    const raw = readFileSync(file);
    expect(raw.toString().split('\r\n\r\n', 1)[0]).not.toMatch(/(^|[^\r])\n|Bcc:(?! eve)/);
    const read = await PostalMime.parse(raw);
    expect(read).toMatchObject({
      from: { name: 'Rapport', address: 'no-reply@rapport.example' },
      to: [mail.to],
      subject: 'Für Zoë: your code Bcc: eve@evil.example',
      text: expect.stringMatching(/^It is 123456\.\s+$/),
    });
    expect(read.bcc).toBeUndefined();
    expect(read.html).toContain('<b>123456</b>');
  });

  it('is for whoever runs the server, and no other user of the machine', async () => {
    await mailer.send(mail);
    const [file = ''] = files();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'mail')).mode & 0o777).toBe(0o700);
  });

  it('has a name that sorts by time, and tells nobody’s address', async () => {
    for (const instant of ['2026-12-31T23:59:59.999Z', '2026-09-24T12:00:00Z', '2027-01-01T00:00:00Z']) {
      clock.set(new Date(instant));
      await mailer.send(mail);
    }
    const names = files().map((file) => file.slice(dataDir.length));
    expect(names.map((name) => name.slice(6, 14))).toEqual(['20260924', '20261231', '20270101']);
    expect(names.filter((name) => !/^\/mail\/\d{8}T\d{9}Z-[0-9a-f]{8}\.eml$/.test(name))).toEqual([]);
  });

  it('is told of in one line of the log, which says where it is and nothing of what is in it', async () => {
    await mailer.send(mail);
    const message = 'mail was written to a file: there is no SMTP_URL';
    expect(logged).toEqual([{ file: files()[0], message }]);
    expect(JSON.stringify(logged)).not.toMatch(/123456|zoe|Zoë/);
  });

  it('that cannot be written throws, so that its job is done again', async () => {
    writeFileSync(join(dataDir, 'mail'), 'not a folder');
    const thrown: unknown = await mailer.send(mail).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(MailNotSent);
    expect((thrown as Error).name).toMatch(/^MailNotSent E(EXIST|NOTDIR)$/);
    expect(logged).toEqual([]);
  });
});

describe('a server in production', () => {
  const WARNING = 'mail goes into a folder and to nobody: set SMTP_URL';

  it.each([
    ['that names no mail server warns once that mail goes into a folder', {}, 1],
    ['that names one has nothing to warn of', { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'post@example.org' }, 0],
  ])('%s', async (_title, given, times) => {
    const database = await cloneDatabase();
    const server = await ServerProcess.start(database.url, { LOG_LEVEL: 'warn', ...given });
    expect(await server.stop()).toMatchObject({ code: 0 });
    expect(server.said.split(WARNING).length - 1).toBe(times);
    await database.drop();
  });
});

describe('mail of people who are made up', () => {
  it('is kept, and the latest to an address is found', async () => {
    const kept = new KeptMailer();
    await kept.send(mail);
    await kept.send({ ...mail, text: 'It is 654321.\n' });
    await kept.send({ ...mail, to: { name: 'Kit', address: 'kit@example.org' } });
    expect(kept.all).toHaveLength(3);
    expect(kept.to('zoe@example.org')?.text).toBe('It is 654321.\n');
    expect(kept.to('nobody@example.org')).toBeUndefined();
  });
});
