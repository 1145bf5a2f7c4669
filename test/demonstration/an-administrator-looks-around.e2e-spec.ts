import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import type { DemonstrationResponse } from '../../src/demonstration/demonstration.responses.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { Rounds } from '../../src/platform/jobs/rounds.js';
import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { rowsByTable } from './rows-by-table.js';

const NONE = { state: 'none', weeksTold: 0, weeks: 24, practiceId: null, askedBy: null, yours: false, askedAt: null };

describe('an administrator who sets up a practice', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let owner: Client;
  let administrator: Actor;
  let coach: Actor;

  beforeAll(async () => {
    test = await TestApp.start('2026-11-22T16:20:00Z');
    owner = await connectAsOwner(test);
    practice = await PracticeBuilder.start(test);
    administrator = practice.administrator;
    ({ coach } = await practice.activePair());
    await test.deliver();
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const ask = (actor = administrator) => test.as(actor).post('demonstration');
  const read = async (actor = administrator): Promise<DemonstrationResponse> =>
    (await test.as(actor).get('demonstration').expect(200)).body as DemonstrationResponse;
  const remove = (actor = administrator) => test.as(actor).delete('demonstration');
  const make = () => test.app.get(Jobs).runDue(['demonstrations']);
  const practicesOf = async ({ cookie }: Actor): Promise<{ practiceId: string; demonstrates: boolean }[]> =>
    (await test.as({ cookie }).get('me').expect(200)).body.practices;
  /** Whoever asked for it, in the demonstration. */
  const inside = (practiceId: string) => {
    const within = test.as({ cookie: administrator.cookie });
    return { get: (path: string) => within.get(path).set('rapport-practice', practiceId), within, practiceId };
  };
  const made = async () =>
    (await owner.query(`select id from practice where demonstration_of is not null`)).rows.map(({ id }) => String(id));

  it('has no demonstration before they ask for one, and removes none without an error', async () => {
    expect(await read()).toEqual(NONE);
    await remove().expect(204);
  });

  describe('asks for a demonstration', () => {
    let mails: number;
    let before: Record<string, number>;
    let practiceId: string;

    beforeAll(async () => {
      mails = test.mail.all.length;
      before = await rowsByTable(owner);
      const { body } = await ask().expect(201);
      expect(body).toMatchObject({ state: 'being_made', weeksTold: 0, askedBy: 'Ida Administrator', yours: true });
      const seen = new Set<number>();
      const making = make();
      const done = making.then(() => true);
      while (!(await Promise.race([done, delay(100, false)]))) seen.add((await read()).weeksTold);
      // It said how far it was while it was at it.
      expect(seen.size).toBeGreaterThan(2);
      practiceId = String((await read()).practiceId);
    }, 90_000);

    it('and has it, told to its end', async () => {
      expect(await read()).toMatchObject({ state: 'ready', weeksTold: 24, practiceId, yours: true });
      expect(await made()).toEqual([practiceId]);
    });

    it('is in it under the sign-in they have, reads that it is one, and first of all of their own', async () => {
      expect(await practicesOf(administrator)).toEqual([
        expect.objectContaining({ practiceId: practice.practiceId, demonstrates: false, administrator: true }),
        expect.objectContaining({ practiceId, demonstrates: true, administrator: true, coach: true }),
      ]);
    });

    it('coaches in it, is coached, and speaks for a company', async () => {
      const { get } = inside(practiceId);
      const { items } = (await get('engagements').expect(200)).body;
      const summary = items.map(({ coach: by, coachee: whom, state }: any) => `${by.name}, ${whom.name}: ${state}`);
      expect(summary.sort()).toEqual([
        'Ida Administrator, Amara Nwosu: active',
        'Ida Administrator, Grace Liu: awaiting_agreement',
        'Ida Administrator, Malik Osei: active',
        'Tomasz Zieliński, Arjun Mehta: active',
        'Tomasz Zieliński, Ida Administrator: active',
        'Tomasz Zieliński, Julia Keller: paused',
        'Tomasz Zieliński, Lena Hoffmann: active',
        'Tomasz Zieliński, Lena Hoffmann: completed',
      ]);
      const { items: companies } = (await get('companies').expect(200)).body;
      const overview = (await get(`companies/${companies[0].id}/overview`).expect(200)).body;
      expect(JSON.stringify(overview)).toContain('Arjun Mehta');
    });

    it('finds words and notes in it as their own', async () => {
      const { get } = inside(practiceId);
      const { items } = (await get('engagements').expect(200)).body;
      const malik = items.find(({ coachee }: any) => coachee.name === 'Malik Osei');
      const { items: goals } = (await get(`engagements/${malik.id}/goals`).expect(200)).body;
      expect(JSON.stringify(goals)).toContain('Deliberate, transparent prioritization');
      const { items: sessions } = (await get(`engagements/${malik.id}/sessions`).expect(200)).body;
      const note = await get(`engagements/${malik.id}/sessions/${sessions[1].id}/notes/private`).expect(200);
      expect(note.body.text).toMatch(/harder on himself/);
    });

    it('reads of it what happened then, and not when it was made', async () => {
      const { get } = inside(practiceId);
      const { items } = (await get('audit?limit=100').expect(200)).body;
      expect(items.at(-1).at < '2026-11-10').toBe(true);
    });

    it('is asked for again by nobody: there is one', async () => {
      const other = await practice.person('Otto Other', { capacities: ['administrator'] });
      for (const actor of [administrator, other]) {
        const { body } = await ask(actor).expect(409);
        expect(body.code).toBe('demonstration.there');
      }
    });

    it('keeps it to themself: another administrator reads that there is one, and is not in it', async () => {
      const other = await practice.person('Ola Other', { capacities: ['administrator'] });
      const read = (await test.as(other).get('demonstration').expect(200)).body;
      expect(read).toMatchObject({ state: 'ready', askedBy: 'Ida Administrator', yours: false, practiceId: null });
      expect(await practicesOf(other)).toEqual([expect.objectContaining({ practiceId: practice.practiceId })]);
      await test.as({ cookie: other.cookie }).get('engagements').set('rapport-practice', practiceId).expect(403);
    });

    it('does not see it among the people and engagements of their own', async () => {
      const { body } = await test.as(administrator).get('engagements').expect(200);
      expect(body.items).toHaveLength(1);
      const people = (await test.as(administrator).post('people/search', { name: 'Malik' }).expect(200)).body;
      expect(people.items).toEqual([]);
    });

    it('asks for no demonstration of it in itself', async () => {
      const { within } = inside(practiceId);
      const { body } = await within.post('demonstration').set('rapport-practice', practiceId).expect(409);
      expect(body.code).toBe('demonstration.of-itself');
    });

    it('adds nobody real to it', async () => {
      const { within, get } = inside(practiceId);
      const somebody = { name: 'Rita Real', email: 'rita@example.org', timeZone: 'UTC' };
      const add = (email: string) => within.post('people', { ...somebody, email }).set('rapport-practice', practiceId);
      const { body } = await add('rita@example.org').expect(409);
      expect(body.code).toBe('person.not-made-up');
      await add('rita@not.invalid.org').expect(409);
      expect((await add('rita@demonstration.invalid').expect(201)).body.name).toBe('Rita Real');
      expect((await get('people?limit=100').expect(200)).body.items).toHaveLength(11);
    });

    it('is mailed nothing about it, nor is anybody, weeks later either', async () => {
      await test.app.get(Rounds).begin();
      for (const day of ['11-23', '11-30', '12-07', '12-20']) await test.goTo(`2026-${day}T12:00:00Z`);
      const told = test.mail.all.slice(mails).flatMap(({ recipients }) => recipients);
      expect(told.filter((address) => address.endsWith('.invalid'))).toEqual([]);
      expect(told).not.toContain(administrator.email);
      // The two of their own engagement are, as ever.
      expect(told).toContain(coach.email);
      test.clock.set(new Date('2026-11-22T17:00:00Z'));
    });

    it('removes it with every row that was in it, and nothing of their own', async () => {
      const idle = await rowsByTable(owner, practice.practiceId);
      await remove().expect(204);
      expect(await read()).toEqual(NONE);
      expect(await made()).toEqual([]);
      const after = await rowsByTable(owner, practice.practiceId);
      // What is added is told of by the audit trail, and that it was asked for is gone.
      expect(after).toEqual({ ...idle, demonstration: 0, audit_entry: (idle.audit_entry ?? 0) + 1 });
      expect(Object.values(await rowsByTable(owner, practiceId)).reduce((sum, rows) => sum + rows, 0)).toBe(0);
      expect(Object.keys(before)).toContain('content.note');
      const { rows } = await owner.query(`select from jobs.job where data ->> 'practiceId' = $1`, [practiceId]);
      expect(rows).toEqual([]);
      expect(await practicesOf(administrator)).toHaveLength(1);
      await test
        .as({ cookie: administrator.cookie })
        .get('engagements')
        .set('rapport-practice', practiceId)
        .expect(403);
    });

    it('is told of in the audit trail of their own practice', async () => {
      const { items } = (await test.as(administrator).get('audit?limit=100').expect(200)).body;
      const actions = items.map(({ action }: any) => action);
      expect(actions).toEqual(expect.arrayContaining(['demonstration.make', 'demonstration.remove']));
    });
  });

  it('is alone in that: a coach reads, makes and removes none', async () => {
    await test.as(coach).get('demonstration').expect(403);
    await ask(coach).expect(403);
    await remove(coach).expect(403);
  });

  it('keeps their own practice whatever happens: not even its owner in Postgres removes it', async () => {
    await expect(owner.query(`delete from practice where id = $1`, [practice.practiceId])).rejects.toThrow(
      'a practice is never removed',
    );
    await expect(owner.query(`delete from audit_entry where practice_id = $1`, [practice.practiceId])).rejects.toThrow(
      'the audit trail is only added to',
    );
  });
});
