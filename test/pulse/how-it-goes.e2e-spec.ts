import { Client } from 'pg';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { Rounds } from '../../src/platform/jobs/rounds.js';
import { practiceItself, type Caller } from '../../src/platform/database/caller.js';
import { setCaller } from '../../src/platform/database/database.js';
import type { PulsePublicationsResponse } from '../../src/pulse/pulses.responses.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const answers = (value: number) => ({ growth: value, support: value, stay: value, confidence: value });

describe('how it goes', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  let comings = 0;
  const dayComes = async (day: string) => {
    // Later each time: a round is due a day after the one before has begun, however slow the machine is.
    await test.goTo(new Date(Date.parse(`${day}T12:00:00Z`) + ++comings * 600_000).toISOString());
    await test.app.get(Rounds).begin();
    for (const queue of ['rounds', 'visits'] as const) await test.app.get(Jobs).runDue([queue]);
  };
  const answer = ({ id, coachee }: { id: string; coachee: Actor }, value: number, moment = 'start') =>
    test.as(coachee).post(`engagements/${id}/pulses`, { moment, ...answers(value) });
  const published = async (actor: Actor, companyId: string) =>
    (await test.as(actor).get(`companies/${companyId}/pulse`).expect(200)).body as PulsePublicationsResponse;

  /** People of a company, each in an engagement of their own. */
  async function peopleOf(company: { id: string; sponsor: Actor }, count: number) {
    const people: { id: string; coachee: Actor }[] = [];
    for (let at = 0; at < count; at++) {
      const [coach, coachee] = [await practice.coach(), await practice.coachee()];
      const id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
      people.push({ id, coachee });
    }
    return people;
  }

  it('is asked of the coachee, who answers once; and by mail once, after two days', async () => {
    const { coachee, coach, id } = await practice.activePair();
    const at = `engagements/${id}/pulses`;
    expect((await test.as(coachee).get(at).expect(200)).body).toEqual({ items: [], asked: ['start'] });
    const mails = () =>
      test.mail.all.filter(
        ({ recipients, subject }) =>
          [coachee.email, coach.email].some((email) => recipients.includes(email)) &&
          /Four answers/.test(subject ?? ''),
      );
    await test.goTo('2026-09-25T12:00:00Z');
    expect(mails()).toEqual([]);
    await test.goTo('2026-09-26T13:00:00Z');
    expect(mails().map(({ recipients }) => recipients)).toEqual([[coachee.email]]);
    const { body } = await answer({ id, coachee }, 4).expect(201);
    expect(body).toMatchObject({ asked: [], items: [{ moment: 'start', answers: answers(4), shared: false }] });
    expect((await answer({ id, coachee }, 2).expect(409)).body.code).toBe('pulse.answered');
    expect((await answer({ id, coachee }, 2, 'middle').expect(409)).body.code).toBe('pulse.not-asked');
    await answer({ id, coachee }, 6, 'start').expect(400);
    await test.goTo('2026-10-30T12:00:00Z');
    expect(mails()).toHaveLength(1);
  });

  it('is the coachee’s own: the coach reads what is shared, until that is taken back', async () => {
    const { coachee, coach, id } = await practice.activePair();
    const at = `engagements/${id}/pulses`;
    const { body } = await answer({ id, coachee }, 2).expect(201);
    const sharing = `${at}/${body.items[0].id}/sharing`;
    const toCoach = async () => (await test.as(coach).get(at).expect(200)).body;
    expect(await toCoach()).toEqual({ items: [], asked: [] });
    await test.as(coach).send('put', sharing).expect(403);
    await test.as(coachee).send('put', sharing).expect(200);
    expect(await toCoach()).toMatchObject({ items: [{ answers: answers(2), shares: [] }] });
    const { body: after } = await test.as(coachee).delete(sharing).expect(200);
    expect(after.items[0].shares).toMatchObject([{ shared: true }, { shared: false }]);
    expect(await toCoach()).toEqual({ items: [], asked: [] });
    await test.as(practice.administrator).get(at).expect(403);
    await test
      .as(await practice.coach())
      .get(at)
      .expect(404);
  });

  it('is shown of five people and of no fewer; one more changes nothing', async () => {
    const company = await practice.company();
    const people = await peopleOf(company, 6);
    const [first, second, third, fourth, fifth, sixth] = people as [(typeof people)[0], ...typeof people];
    for (const each of [first, second, third, fourth]) await answer(each as typeof first, 3).expect(201);
    await dayComes('2026-10-01');
    expect(await published(company.sponsor, company.id)).toEqual({ items: [] });
    await answer(fifth as typeof first, 5).expect(201);
    await dayComes('2026-10-31');
    expect(await published(company.sponsor, company.id)).toEqual({ items: [] });
    await dayComes('2026-11-01');
    const { items } = await published(company.sponsor, company.id);
    const mean = { mean: 3.5, bound: 'about' };
    expect(items).toMatchObject([
      { companyId: company.id, moment: 'start', period: '2026-11-01', people: 5, questions: [mean, mean, mean, mean] },
    ]);
    await answer(sixth as typeof first, 1).expect(201);
    for (const day of ['2026-11-02', '2026-12-01', '2027-01-01']) {
      await dayComes(day);
      expect(await published(company.sponsor, company.id)).toEqual({ items });
    }
    expect(await published(practice.administrator, company.id)).toEqual({ items });
    const { body: all } = await test.as(practice.administrator).get('pulse').expect(200);
    expect((all as PulsePublicationsResponse).items.filter(({ companyId }) => companyId === company.id)).toEqual(items);

    // A removed person, and one whose engagement is erased: what was published stays as it was.
    await test
      .as(practice.administrator)
      .post(`people/${fourth?.coachee.personId}/removal`, { reason: 'Left' })
      .expect(204);
    await test.as(first.coachee).post(`engagements/${first.id}/ending`, { reason: 'Done' }).expect(200);
    const erasure = `engagements/${first.id}/content-erasure`;
    await test.as(practice.administrator).post(erasure, { reason: 'They asked' }).expect(204);
    await dayComes('2027-02-01');
    expect(await published(company.sponsor, company.id)).toEqual({ items });
    const { body: own } = await test.as(first.coachee).get(`engagements/${first.id}/pulses`).expect(200);
    expect(own.items).toMatchObject([{ moment: 'start', answers: null }]);

    await refusedByPostgres(company.sponsor, company.id);
  });

  it('is not counted of who reads the means, nor added up with people of another company', async () => {
    const [one, other] = [await practice.company(), await practice.company()];
    const five = await peopleOf(one, 4);
    const [elsewhere] = await peopleOf(other, 1);
    for (const each of [...five, elsewhere as (typeof five)[0]]) await answer(each, 1).expect(201);
    const ask = test.as(practice.administrator);
    const [coach, both] = [await practice.coach(), await practice.coachee('Both')];
    await ask.post(`companies/${one.id}/sponsors`, { personId: both.personId }).expect(201);
    const id = await practice.active(coach, both, { companyId: one.id }, one.sponsor);
    await answer({ id, coachee: both }, 1).expect(201);
    await dayComes('2026-10-01');
    for (const { id: companyId, sponsor } of [one, other])
      expect(await published(sponsor, companyId)).toEqual({ items: [] });
    await test.as(one.sponsor).get(`companies/${other.id}/pulse`).expect(404);
    await test.as(five[0]?.coachee).get(`companies/${one.id}/pulse`).expect(404);
    await test.as(one.sponsor).get('pulse').expect(403);
    await test
      .as(await practice.coach())
      .get(`companies/${one.id}/pulse`)
      .expect(403);
  });

  /** In Postgres: who asks as whom reads no answer, and takes up no fewer than five. */
  async function refusedByPostgres(sponsor: Actor, companyId: string): Promise<void> {
    const app = new Client({ connectionString: test.database.url });
    await app.connect();
    const asked = async (caller: Caller, role: string | undefined, statement: string) => {
      await app.query(`begin; ${setCaller(caller)}; ${role ? `set local role ${role}` : ''}`);
      try {
        return (await app.query(statement)).rowCount;
      } catch (error) {
        return (error as { constraint?: string }).constraint ?? (error as Error).message;
      } finally {
        await app.query('rollback');
      }
    };
    const person = ({ personId }: Actor, administrator = false): Caller => ({
      ...{ practiceId: practice.practiceId, personId, administrator, coach: false, itself: false },
    });
    const read = 'select growth from content.pulse_answer';
    for (const caller of [person(sponsor), person(practice.administrator, true)]) {
      for (const role of [undefined, 'rapport_overview', 'rapport_manager'])
        expect(await asked(caller, role, read)).toMatch(/permission denied/);
      for (const role of ['rapport_content', 'rapport_pulse']) expect(await asked(caller, role, read)).toBe(0);
    }
    const itself = practiceItself(practice.practiceId);
    const publish = (people: number, taken: string) => `
      with made as (insert into pulse_publication (practice_id, id, company_id, moment, period, people, growth, support,
        stay, confidence, published_at) values (caller_practice(), '${companyId}', '${companyId}', 'end', '2027-05-01',
        ${people}, 5, 5, 5, 5, now())) select; ${taken}`;
    const takeUp = `update content.pulse_answer set publication_id = '${companyId}' where id in (
      select id from content.pulse_answer where publication_id is null limit 4)`;
    expect(await asked(itself, 'rapport_pulse', publish(4, 'select'))).toBe('pulse_publication_people');
    expect(await asked(itself, 'rapport_pulse', publish(5, takeUp))).toBe('pulse_publication_of_few');
    await app.end();
  }
});
