import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { connectAsOwner } from '../access/snapshot.js';
import { auditChains } from '../../src/platform/database/audit-chains.js';
import { verify } from '../../src/audit/verification.js';
import { entriesOf } from './trail.js';

describe('where many act at once', () => {
  let test: TestApp;
  let owner: Client;

  beforeAll(async () => {
    test = await TestApp.start();
    owner = await connectAsOwner(test);
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const days = (at: number) => ({ firstDay: `20${30 + at}-01-07`, lastDay: `20${30 + at}-01-08` });

  it('in one practice, the chain has each of them, and no gap', async () => {
    const practice = await PracticeBuilder.start(test);
    const people = await Promise.all([practice.coach(), practice.coachee(), practice.coachee()]);
    const [before] = await entriesOf(test, practice.administrator);
    const asked = Array.from({ length: 50 }, (_, at) =>
      test
        .as(people[at % people.length])
        .post('time-off', days(at))
        .expect(201),
    );
    await Promise.all(asked);
    const entries = await entriesOf(test, practice.administrator, 'action=time-off.manage');
    expect(entries).toHaveLength(50);
    const first = (before?.sequence ?? 0) + 1;
    expect(entries.map(({ sequence }) => sequence).toReversed()).toEqual(entries.map((_, at) => first + at));
    for await (const { broken } of verify(auditChains(test.database.ownerUrl), [])) expect(broken).toBeUndefined();
  });

  it('in two practices, neither waits for the other; and who had to try again is recorded once', async () => {
    const [held, free] = [await PracticeBuilder.start(test), await PracticeBuilder.start(test)];
    await owner.query('begin');
    await owner.query('select * from audit_head where practice_id = $1 for update', [held.practiceId]);
    let heldIsDone = false;
    const waiting = test
      .as(held.administrator)
      .post('time-off', days(0))
      .then(({ status }) => {
        heldIsDone = true;
        return status;
      });
    await test.as(free.administrator).post('time-off', days(0)).expect(201);
    expect(heldIsDone).toBe(false);
    // Longer than a lock is waited for.
    await delay(2_300);
    await owner.query('rollback');
    expect(await waiting).toBe(201);
    const [entry, before] = await entriesOf(test, held.administrator);
    expect(entry).toMatchObject({ action: 'time-off.manage', wrote: { time_off: [expect.any(String)] } });
    expect(before?.action).not.toBe('time-off.manage');
  });
});
