import type { Response } from 'supertest';
import { practiceItself } from '../../src/platform/database/caller.js';
import { Database } from '../../src/platform/database/database.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const FIFTY = 50;
const TAKEN = 'session.overlaps';

describe('requests that want the same thing at once', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  /** Engagements of that one coach, each with one session held elsewhere and one left to book. */
  let engagements: string[];

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
    engagements = [];
    for (let done = 0; done < FIFTY; done += 5)
      engagements.push(...(await Promise.all([0, 1, 2, 3, 4].map((each) => withOneLeft(done + each)))));
  }, 120_000);
  afterAll(() => test.stop());

  /** One session, at an hour of the first week that is this engagement's alone; and one more granted. */
  async function withOneLeft(index: number): Promise<string> {
    const coachee = await practice.coachee(`Coachee ${index}`);
    const hour = String(Math.floor(index / 7)).padStart(2, '0');
    const slot = { weekday: (index % 7) + 1, localTime: `${hour}:00`, sessions: 1 };
    const id = await practice.active(coach, coachee, slot);
    await grant(id, 1);
    return id;
  }

  const grant = (id: string, sessions: number) =>
    test.as(coach).post(`engagements/${id}/ledger`, { reason: 'granted', sessions, note: 'One more' }).expect(201);

  const book = (id: string, localStart: string, actor = coach) =>
    test.as(actor).post(`engagements/${id}/sessions`, { localStart, overrideWeek: true });

  /** How many answers had which status and code. */
  function tally(answers: Response[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { status, body } of answers) {
      const answer = status < 400 ? String(status) : `${status} ${body.code}`;
      counts[answer] = (counts[answer] ?? 0) + 1;
    }
    return counts;
  }

  async function scheduledAt(localStart: string): Promise<number> {
    const agenda = await test.as(coach).get('me/agenda').expect(200);
    const lists = await Promise.all(
      engagements.map((id) => test.as(coach).get(`engagements/${id}/sessions`).expect(200)),
    );
    const sessions = lists.flatMap(({ body }) => body.items as { localStart: string; state: string }[]);
    expect(agenda.body.items.length).toBeGreaterThan(0);
    return sessions.filter((each) => each.localStart.startsWith(localStart) && each.state === 'scheduled').length;
  }

  it('give one slot of one coach to one of fifty engagements', async () => {
    const slot = '2026-11-05T12:00';
    const answers = await Promise.all(engagements.map((id) => book(id, slot)));
    expect(tally(answers)).toEqual({ 201: 1, [`409 ${TAKEN}`]: FIFTY - 1 });
    expect(await scheduledAt(slot)).toBe(1);
    const won = engagements[answers.findIndex(({ status }) => status === 201)] as string;
    await grant(won, 1);
  });

  it('give one of fifty slots that overlap by quarters of an hour', async () => {
    const answers = await Promise.all(
      engagements.map((id, index) => book(id, `2026-11-12T12:${['00', '15', '30', '45'][index % 4]}`)),
    );
    expect(tally(answers)).toEqual({ 201: 1, [`409 ${TAKEN}`]: FIFTY - 1 });
    expect(await scheduledAt('2026-11-12')).toBe(1);
    const won = engagements[answers.findIndex(({ status }) => status === 201)] as string;
    await grant(won, 1);
  });

  it('never put a person in two places who coaches in one engagement and is coached in another', async () => {
    const supervisor = await practice.coach('Sue Supervisor');
    const coached = await practice.active(supervisor, coach, { weekday: 7, localTime: '22:00', sessions: 1 });
    await test
      .as(supervisor)
      .post(`engagements/${coached}/ledger`, { reason: 'granted', sessions: 5, note: 'More' })
      .expect(201);
    for (const day of ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21']) {
      const coaching = engagements[Number(day.slice(-2))] as string;
      await grant(coaching, 1);
      const answers = await Promise.all([
        book(coaching, `${day}T12:00`),
        book(coached, `${day}T12:30`, supervisor),
        book(coaching, `${day}T12:15`),
        book(coached, `${day}T11:45`, supervisor),
      ]);
      expect(tally(answers)).toEqual({ 201: 1, [`409 ${TAKEN}`]: 3 });
    }
  });

  it('book the one session that is left once', async () => {
    const [id = ''] = engagements;
    const slots = Array.from({ length: 40 }, (_each, index) => {
      const day = String(1 + (index % 20)).padStart(2, '0');
      return `2026-12-${day}T${index < 20 ? '16' : '18'}:00`;
    });
    const answers = await Promise.all(slots.map((slot) => book(id, slot)));
    expect(tally(answers)).toEqual({ 201: 1, '409 session.none-left': 39 });
    const { body: ledger } = await test.as(coach).get(`engagements/${id}/ledger`).expect(200);
    expect(ledger.left - ledger.scheduled).toBe(0);
  });

  it('move one of two sessions into a slot', async () => {
    const ids = engagements.slice(1, 3);
    const lists = await Promise.all(ids.map((id) => test.as(coach).get(`engagements/${id}/sessions`).expect(200)));
    const answers = await Promise.all(
      ids.map((id, index) =>
        test.as(coach).post(`engagements/${id}/sessions/${lists[index]?.body.items[0].id}/rescheduling`, {
          localStart: '2026-12-22T12:00',
          overrideWeek: true,
        }),
      ),
    );
    expect(tally(answers)).toEqual({ 200: 1, [`409 ${TAKEN}`]: 1 });
    expect(await scheduledAt('2026-12-22T12:00')).toBe(1);
  });

  it('activate an engagement once when its last two signatures come together', async () => {
    const [another, coachee] = [await practice.coach('Ana Another'), await practice.coachee('Lee Last')];
    const id = await practice.draft(another, coachee);
    await test.as(another).post(`engagements/${id}/submission`).expect(200);
    const agreed = { decision: 'agreed' };
    const answers = await Promise.all(
      [another, coachee, another, coachee].map((who) => test.as(who).post(`engagements/${id}/signatures`, agreed)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    const { body: sessions } = await test.as(another).get(`engagements/${id}/sessions`).expect(200);
    expect(sessions.items).toHaveLength(12);
    const { body: ledger } = await test.as(another).get(`engagements/${id}/ledger`).expect(200);
    expect(ledger.items.map(({ reason, amount }: { reason: string; amount: number }) => [reason, amount])).toEqual([
      ['allocated', 12],
    ]);
    const { body: history } = await test.as(another).get(`engagements/${id}/history`).expect(200);
    expect(history.items.filter(({ to }: { to: string }) => to === 'active')).toHaveLength(1);
  });

  it('count a session once that is completed twice', async () => {
    const id = engagements[3] as string;
    const { body: sessions } = await test.as(coach).get(`engagements/${id}/sessions`).expect(200);
    const [first] = sessions.items;
    await test.goTo(first.endsAt as string);
    const completion = () => test.as(coach).post(`engagements/${id}/sessions/${first.id}/completion`);
    const answers = await Promise.all([completion(), completion(), completion()]);
    expect(tally(answers)).toEqual({ 200: 1, '409 session.state': 2 });
    const { body: ledger } = await test.as(coach).get(`engagements/${id}/ledger`).expect(200);
    expect(ledger.items.filter(({ reason }: { reason: string }) => reason === 'held')).toHaveLength(1);
  });

  describe('a unit of work that Postgres asks to do again', () => {
    const raise = (code: string) => `do $$ begin raise exception using errcode = '${code}'; end $$`;

    /** Writes a row, and fails with `code` the first `failures` times. */
    async function unit(code: string, failures: number) {
      const database = test.app.get(Database);
      const { practiceId } = practice;
      let attempts = 0;
      const add = `insert into role (practice_id, id, name, family) values ($1, gen_random_uuid(), $2, 'other')`;
      const name = `${code} after ${failures}`;
      const outcome = await database
        .transaction(practiceItself(practiceId), async (tx) => {
          attempts += 1;
          await tx.execute(add, [practiceId, name]);
          if (attempts <= failures) await tx.execute(raise(code));
          return 'done';
        })
        .catch((error: { code: string; definition?: { kind: string } }) => error.definition?.kind ?? error.code);
      const kept = await database.read(practiceItself(practiceId), async (tx) => {
        return (await tx.execute('select 1 from role where name = $1', [name])).rows.length;
      });
      return { outcome, attempts, kept };
    }

    it.each(['40001', '40P01', '55P03'])('succeeds at one of three further attempts (%s)', async (code) => {
      expect(await unit(code, 1)).toEqual({ outcome: 'done', attempts: 2, kept: 1 });
      expect(await unit(code, 3)).toEqual({ outcome: 'done', attempts: 4, kept: 1 });
    });

    it('is given up after the third, as 503, with nothing kept', async () => {
      expect(await unit('40001', 4)).toEqual({ outcome: 'unavailable', attempts: 4, kept: 0 });
    });

    it('is not done again for anything else', async () => {
      expect(await unit('22012', 1)).toEqual({ outcome: '22012', attempts: 1, kept: 0 });
      expect(await unit('57P01', 1)).toEqual({ outcome: 'unavailable', attempts: 1, kept: 0 });
    });
  });
});
