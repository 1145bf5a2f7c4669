import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { createOpenApi } from '../../src/platform/http/openapi.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { queriesOf } from '../support/queries.js';
import { TestApp } from '../support/test-app.js';
import type { Ids } from './cast.js';
import { alike, filled, readingsOf, type Reading } from './get-variants.js';
import { writeOver } from './said.js';

const CANARY = `canary${randomUUID().replaceAll('-', '')}`;
const SAID = `${CANARY} is what was said. `.repeat(25);
const UNKNOWN = randomUUID();

/** An engagement with all that happens in one. What is said in it is a lot, or as little as can be. */
interface World {
  sponsor: Actor;
  ids: Ids;
  /** The same kinds of thing of another company of the practice. */
  others: Ids;
}

/** All that one can see of an answer, without what is about this one request. */
function visible({ status, text, headers }: Response): string {
  const { date: _date, 'x-request-id': id, ratelimit: _left, ...rest } = headers as Record<string, string>;
  return `${status} ${JSON.stringify(rest)} ${text.replace(String(id), 'this request')}`;
}

describe('whatever a sponsor reads, by every GET and every parameter of the API document', () => {
  let test: TestApp;
  let readings: Reading[];
  let [talkative, silent] = [] as unknown as [World, World];

  beforeAll(async () => {
    test = await TestApp.start();
    readings = readingsOf(createOpenApi(test.app));
    [talkative, silent] = [await worldOf(true), await worldOf(false)];
  });
  afterAll(() => test.stop());

  /** The same happens at the same minutes; only what is said differs. */
  async function worldOf(talks: boolean): Promise<World> {
    const at = (instant: string) => test.clock.set(new Date(`${instant}:00Z`));
    at('2026-09-24T12:00');
    const practice = await PracticeBuilder.start(test);
    const [company, other] = [await practice.company('Works'), await practice.company('Others')];
    const [coach, coachee] = [await practice.coach(), await practice.coachee('Kit Coachee', { companyId: company.id })];
    const [otherCoach, otherCoachee] = [await practice.coach(), await practice.coachee()];
    at('2026-09-24T13:00');
    const engagementId = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    const terms = { companyId: other.id, localTime: '15:00' };
    const otherId = await practice.active(otherCoach, otherCoachee, terms, other.sponsor);
    at('2026-09-24T14:00');
    const shown = await practice.agreedGoal(engagementId, coachee, 'Speak up');
    const kept = await practice.agreedGoal(engagementId, coachee, talks ? `Leave ${CANARY}` : 'X');
    const otherGoal = await practice.agreedGoal(otherId, otherCoachee);
    const within = `engagements/${engagementId}`;
    await test.as(coachee).change('put', `${within}/goals/${shown}/visibility`, 2, { sponsor: true }).expect(200);
    const talk = { kind: 'kickoff', localStart: '2026-10-02T09:00', ...(talks && { place: SAID.slice(0, 400) }) };
    const { body: meeting } = await test.as(coach).post(`${within}/meetings`, talk).expect(201);
    const sessions = await practice.sessions(engagementId, coach);
    const [first, second, third] = sessions.map(({ id }) => id);
    const why = talks ? { reason: SAID.slice(0, 900) } : {};
    await test.as(coach).post(`${within}/sessions/${second}/cancellation`, why).expect(200);
    const moved = { localStart: '2026-10-16T11:00', ...why };
    await test.as(coachee).post(`${within}/sessions/${third}/rescheduling`, moved).expect(200);
    const granted = { reason: 'granted', note: talks ? SAID.slice(0, 400) : '.' };
    await test.as(coach).post(`${within}/ledger`, granted).expect(201);
    at('2026-10-01T16:00');
    for (const [goal, score] of [
      [shown, 6],
      [kept, talks ? 1 : 9],
    ] as const)
      await test
        .as(coachee)
        .post(`${within}/goals/${goal}/check-ins`, { score, ...(talks && { note: SAID }) })
        .expect(201);
    await test.as(coach).post(`${within}/sessions/${first}/completion`).expect(200);
    if (talks) await talkALot([coach, coachee], { within, first: first ?? '', goal: kept });
    const [session] = await practice.sessions(otherId, otherCoach);
    const { practiceId } = practice;
    const persons = { personId: coachee.personId, coachId: coach.personId };
    const ids = { practiceId, companyId: company.id, engagementId, goalId: shown, sessionId: first ?? '' };
    const strangers = { personId: otherCoachee.personId, coachId: otherCoach.personId };
    return {
      sponsor: company.sponsor,
      ids: { ...ids, ...persons, meetingId: meeting.id as string },
      others: {
        ...strangers,
        companyId: other.id,
        engagementId: otherId,
        goalId: otherGoal,
        sessionId: session?.id ?? '',
      },
    };
  }

  /** All kinds of content; none of it is anything that a sponsor counts. */
  async function talkALot([coach, coachee]: [Actor, Actor], at: Record<'within' | 'first' | 'goal', string>) {
    const { within, first, goal } = at;
    for (const actor of [coach, coachee]) {
      const ask = test.as(actor);
      for (const kind of ['shared', 'private']) await writeOver(ask, `${within}/sessions/${first}/notes/${kind}`, SAID);
      await ask.post(`${within}/topics`, { text: SAID.slice(0, 400) }).expect(201);
      const action = { text: SAID.slice(0, 400), owner: 'coachee', dueOn: '2026-12-01', goalId: goal };
      await ask.post(`${within}/actions`, action).expect(201);
      const look = { score: 1, note: SAID, private: true };
      await ask.post(`${within}/goals/${goal}/check-ins`, look).expect(201);
    }
    await test.as(coach).post(`${within}/goals/${goal}/revisions`, { wording: CANARY, basedOn: 1 }).expect(201);
    const { body: declined } = await test.as(coach).post(`${within}/goals`, { wording: CANARY }).expect(201);
    const no = { revision: 1, reason: SAID };
    await test.as(coachee).post(`${within}/goals/${declined.id}/decline`, no).expect(200);
    const { body: reviews } = await test.as(coachee).get(`${within}/reviews`).expect(200);
    const answers = `${within}/reviews/${reviews.items[0].id}/answers`;
    const draft = { answers: [{ question: 'reason', text: SAID }] };
    await test.as(coachee).change('put', `${answers}/draft`, 0, draft).expect(200);
    await test.as(coachee).post(answers, { draft: 1 }).expect(201);
  }

  const get = ({ sponsor }: World, path: string) => test.as(sponsor).get(path);
  /** Each address, asked in each way: with what was answered in a world of its own. */
  async function answersOf(world: World, { path, queries }: Reading): Promise<Map<string, Response>> {
    test.clock.set(new Date('2026-10-02T08:00:00Z'));
    const address = filled(path, world.ids, UNKNOWN);
    const answers = new Map<string, Response>();
    for (const [turn, query] of queries(world.ids).entries()) {
      const answer = await get(world, address + query);
      answers.set(`${turn} ${alike(query)}`, answer);
      const cursor = (answer.body as { nextCursor?: string }).nextCursor;
      if (cursor)
        answers.set(`${turn} ${alike(query)} and on`, await get(world, `${address}?limit=1&cursor=${cursor}`));
    }
    return answers;
  }

  it('says the same of two engagements that differ in what is said alone, byte for byte, and nothing of it', async () => {
    expect(readings.length).toBeGreaterThan(60);
    let read = 0;
    for (const reading of readings) {
      const [loud, quiet] = [await answersOf(talkative, reading), await answersOf(silent, reading)];
      const same = (answers: Map<string, Response>) =>
        [...answers].map(([query, answer]) => `${reading.path} ${query}: ${alike(visible(answer))}`);
      expect(same(loud)).toEqual(same(quiet));
      for (const answer of loud.values()) {
        expect(visible(answer)).not.toContain(CANARY);
        if (answer.status === 200) read++;
      }
    }
    expect(read).toBeGreaterThan(30);
  }, 240_000);

  it('takes as many questions to the database, whatever is said', async () => {
    for (const { path } of readings.filter((each) => /companyId|\/me\/|meetings$|people$/.test(each.path))) {
      const costs = [];
      for (const world of [talkative, silent])
        costs.push(await queriesOf(() => Promise.resolve(get(world, filled(path, world.ids, UNKNOWN)))));
      expect([path, costs[0]]).toEqual([path, costs[1]]);
    }
  }, 60_000);

  it('says of another company’s engagement what it says of one that does not exist, byte for byte', async () => {
    const { others, ids } = talkative;
    for (const { path, queries } of readings.filter((each) =>
      /\{(company|engagement|person|coach)Id\}/.test(each.path),
    ))
      for (const query of queries(ids)) {
        // Where both stand in the address, the company is their own, and the engagement not.
        const { companyId } = path.includes('{engagementId}') ? ids : others;
        const theirs = await get(talkative, filled(path, { ...others, companyId: companyId ?? '' }, UNKNOWN) + query);
        const known: Ids = path.includes('{engagementId}') ? { companyId: companyId ?? '' } : {};
        const none = await get(talkative, filled(path, known, UNKNOWN) + query);
        // What no address takes is refused before it is looked for; and what no token is for, whoever asks with one.
        const refused = [401, 404, ...(query ? [400] : [])].includes(theirs.status);
        expect([path, query, refused]).toEqual([path, query, true]);
        expect(visible(theirs)).toBe(visible(none));
      }
  }, 120_000);
});
