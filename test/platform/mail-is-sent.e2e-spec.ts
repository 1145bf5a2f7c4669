import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { Clock } from '../../src/platform/clock/clock.js';
import { practiceItself } from '../../src/platform/database/caller.js';
import { Database } from '../../src/platform/database/database.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { Envelope } from '../../src/platform/mail/envelope.js';
import { Mailer, MailNotSent, MailRefused, type Mail } from '../../src/platform/mail/mailer.js';
import { SmtpMailer } from '../../src/platform/mail/smtp-mailer.js';
import { PracticeBuilder } from '../support/practice.js';
import { settingsFor, TestApp } from '../support/test-app.js';
import { connected } from './sql.js';

const kit = { name: 'Kit Coachee', address: 'kit@example.org' };
const mailTo = (to = kit, given: Partial<Mail> = {}): Mail => ({ to, subject: 'Hello', text: 'Your code', ...given });

/** The headers that a mail has, each once. */
const OURS = [
  ...['auto-submitted', 'content-transfer-encoding', 'content-type', 'date', 'from', 'message-id'],
  ...['mime-version', 'subject', 'to'],
];

describe('a mail', () => {
  let test: TestApp;
  let owner: Client;
  const send = (mail: Mail) => test.app.get(Mailer).send(mail);

  beforeAll(async () => {
    // The queue's own time is the database's.
    test = await TestApp.start(new Date().toISOString());
    owner = await connected(test.database.ownerUrl);
  });
  afterEach(() => {
    test.mail.clear();
    test.mail.refused.clear();
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  it('arrives as it was written, from whom the settings say', async () => {
    await send(mailTo(kit, { subject: 'Your code', text: 'It is 123456.\n', html: '<p>It is 123456.</p>' }));
    const mail = await test.mail.to(kit.address);
    expect(mail).toMatchObject({
      from: { name: 'Rapport', address: 'no-reply@rapport.example' },
      to: [kit],
      recipients: [kit.address],
      subject: 'Your code',
      text: expect.stringMatching(/^It is 123456\.\s+$/),
    });
    expect(mail.html).toContain('<p>It is 123456.</p>');
  });

  it('says that a machine wrote it, when, and on which host', async () => {
    await send(mailTo());
    const { headers, messageId, date } = await test.mail.to(kit.address);
    expect(headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(messageId).toMatch(/^<[\w-]{36}@localhost>$/);
    expect(Math.abs(Date.parse(date ?? '') - test.app.get(Clock).now().getTime())).toBeLessThan(5_000);
  });

  it('can be recognized where it arrives twice, since a job may be done twice', async () => {
    for (const id of ['code-1', 'code-1', 'code-2']) await send(mailTo(kit, { id }));
    const ids = test.mail.all.map(({ messageId }) => messageId);
    expect(ids).toEqual(['<code-1@localhost>', '<code-1@localhost>', '<code-2@localhost>']);
  });

  it.each([
    ['Zoë Öztürk-Ñandú', 'zoe@example.org'],
    ['王小明', 'wang@example.org'],
    ['Ada “Countess” Byron, PhD', 'ada@example.org'],
    ['🦊 Fox', 'fox@example.org'],
    ['', 'nameless@example.org'],
  ])('reaches %s <%s>, name and subject intact', async (name, address) => {
    const subject = `Für ${name || 'you'}: ${'a long subject – '.repeat(10)}`.trim();
    await send(mailTo({ name, address }, { subject, text: `Für ${name}` }));
    const mail = await test.mail.to(address);
    expect(mail).toMatchObject({ to: [{ name, address }], subject, recipients: [address] });
    expect(mail.text?.trim()).toBe(`Für ${name}`.trim());
  });

  it('reaches a domain that is not spelled in ASCII', async () => {
    await send(mailTo({ name: 'Jõel', address: 'joel@jõgeva.ee' }));
    expect(await test.mail.to('joel@jõgeva.ee')).toMatchObject({ to: [{ name: 'Jõel' }] });
  });

  it.each([
    ['a name', { name: 'Kit\r\nBcc: eve@evil.example\r\nX-Evil: 1', address: kit.address }, {}],
    ['a name that closes its quotes', { name: 'Kit" <eve@evil.example>, "', address: kit.address }, {}],
    ['a name that ends the headers', { name: 'Kit\n\nX-Evil: 1', address: kit.address }, {}],
    ['a subject', kit, { subject: 'Hello\r\nBcc: eve@evil.example\r\nX-Evil: 1\r\n\r\nBody' }],
    [
      'a subject with other line breaks',
      kit,
      { subject: 'Hello\u2028Bcc: eve@evil.example\u0085X-Evil: 1\vX-Evil: 1' },
    ],
    ['a text', kit, { text: 'Hello\r\n.\r\nMAIL FROM:<eve@evil.example>\r\nRCPT TO:<eve@evil.example>\r\n' }],
  ])('goes to its one recipient, and has our headers alone, whatever is in %s', async (_where, to, given) => {
    await send(mailTo(to, given));
    expect(test.mail.all).toHaveLength(1);
    const mail = await test.mail.to(kit.address);
    expect(mail.recipients).toEqual([kit.address]);
    expect(mail.to?.map(({ address }) => address)).toEqual([kit.address]);
    const keys = mail.headers.map(({ key }) => key);
    expect(keys.filter((key, at) => !OURS.includes(key) || keys.indexOf(key) !== at)).toEqual([]);
  });

  it.each([
    'kit@example.org,eve@evil.example',
    'kit@example.org>\r\nRCPT TO:<eve@evil.example',
    '"eve@evil.example, x"@example.org',
    'eve@evil.example <kit@example.org>',
  ])('goes nowhere else by way of the address %j', async (address) => {
    await send(mailTo({ name: 'Kit', address })).catch(() => undefined);
    const reached = test.mail.all.flatMap(({ recipients }) => recipients);
    expect(reached.filter((each) => each.endsWith('@evil.example') || each.endsWith('@evil.example"'))).toEqual([]);
    expect(reached.length).toBeLessThan(2);
  });

  it('takes no file and no address of the web for its text', async () => {
    const file = { path: '/etc/hostname' } as unknown as string;
    const web = { href: 'http://127.0.0.1/' } as unknown as string;
    await expect(send(mailTo(kit, { text: file }))).rejects.toThrow(MailNotSent);
    await expect(send(mailTo(kit, { text: web }))).rejects.toThrow(MailNotSent);
    expect(test.mail.all).toEqual([]);
  });

  it('that is refused throws, and what is thrown quotes neither the server nor the address', async () => {
    test.mail.refused.add(kit.address);
    const thrown: unknown = await send(mailTo()).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(MailRefused);
    const { name, message, stack, cause } = thrown as Error;
    expect(name).toBe('MailRefused EENVELOPE 550');
    expect(cause).toBeUndefined();
    expect([name, message, stack, JSON.stringify(thrown)].join()).not.toMatch(/kit@|mailbox/);
    await send(mailTo({ name: 'Cora', address: 'cora@example.org' }));
    expect(test.mail.all).toHaveLength(1);
  });

  describe('to a server that', () => {
    const PATIENCE_MS = 400;
    let silent: Server;
    let mailer: SmtpMailer;

    beforeAll(async () => {
      silent = createServer((socket) => void socket.on('error', () => undefined)).listen(0, '127.0.0.1');
      await once(silent, 'listening');
    });
    afterEach(() => mailer.onApplicationShutdown());
    afterAll(() => new Promise((resolve) => silent.close(resolve)));

    /** How it went, and how long that took. */
    async function attempt(port: number, given: object = {}): Promise<{ why: string; ms: number }> {
      const server = { host: '127.0.0.1', port, secure: false, startTls: 'never' as const, ...given };
      mailer = new SmtpMailer(
        server,
        new Envelope(settingsFor(''), new Clock()),
        { warn: () => undefined },
        PATIENCE_MS,
      );
      const begun = Date.now();
      const why = await mailer.send(mailTo()).then(
        () => 'sent',
        (error: Error) => error.name,
      );
      return { why, ms: Date.now() - begun };
    }
    const portOf = (url: string) => Number(new URL(url).port);

    it('is there is sent', async () => {
      expect(await attempt(portOf(test.mail.url))).toMatchObject({ why: 'sent' });
    });

    it('is away throws at once', async () => {
      const gone = createServer().listen(0, '127.0.0.1');
      await once(gone, 'listening');
      const { port } = gone.address() as AddressInfo;
      await new Promise((resolve) => gone.close(resolve));
      const { why, ms } = await attempt(port);
      expect(why).toMatch(/^MailNotSent E(SOCKET|CONNECTION|CONNREFUSED)/);
      expect(ms).toBeLessThan(PATIENCE_MS);
    });

    it('says nothing throws once patience is over', async () => {
      const { why, ms } = await attempt((silent.address() as AddressInfo).port);
      expect(why).toBe('MailNotSent ETIMEDOUT');
      expect(ms).toBeLessThan(2 * PATIENCE_MS);
    });

    it('hangs up again and again throws, too', async () => {
      const rude = createServer((socket) => void socket.end()).listen(0, '127.0.0.1');
      await once(rude, 'listening');
      const { why, ms } = await attempt((rude.address() as AddressInfo).port);
      expect(why).toMatch(/^MailNotSent E/);
      expect(ms).toBeLessThan(2 * PATIENCE_MS + 500);
      await new Promise((resolve) => rude.close(resolve));
    });

    it('offers no TLS, where TLS is demanded, is told nothing', async () => {
      const auth = { user: 'rapport', pass: 'hush' };
      const { why } = await attempt(portOf(test.mail.url), { startTls: 'required', auth });
      expect(why).toMatch(/^MailNotSent ETLS/);
      expect(test.mail.all).toEqual([]);
    });
  });

  it('that its server takes later is sent by the same job then, and the job keeps no more than a code', async () => {
    const { practiceId } = await PracticeBuilder.start(test);
    test.mail.clear();
    const jobs = test.app.get(Jobs);
    jobs.handle('agreement-lapses', () => send(mailTo()));
    test.mail.busy = true;
    await test.app.get(Database).transaction(practiceItself(practiceId), async (tx) => {
      await jobs.send(tx, 'agreement-lapses', { practiceId }, new Date(), 'a mail');
    });
    await jobs.start();
    const job = async () => {
      const { rows } = await owner.query(`select state, output from jobs.job where name = 'agreement-lapses'`);
      return rows[0];
    };
    for (let waited = 0; (await job())?.state !== 'retry' && waited < 100; waited++) await delay(50);
    expect(await job()).toEqual({
      state: 'retry',
      output: { name: 'MailNotSent EENVELOPE 451' },
    });
    test.mail.busy = false;
    // As if the wait were over.
    await owner.query(`update jobs.job set start_after = now() where name = 'agreement-lapses'`);
    for (let waited = 0; !test.mail.all.length && waited < 100; waited++) await delay(50);
    expect(await test.mail.to(kit.address)).toMatchObject({ text: 'Your code\n' });
  });

  it('left no address, subject or text in the log', () => {
    expect(test.log.join()).not.toMatch(/kit@|example\.org|Your code|Hello/);
  });
});
