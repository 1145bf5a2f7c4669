import fc from 'fast-check';
import type { Response } from 'supertest';
import type { GoalResponse, GoalsResponse } from '../../src/goals/goals.responses.js';
import type { AttainmentResponse } from '../../src/goals/progress.responses.js';
import type { SponsorGoalsResponse } from '../../src/sponsor-reports/sponsor-reports.responses.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const WHO = ['coachee', 'coach', 'sponsor', 'fellow', 'administrator', 'manager', 'other'] as const;
type Who = (typeof WHO)[number];
const STEPS = ['start', 'hold', 'resumption', 'achievement', 'drop'] as const;
const WORDS = ['propose', 'agreement', 'decline', 'amendment', 'revisions'] as const;
const DOES = [...WORDS, ...STEPS, 'check-ins', 'visibility', 'order', 'actions'] as const;
const levels = ['a', 'b', 'c', 'd', 'e'];

interface Act {
  who: Who;
  does: (typeof DOES)[number];
  goal: number;
  revision: number;
  isScaled: boolean;
  flag: boolean;
}

const act: fc.Arbitrary<Act> = fc.record({
  // The coachee does as much as all others together, or little would ever be agreed to.
  who: fc.oneof(
    { weight: 4, arbitrary: fc.constant('coachee' as const) },
    { weight: 5, arbitrary: fc.constantFrom(...WHO) },
  ),
  does: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 2, arbitrary: fc.constantFrom(...DOES) },
  ),
  goal: fc.nat(3),
  revision: fc.integer({ min: 1, max: 3 }),
  isScaled: fc.boolean(),
  flag: fc.boolean(),
});

/** What the test knows by itself of a goal: which words there were, and to which of them its coachee has said yes. */
interface Known {
  id: string;
  words: Map<number, { wording: string; by: Who }>;
  consents: Set<number>;
}

