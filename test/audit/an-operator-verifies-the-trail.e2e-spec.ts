import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { readNoted } from '../../src/audit/chain.rules.js';
import { verify, type Verified } from '../../src/audit/verification.js';
import { auditChains } from '../../src/platform/database/audit-chains.js';
import { PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { connectAsOwner } from '../access/snapshot.js';

/** What an intruder who can do anything in the database might write into an entry of a refusal, by column. */
const TAMPERED: Record<string, string> = {
  practice_id: `(select id from practice where id <> audit_entry.practice_id limit 1)`,
  sequence: `sequence + 10000`,
  at: `at + interval '1 microsecond'`,
  actor_id: `gen_random_uuid()`,
  action: `'session.read'`,
  outcome: `'refused'`,
  status: `404`,
  about: `'{}'`,
  wrote: `'{"session": []}'`,
  engagement_id: `gen_random_uuid()`,
  coachee_id: `gen_random_uuid()`,
  sign_in_id: `gen_random_uuid()`,
  token_id: `gen_random_uuid()`,
  network: `'192.0.2.1'`,
  user_agent: `'curl/8.0'`,
  request_id: `gen_random_uuid()`,
  previous_hash: `hash`,
  hash: `previous_hash`,
};

describe('an operator verifies the audit trail', () => {
  let test: TestApp;
  let owner: Client;
  let practiceId: string;
  /** Of a change in the middle of the chain. */
  let middle: number;

  beforeAll(async () => {
    test = await TestApp.start();
    owner = await connectAsOwner(test);
    await PracticeBuilder.start(test);
    const practice = await PracticeBuilder.start(test);
    ({ practiceId } = practice);
    const { coach, coachee, id } = await practice.activePair();
    // Text of several bytes a character, to be hashed alike by both.
    await test.as(coach).get(`engagements/${id}`).set('User-Agent', 'Zoë´s').expect(200);
    await test.as(coachee).post(`engagements/${id}/completion`, {}).expect(403);
    await test.as(coach).post('time-off', { firstDay: '2027-03-01', lastDay: '2027-03-02' }).expect(201);
    const { rows } = await owner.query<{ sequence: number }>(
      `select max(sequence)::int as sequence from audit_entry where action = 'engagement.sign' and practice_id = $1`,
      [practiceId],
    );
    middle = rows[0]?.sequence ?? 0;
    await owner.query(`create table kept_entry as table audit_entry; create table kept_head as table audit_head`);
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });
  beforeEach(async () => {
    await owner.query(`
      alter table audit_entry disable trigger all;
      alter table audit_head disable trigger all;
      delete from audit_entry;
      delete from audit_head;
      insert into audit_entry table kept_entry;
      insert into audit_head table kept_head`);
  });

  async function verified(noted: string[] = []): Promise<Verified[]> {
    const all: Verified[] = [];
    const heads = noted.flatMap((text) => readNoted(text) ?? []);
    for await (const each of verify(auditChains(test.database.ownerUrl), heads)) all.push(each);
    return all;
  }
  const ofPractice = async (noted: string[] = []) =>
    (await verified(noted)).find((each) => each.practiceId === practiceId) ?? { reached: undefined, broken: undefined };
  const headNow = async () => {
    const { reached } = await ofPractice();
    return `${practiceId}:${reached?.sequence}:${reached?.hash}`;
  };
  const change = (statement: string) => owner.query(statement, [practiceId, middle]);

  it('finds every practice’s as it was written, computed apart from the database', async () => {
    const all = await verified();
    const { rows } = await owner.query('select id from practice order by id');
    expect(all.map((each) => ({ id: each.practiceId }))).toEqual(rows);
    expect(all.map(({ broken }) => broken)).toEqual([undefined, undefined]);
    const { rows: kept } = await owner.query(
      `select sequence::int, encode(hash, 'hex') as hash from audit_head order by practice_id`,
    );
    expect(all.map(({ reached }) => reached)).toEqual(kept);
    expect(middle).toBeGreaterThan(3);
  });

  it('knows of every column that could be changed', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'audit_entry'::regclass and attnum > 0 order by attnum`,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(TAMPERED));
  });

  it.each(Object.entries(TAMPERED))('finds that %s of an entry was changed', async (column, value) => {
    const status = column === 'status' ? `, outcome = 'refused'` : '';
    const { rowCount } = await change(
      `update audit_entry set ${column} = ${value}${status} where practice_id = $1 and sequence = (
         case '${column}' when 'practice_id' then (select max(sequence) from audit_entry where practice_id = $1) else $2 end)`,
    );
    expect(rowCount).toBe(1);
    const { broken } = await ofPractice();
    if (column !== 'practice_id') expect(broken?.brokenAt).toBe(middle);
    expect(broken).toBeDefined();
  });

  it('finds that an entry is gone from the middle, also where the others were numbered anew', async () => {
    await change(`delete from audit_entry where practice_id = $1 and sequence = $2`);
    expect((await ofPractice()).broken).toEqual({ brokenAt: middle, why: 'the entry is missing' });
    await change(`update audit_entry set sequence = sequence - 1 where practice_id = $1 and sequence > $2`);
    expect((await ofPractice()).broken?.brokenAt).toBe(middle);
  });

  it('finds that two entries changed places', async () => {
    await change(`update audit_entry set sequence = 90000 where practice_id = $1 and sequence = $2`);
    await change(`update audit_entry set sequence = $2 where practice_id = $1 and sequence = $2::int + 1`);
    await owner.query(`update audit_entry set sequence = $2 where practice_id = $1 and sequence = 90000`, [
      practiceId,
      middle + 1,
    ]);
    expect((await ofPractice()).broken?.brokenAt).toBe(middle);
  });

  it('finds that an entry was added past the end, or the end is gone', async () => {
    await change(`insert into audit_entry select (e).* from (
      select jsonb_populate_record(k, jsonb_build_object('sequence', k.sequence + 1)) as e
      from kept_entry k where practice_id = $1 and $2 > 0 order by sequence desc limit 1) as copy`);
    expect((await ofPractice()).broken).toBeDefined();
    await change(`delete from audit_entry where practice_id = $1 and sequence > $2`);
    expect((await ofPractice()).broken).toEqual({ brokenAt: middle + 1, why: 'the entry is missing' });
  });

  it('finds that the end is gone and the head moved back, by a head that was noted elsewhere, and only so', async () => {
    const noted = await headNow();
    await change(`delete from audit_entry where practice_id = $1 and sequence > $2`);
    await change(`update audit_head h set sequence = e.sequence, hash = e.hash from audit_entry e
      where h.practice_id = $1 and e.practice_id = $1 and e.sequence = $2`);
    expect((await ofPractice()).broken).toBeUndefined();
    expect((await ofPractice([noted])).broken?.brokenAt).toBe(middle + 1);
    await owner.query(`delete from audit_entry where practice_id = $1`, [practiceId]);
    await owner.query(`delete from audit_head where practice_id = $1`, [practiceId]);
    expect((await ofPractice()).broken).toBeUndefined();
    expect((await ofPractice([noted])).broken?.brokenAt).toBe(1);
  });

  it('finds that all of it was written anew from an entry on, by a head that was noted elsewhere', async () => {
    const noted = await headNow();
    await change(`update audit_entry set action = 'session.read' where practice_id = $1 and sequence = $2`);
    await owner.query(
      `do $$ declare e audit_entry; last bytea; begin
         for e in select * from audit_entry where practice_id = '${practiceId}' order by sequence loop
           e.previous_hash := coalesce(last, e.previous_hash);
           last := audit_hash(e);
           update audit_entry set previous_hash = e.previous_hash, hash = last
           where practice_id = e.practice_id and sequence = e.sequence;
           update audit_head set sequence = e.sequence, hash = last where practice_id = e.practice_id;
         end loop;
       end $$`,
    );
    expect((await ofPractice()).broken).toBeUndefined();
    expect((await ofPractice([noted])).broken).toMatchObject({ why: 'the entry is not the one that was noted' });
  });

  it('by a command, which ends with 1 where one is broken', async () => {
    const fine = await command(test.database.ownerUrl);
    expect(fine.code).toBe(0);
    const line = fine.said.split('\n').find((each) => each.startsWith(practiceId));
    expect(line).toMatch(/^[\da-f-]{36}:\d+:[\da-f]{64} {2}OK, \d+ entries$/);
    const noted = line?.split(' ')[0] ?? '';
    expect((await command(test.database.ownerUrl, '--expect', noted)).code).toBe(0);
    const other = noted.replace(/:\d+:/, ':1:');
    expect(await command(test.database.ownerUrl, '--expect', other)).toMatchObject({
      code: 1,
      said: expect.stringContaining('BROKEN at 1: the entry is not the one that was noted'),
    });
    const unknown = noted.replace(practiceId, '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11');
    expect(await command(test.database.ownerUrl, '--expect', unknown)).toMatchObject({ code: 1 });
    expect(await command(test.database.ownerUrl, '--expect', 'nonsense')).toMatchObject({
      code: 1,
      said: expect.stringContaining('Not understood: nonsense'),
    });
    await change(`update audit_entry set network = null where practice_id = $1 and sequence = $2`);
    const broken = await command(test.database.ownerUrl);
    expect(broken.code).toBe(1);
    expect(broken.said).toContain(`BROKEN at ${middle}: the entry is not as it was written`);
  }, 60_000);

  it('as an owner whom row-level security holds', async () => {
    const role = `verifier_${randomBytes(4).toString('hex')}`;
    await owner.query(`create role ${role} login password 'verifier' in role rapport_audit, rapport_directory`);
    try {
      const url = Object.assign(new URL(test.database.ownerUrl), { username: role, password: 'verifier' }).href;
      const { code, said } = await command(url);
      expect({ code, lines: said.trim().split('\n').length }).toEqual({ code: 0, lines: 2 });
    } finally {
      await owner.query(`drop role ${role}`);
    }
  });
});

function command(ownerUrl: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, DATABASE_OWNER_URL: ownerUrl };
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/src/audit-main.js', ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr });
    });
  });
}
