import type { Response } from 'supertest';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { connected } from '../platform/sql.js';

const SIXTY = 60;
const TAKEN = 'session.overlaps';

describe('many plan and move at once', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
  }, 60_000);
  afterAll(() => test.stop());

  /** How many answers had which status and code: whatever is not listed here reached a caller who should not see it. */
  function tally(answers: Response[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { status, body } of answers) {
      const answer = status < 400 ? String(status) : `${status} ${body.code}`;
      counts[answer] = (counts[answer] ?? 0) + 1;
    }
    return counts;
  }

  /** What must never be in the database, whoever did what: a person in two places, or a plan by half. */
  async function expectNothingOverlaps(): Promise<void> {
    const owner = await connected(test.database.ownerUrl);
    try {
      const { rows: overlaps } = await owner.query(`
        select a.person_id, a.during, b.during from calendar_block a join calendar_block b
          on a.practice_id = b.practice_id and a.person_id = b.person_id and a.source_id < b.source_id
          and a.during && b.during`);
      expect(overlaps).toEqual([]);
      const { rows: blocks } = await owner.query(`
        select count(*) filter (where b.source_id is null)::int as missing from session s
        cross join unnest(array[s.coach_id, s.coachee_id]) as person
        left join calendar_block b on b.practice_id = s.practice_id and b.source_id = s.id and b.person_id = person
          and b.during = tstzrange(s.starts_at, s.ends_at)
        where s.state = 'scheduled'`);
      expect(blocks).toEqual([{ missing: 0 }]);
      const { rows: halves } = await owner.query(`
        select d.engagement_id from plan_date d join engagement e on e.id = d.engagement_id
        group by d.engagement_id, e.sessions having count(distinct d.held) > 1 or count(*) <> e.sessions`);
      expect(halves).toEqual([]);
    } finally {
      await owner.end();
    }
  }

  /** Every hour of the week is somebody's slot, so that one coach has room for sixty plans. */
  const slotOf = (index: number) => ({
    ...{ startsOn: '2026-10-05', weekday: (index % 7) + 1 },
    localTime: `${String(Math.floor(index / 7) + 8).padStart(2, '0')}:00`,
  });

  it('sixty plans of twelve for one coach, half of them in the opposite order: all of each, in under five seconds', async () => {
    // Every other one coaches the coach: their calendars are locked, and their dates written, the other way round.
    const others: Actor[] = [];
    for (let index = 0; index < SIXTY; index++)
      others.push(await (index % 2 ? practice.coach(`Coach ${index}`) : practice.coachee(`Coachee ${index}`)));
    const ids: string[] = [];
    for (const [index, other] of others.entries())
      ids.push(
        await (index % 2 ? practice.draft(other, coach, slotOf(index)) : practice.draft(coach, other, slotOf(index))),
      );

    const begun = performance.now();
    const submit = (id: string, index: number) =>
      test.as(index % 2 ? others[index] : coach).post(`engagements/${id}/submission`);
    const answers = await Promise.all(ids.map((id, index) => submit(id, index)));
    const tookMs = performance.now() - begun;
    expect(tally(answers)).toEqual({ 200: SIXTY });
    expect(tookMs).toBeLessThan(5_000);
    await expectNothingOverlaps();
    for (const [index, id] of ids.entries()) {
      const of = index % 2 ? others[index] : coach;
      await test.as(of).post(`engagements/${id}/ending`, { reason: 'Enough of the test' }).expect(200);
    }
  }, 180_000);

  it('twelve plans for the same slot, of which one has all of it, and the others nothing', async () => {
    const busy = await practice.coach('Bea Busy');
    const ids: string[] = [];
    for (let each = 0; each < 12; each++)
      // Overlapping by quarters of an hour: no two of them fit beside one another.
      ids.push(
        await practice.draft(busy, await practice.coachee(), { localTime: `10:${['00', '15', '30', '45'][each % 4]}` }),
      );
    const answers = await Promise.all(ids.map((id) => test.as(busy).post(`engagements/${id}/submission`)));
    expect(tally(answers)).toEqual({ 200: 1, [`409 ${TAKEN}`]: 11 });
    await expectNothingOverlaps();
  }, 60_000);

  describe('two engagements of one coach', () => {
    let first: string;
    let second: string;
    let theirs: Actor;

    beforeAll(async () => {
      theirs = await practice.coach('Tess Two');
      first = await practice.active(theirs, await practice.coachee('One'), { localTime: '10:00', sessions: 3 });
      second = await practice.active(theirs, await practice.coachee('Two'), { localTime: '14:00', sessions: 3 });
    }, 60_000);

    const firstOf = async (id: string) =>
      (await practice.sessions(id, theirs))[0] as { id: string; localStart: string };
    const move = (id: string, sessionId: string, localStart: string) =>
      test.as(theirs).post(`engagements/${id}/sessions/${sessionId}/rescheduling`, { localStart });

    it('that swap their times, over and over: nobody is in two places, and nobody waits for ever', async () => {
      for (let round = 0; round < 15; round++) {
        const [a, b] = [await firstOf(first), await firstOf(second)];
        const answers = await Promise.all([move(first, a.id, b.localStart), move(second, b.id, a.localStart)]);
        // Each wants where the other still is: neither can, and both are told.
        expect(tally(answers)).toEqual({ [`409 ${TAKEN}`]: 2 });
      }
      const [a, b] = [await firstOf(first), await firstOf(second)];
      await move(first, a.id, '2026-10-01T17:00').expect(200);
      await move(second, b.id, a.localStart).expect(200);
      await move(first, a.id, b.localStart).expect(200);
      expect((await firstOf(first)).localStart).toBe(b.localStart);
      expect((await firstOf(second)).localStart).toBe(a.localStart);
      await expectNothingOverlaps();
    }, 60_000);

    it('that cancel and book one slot for twenty seconds: never an overlap, never a deadlock', async () => {
      const slot = '2026-11-19T12:00';
      const until = performance.now() + 20_000;
      const answers: Response[] = [];
      const restless = async (id: string) => {
        while (performance.now() < until) {
          const booked = await test
            .as(theirs)
            .post(`engagements/${id}/sessions`, { localStart: slot, overrideWeek: true });
          answers.push(booked);
          if (booked.status !== 201) continue;
          answers.push(await test.as(theirs).post(`engagements/${id}/sessions/${booked.body.id}/cancellation`, {}));
        }
      };
      for (const id of [first, second])
        await test
          .as(theirs)
          .post(`engagements/${id}/ledger`, { reason: 'granted', sessions: 1, note: 'More' })
          .expect(201);
      await Promise.all([restless(first), restless(second), restless(first), restless(second)]);
      const counted = tally(answers);
      expect(Object.keys(counted).sort()).toEqual(
        ['200', '201', `409 ${TAKEN}`, '409 session.none-left'].filter((key) => key in counted).sort(),
      );
      expect(counted['201']).toBe(counted['200']);
      expect(counted['201']).toBeGreaterThan(20);
      expect(counted[`409 ${TAKEN}`]).toBeGreaterThan(0);
      await expectNothingOverlaps();
    }, 60_000);
  });
});
