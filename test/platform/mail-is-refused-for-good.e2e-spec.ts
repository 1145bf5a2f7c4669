import { setTimeout as delay } from 'node:timers/promises';
import { connectAsOwner } from '../access/snapshot.js';
import { practiceItself } from '../../src/platform/database/caller.js';
import { Database } from '../../src/platform/database/database.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { Mailer } from '../../src/platform/mail/mailer.js';
import { PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const nobody = { name: 'Kit Coachee', address: 'nobody@example.org' };

describe('a mail that its server refuses for good', () => {
  let test: TestApp;
  let practiceId: string;

  beforeAll(async () => {
    // The queue's own time is the database's.
    test = await TestApp.start(new Date().toISOString());
    ({ practiceId } = await PracticeBuilder.start(test));
    test.mail.refused.add(nobody.address);
    const mail = { to: nobody, subject: 'Hello', text: 'Your code' };
    test.app.get(Jobs).handle('agreement-lapses', () => test.app.get(Mailer).send(mail));
  });
  afterAll(() => test.stop());

  const send = (key: string) =>
    test.app
      .get(Database)
      .transaction(practiceItself(practiceId), (tx) =>
        test.app.get(Jobs).send(tx, 'agreement-lapses', { practiceId }, test.clock.now(), key),
      );
  async function jobs(): Promise<object[]> {
    const owner = await connectAsOwner(test);
    const { rows } = await owner.query<object>(
      `select state, output, retry_count as retries from jobs.job where name = 'agreement-lapses'`,
    );
    await owner.end();
    return rows;
  }

  it('is done with, where jobs are done by hand', async () => {
    await send('by hand');
    await test.app.get(Jobs).runDue(['agreement-lapses']);
    expect(await jobs()).toEqual([]);
  });

  it('is given up at once, and the job keeps no more than a code', async () => {
    await send('by a worker');
    await test.app.get(Jobs).start();
    const done = { state: 'completed', output: { name: 'MailRefused EENVELOPE 550' }, retries: 0 };
    for (let waited = 0; !JSON.stringify(await jobs()).includes('completed') && waited < 100; waited++) await delay(50);
    expect(await jobs()).toEqual([done]);
  });

  it('is told by the log, without the address and what it said', () => {
    const told = test.log.filter((line) => line.includes('a mail was refused for good'));
    expect(told).toHaveLength(2);
    for (const line of told) expect(JSON.parse(line)).toMatchObject({ level: 40, why: 'EENVELOPE 550' });
    expect(test.log.join()).not.toMatch(/nobody@|Your code|Hello/);
  });
});