describe('whatever they all do, in whatever order', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let actors: Record<Who, Actor>;
  let company: { id: string; sponsor: Actor };
  let at: string;
  let view: string;
  let actions: string;
  let said = 0;
  const known = new Map<string, Known>();

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company();
    const manager = await practice.person('Max Manager');
    const fellow = await practice.person('Fay Fellow');
    const named = { personId: fellow.personId };
    await test.as(practice.administrator).post(`companies/${company.id}/sponsors`, named).expect(201);
    const [coach, other] = [await practice.coach(), await practice.coach('Olaf Other')];
    const coachee = await practice.coachee('Kit Coachee', { managerId: manager.personId });
    const { sponsor } = company;
    actors = { coachee, coach, sponsor, fellow, administrator: practice.administrator, manager, other };
    const terms = { companyId: company.id, goalsInProgress: 20 };
    const id = await practice.active(coach, coachee, terms, sponsor);
    await test.as(coachee).send('put', `engagements/${id}/managers/${manager.personId}`).expect(200);
    at = `engagements/${id}/goals`;
    actions = `engagements/${id}/actions`;
    view = `companies/${company.id}/engagements/${id}`;
    test.clock.set(new Date('2026-10-05T12:00:00Z'));
  });
  afterAll(() => test.stop());

  const list = async () => ((await test.as(actors.coachee).get(at).expect(200)).body as GoalsResponse).items;
  const newWords = () => `Words ${++said}`;

  async function carryOut(given: Act, goals: Known[]): Promise<void> {
    const ask = test.as(actors[given.who]);
    const goal = goals[given.goal % Math.max(1, goals.length)];
    const wording = newWords();
    const measured = given.isScaled ? { levels, weight: given.revision } : {};
    if (given.does === 'propose' || !goal) {
      const answer = await ask.post(at, { wording, ...measured });
      if (answer.status === 201) learn(answer.body as GoalResponse, given.who, goals);
      return;
    }
    const answer = await asked(given, goal, { wording, ...measured });
    if (answer.status >= 300) return;
    const isCoachee = given.who === 'coachee';
    if (['agreement', 'decline', 'amendment'].includes(given.does)) expect([given, isCoachee]).toEqual([given, true]);
    if (given.does === 'agreement') goal.consents.add(given.revision);
    if (given.does === 'amendment') {
      const own = learn(answer.body as GoalResponse, 'coachee', goals);
      own.consents.add(1);
    }
    if (given.does === 'revisions') {
      const number = Math.max(...goal.words.keys()) + 1;
      goal.words.set(number, { wording, by: given.who });
      // By their own words on an agreed goal the coachee says yes; on a proposal of theirs they have yet to.
      if (isCoachee && goal.consents.size > 0) goal.consents.add(number);
    }
  }

  async function asked({ who, does, revision, isScaled, flag }: Act, { id }: Known, words: object): Promise<Response> {
    const ask = test.as(actors[who]);
    if (does === 'actions')
      return ask.post(actions, { text: 'Do it', owner: 'coachee', dueOn: '2026-10-12', goalId: id });
    if (does === 'order') return ask.change('put', `${at}/order`, 1, { goalIds: [id] });
    if (does === 'visibility') {
      const version = (await list()).find((each) => each.id === id)?.version ?? 0;
      return ask.change('put', `${at}/${id}/visibility`, version, { sponsor: flag });
    }
    const bodies: Partial<Record<Act['does'], object>> = {
      agreement: { revision },
      decline: { revision, reason: 'No' },
      amendment: { revision, ...words },
      revisions: { basedOn: revision, ...words },
      'check-ins': { private: flag, ...(isScaled ? { level: 1 } : { score: 5 }) },
    };
    return ask.post(`${at}/${id}/${does}`, bodies[does]);
  }

  function learn({ id, current }: GoalResponse, by: Who, goals: Known[]): Known {
    const goal: Known = { id, words: new Map([[1, { wording: current.wording, by }]]), consents: new Set() };
    goals.push(goal);
    known.set(id, goal);
    return goal;
  }

  /** No goal counts without a yes, none is worked on, and the words that count are words that its coachee said yes to. */
  async function expectAllCountsByConsent(): Promise<void> {
    const items = await list();
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(known.keys()));
    for (const item of items) {
      const { words, consents } = known.get(item.id) as Known;
      const isAgreed = consents.size > 0;
      expect([item.id, item.agreedAt !== null]).toEqual([item.id, isAgreed]);
      if (!isAgreed) {
        expect(['proposed', 'declined', 'amended']).toContain(item.state);
        expect(item).toMatchObject({ score: null, level: null, lastLookAt: null });
      } else expect([...consents]).toContain(item.current.revision);
      expect(item.current.wording).toBe(words.get(item.current.revision)?.wording);
    }
  }

  async function expectNothingElseTells(): Promise<void> {
    const items = new Map((await list()).map((item) => [item.id, item]));
    const consented = [...items.values()].filter(({ id }) => known.get(id)?.consents.size);
    const counted = consented.filter(({ state }) => state !== 'dropped');
    const { counted: told, shared } = (await test.as(actors.sponsor).get(view).expect(200)).body
      .goals as SponsorGoalsResponse;
    expect(told).toBe(counted.length);
    for (const { id, wording, revision } of shared) {
      const goal = known.get(id) as Known;
      const isConsented = goal.consents.has(revision ?? 0);
      const isSponsors = ['sponsor', 'fellow'].includes(goal.words.get(revision ?? 0)?.by ?? '');
      if (wording !== null) expect([id, isConsented || isSponsors]).toEqual([id, true]);
    }
    const { goals, score } = (await test.as(actors.coach).get(`${at}/attainment`).expect(200))
      .body as AttainmentResponse;
    for (const { goalId } of goals) expect(counted.map(({ id }) => id)).toContain(goalId);
    if (goals.every(({ level }) => level === null)) expect(score).toBeNull();
    const { goalIds } = (await test.as(actors.coach).get(`${at}/order`).expect(200)).body as { goalIds: string[] };
    for (const id of goalIds) expect(consented.map((item) => item.id)).toContain(id);
    const { body: open } = await test.as(actors.coachee).get(`${actions}?limit=100`).expect(200);
    for (const { goal } of open.items as { goal: { id: string } }[])
      expect(consented.map(({ id }) => id)).toContain(goal.id);
    const unagreed = [...items.keys()].filter((id) => !known.get(id)?.consents.size).slice(-3);
    for (const id of unagreed) {
      const { body } = await test.as(actors.coachee).get(`${at}/${id}/series`).expect(200);
      expect(body.points).toEqual([]);
    }
  }

  it('no goal counts before its coachee has agreed to it, in the words that they read', async () => {
    const sequences = fc.array(act, { minLength: 12, maxLength: 22 });
    await fc.assert(
      fc.asyncProperty(sequences, async (acts) => {
        const goals: Known[] = [];
        for (const each of acts) {
          await carryOut(each, goals);
          await expectAllCountsByConsent();
        }
        await expectNothingElseTells();
      }),
      { numRuns: 12, endOnFailure: true },
    );
    // It was about something: goals that count, and others that do not.
    const sizes = [...known.values()].map(({ consents }) => consents.size);
    expect([sizes.some((size) => size > 0), sizes.some((size) => size === 0)]).toEqual([true, true]);
  }, 60_000);
});
