import fc from 'fast-check';
import { Client } from 'pg';
import { healthOf, type HealthFacts } from '../../src/engagements/health.rules.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { queriesOf } from '../support/queries.js';
import { TestApp } from '../support/test-app.js';

const onTrack = { status: 'on_track', reasons: [] };

describe('somebody sees how an engagement fares', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  const health = async (actor: Actor, id: string) =>
    (await test.as(actor).get(`engagements/${id}`).expect(200)).body.health;
  const codes = async (actor: Actor, id: string) =>
    ((await health(actor, id)).reasons as { code: string }[]).map(({ code }) => code);
  const list = async (actor: Actor, query: string) => {
    const { body } = await test.as(actor).get(`engagements?${query}`).expect(200);
    return (body.items as { id: string }[]).map(({ id }) => id);
  };
  const cancelAll = async (id: string, coach: Actor) => {
    for (const { id: session, state } of await practice.sessions(id, coach))
      if (state === 'scheduled')
        await test.as(coach).post(`engagements/${id}/sessions/${session}/cancellation`, {}).expect(200);
  };

  it('on track at first, and off track three weeks after its start with nothing scheduled; each in words', async () => {
    const { coach, coachee, id } = await practice.activePair();
    for (const actor of [coach, coachee, practice.administrator]) expect(await health(actor, id)).toEqual(onTrack);
    await cancelAll(id, coach);
    test.clock.set(new Date('2026-10-21T23:59:59Z'));
    expect((await health(coach, id)).status).toBe('at_risk');
    test.clock.set(new Date('2026-10-22T00:00:00Z'));
    for (const actor of [coach, coachee, practice.administrator])
      expect(await health(actor, id)).toEqual({
        status: 'off_track',
        reasons: [
          { code: 'no_session', text: 'There has been no session for 3 weeks, and none is scheduled.' },
          { code: 'overruns', text: 'The sessions that are left do not fit before its end.' },
        ],
      });
    await test.as(coach).post(`engagements/${id}/sessions`, { localStart: '2026-10-29T10:00' }).expect(201);
    expect(await codes(coach, id)).toEqual(['overruns']);
  });

  it('after other weeks, where these were agreed; and a renewal keeps them', async () => {
    const { coach, id } = await practice.activePair({ offTrackAfterWeeks: 1 });
    await cancelAll(id, coach);
    test.clock.set(new Date('2026-10-08T00:00:00Z'));
    expect((await health(coach, id)).status).toBe('off_track');
    await test.as(coach).post(`engagements/${id}/ending`, { reason: 'On' }).expect(200);
    const next = { startsOn: '2027-01-07', localTime: '10:00' };
    const { body: renewal } = await test.as(coach).post(`engagements/${id}/renewal`, next).expect(201);
    const { rows } = await query('select off_track_after_weeks as weeks from engagement where id = $1', [renewal.id]);
    expect(rows).toEqual([{ weeks: 1 }]);
  });

  it('at risk: no agreed goal after session 3, two forfeits, a stale goal; until that is mended', async () => {
    const { coach, coachee, id } = await practice.activePair();
    const sessions = await practice.sessions(id, coach);
    for (const [at, { id: session, endsAt }] of sessions.slice(0, 3).entries()) {
      await test.goTo(endsAt);
      const [what, body] = at < 2 ? ['absence', { absent: 'coachee' }] : ['completion', {}];
      await test
        .as(coach)
        .post(`engagements/${id}/sessions/${session}/${what}`, body as object)
        .expect(200);
    }
    expect(await codes(coachee, id)).toEqual(['no_goal_agreed', 'forfeits']);
    const waiver = { reason: 'waived', sessionId: sessions[0]?.id, note: 'They were ill' };
    await test.as(coach).post(`engagements/${id}/ledger`, waiver).expect(201);
    const goal = await practice.agreedGoal(id, coachee);
    expect(await health(coachee, id)).toEqual(onTrack);
    test.clock.set(new Date('2026-11-13T12:00:00Z'));
    expect(await codes(coach, id)).toEqual(['stale_goal']);
    await test.as(coach).post(`engagements/${id}/goals/${goal}/check-ins`, { score: 4 }).expect(201);
    expect(await health(coach, id)).toEqual(onTrack);
  });

  it('not at all while it is paused, and anew from its resumption; nor before it begins, or when it is over', async () => {
    const { coach, id } = await practice.activePair();
    await test.as(coach).post(`engagements/${id}/pauses`, {}).expect(200);
    test.clock.set(new Date('2026-11-01T12:00:00Z'));
    expect(await health(coach, id)).toMatchObject({ status: null, reasons: [{ code: 'paused' }] });
    await test.as(coach).post(`engagements/${id}/resumption`).expect(200);
    expect((await health(coach, id)).status).not.toBe('off_track');
    test.clock.set(new Date('2026-11-22T12:01:00Z'));
    expect((await health(coach, id)).status).toBe('off_track');
    await test.as(coach).post(`engagements/${id}/ending`, { reason: 'Enough' }).expect(200);
    expect(await health(coach, id)).toEqual({ status: null, reasons: [] });
    const draft = await practice.draft(coach, await practice.coachee());
    expect(await health(coach, draft)).toEqual({ status: null, reasons: [] });
  });

  it('in lists, by health, page by page, and each sees their own', async () => {
    const coach = await practice.coach();
    const ids: string[] = [];
    for (const localTime of ['08:00', '12:00', '14:00']) {
      const id = await practice.active(coach, await practice.coachee(), { localTime });
      await practice.active(coach, await practice.coachee(), { localTime: nextHour(localTime) });
      await cancelAll(id, coach);
      ids.push(id);
    }
    test.clock.set(new Date('2026-10-22T12:00:00Z'));
    expect(await list(coach, 'health=off_track')).toEqual(ids);
    expect(await list(practice.administrator, `health=off_track&coachId=${coach.personId}`)).toEqual(ids);
    expect(await list(await practice.coach(), 'health=off_track')).toEqual([]);
    expect(await list(coach, 'health=off_track&state=paused')).toEqual([]);
    expect(await list(coach, 'health=on_track')).toHaveLength(3);
    const { body: first } = await test.as(coach).get('engagements?health=off_track&limit=2').expect(200);
    expect(first.items).toMatchObject([{ id: ids[0], health: { status: 'off_track' } }, { id: ids[1] }]);
    expect(await list(coach, `health=off_track&limit=2&cursor=${first.nextCursor}`)).toEqual([ids[2]]);
    await test.as(coach).get('engagements?health=well').expect(400);
    const few = await queriesOf(() => list(coach, 'health=off_track&limit=1'));
    expect(await queriesOf(() => list(coach, 'health=off_track&limit=3'))).toBe(few);
  });

  it('by the same rule in Postgres, whatever the facts are', async () => {
    const now = new Date('2026-11-22T12:34:56Z');
    const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
    // In hours around the limits of weeks, so that the limits themselves are met.
    const hours = fc.oneof(
      fc.integer({ min: -2_000, max: 400 }),
      fc.integer({ min: -10, max: 2 }).map((n) => n * 168),
    );
    const day = fc.integer({ min: -90, max: 90 }).map((days) => at(days * 1_440).slice(0, 10));
    const made = fc.record({
      state: fc.constantFrom('active', 'active', 'active', 'paused', 'completed', 'draft'),
      ...{
        startsOn: day,
        endsOn: day,
        everyWeeks: fc.constantFrom(1, 2),
        offTrackAfterWeeks: fc.integer({ min: 1, max: 5 }),
      },
      ...{ staleAfterWeeks: fc.integer({ min: 1, max: 8 }), activeSince: fc.option(hours.map((n) => at(n * 60))) },
      ...{ lastAt: fc.option(hours.map((n) => at(n * 60))), lastDay: fc.option(day) },
      dates: fc
        .array(
          hours.map((n) => at(n * 60)),
          { maxLength: 6 },
        )
        .map((dates) => dates.toSorted()),
      ...{ left: fc.nat(14), over: fc.nat(5), forfeited: fc.nat(3), goals: fc.nat(3) },
      looks: fc
        .array(
          hours.map((n) => at(n * 60)),
          { maxLength: 3 },
        )
        .map((looks) => looks.toSorted()),
    });
    const all = fc.sample(made, 2_000) as HealthFacts[];
    const { rows } = await query(
      `select standing_health(s, $2::timestamptz) as health, standing_goals_on_track(s, $2::timestamptz) as "onTrack",
         standing_facts(s) as facts
       from jsonb_array_elements($1::jsonb) with ordinality as f (fact, place)
       cross join lateral jsonb_populate_record(null::engagement_standing, f.fact) s order by place`,
      [JSON.stringify(all.map(asRow)), now],
    );
    const expected = all.map((facts) => healthOf(facts, now).status);
    expect(rows.map(({ health: found }) => found)).toEqual(expected);
    expect(new Set(expected)).toEqual(new Set([null, 'on_track', 'at_risk', 'off_track']));
    expect(rows.map(({ facts }) => healthOf(facts as HealthFacts, now))).toEqual(
      all.map((each) => healthOf(each, now)),
    );
  });

  async function query(text: string, values: unknown[]) {
    const client = new Client({ connectionString: test.database.ownerUrl });
    await client.connect();
    try {
      await client.query(`select set_config('rapport.practice', $1, false)`, [practice.practiceId]);
      return await client.query<Record<string, unknown>>(text, values);
    } finally {
      await client.end();
    }
  }
});

function nextHour(localTime: string): string {
  return `${String(Number(localTime.slice(0, 2)) + 1).padStart(2, '0')}:00`;
}

function asRow({ left, ...facts }: HealthFacts): Record<string, unknown> {
  const row = Object.entries(facts).map(([name, value]) => [
    name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
    value,
  ]);
  return { ...Object.fromEntries(row), balance: left };
}
