import type { Client } from 'pg';
import { asked, connected, type SqlCaller } from '../platform/sql.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { Handovers, type Trio } from './handing-over.js';

const DENIED = '42501';

describe('Postgres, asked for another coach without any of our code', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let handovers: Handovers;
  let trio: Trio;
  let app: Client;
  let owner: Client;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    handovers = new Handovers(practice);
    app = await connected(test.database.url);
    owner = await connected(test.database.ownerUrl);
  });
  beforeEach(async () => {
    trio = await handovers.trio();
  });
  afterAll(async () => {
    await Promise.all([app.end(), owner.end()]);
    await test.stop();
  });

  const by = ({ personId }: Actor, given: Partial<SqlCaller> = {}): SqlCaller => ({
    ...{ practice: practice.practiceId, person: personId },
    ...given,
  });
  const everybody = (): SqlCaller[] => [
    by(trio.coach, { coach: 'on' }),
    by(trio.successor, { coach: 'on' }),
    by(trio.coachee),
    by(practice.administrator, { administrator: 'on' }),
    by(practice.administrator, { administrator: 'on', itself: 'on' }),
    by(trio.successor, { coach: 'on', itself: 'on' }),
    { practice: practice.practiceId, itself: 'on' },
  ];
  const refusedTo = async (callers: SqlCaller[], statement: string, values: unknown[]) => {
    const answers = [];
    for (const caller of callers) answers.push(await asked(app, caller, `${statement} returning 1`, values));
    return answers.map(
      ({ refused, constraint, rows }) => (refused && (constraint ?? refused)) || `${rows.length} rows`,
    );
  };
  /** Past row-level security, so that the insert alone is judged. */
  const sayingSo = async (caller: SqlCaller, party: string, handover: string) => {
    const { rows } = await owner.query<{ made: string }>(
      `select format($$insert into handover_answer (practice_id, engagement_id, coach_id, coachee_id, id, handover_id,
         successor_id, party, decision, at) values (%L, %L, %L, %L, gen_random_uuid(), %L, %L, %L, 'agreed', now())$$,
         practice_id, engagement_id, coach_id, coachee_id, id, successor_id, $2::text) as made from handover where id = $1`,
      [handover, party],
    );
    const { refused, constraint } = await asked(app, caller, rows[0]?.made ?? '');
    return constraint ?? refused ?? 'said';
  };

  it('changes it for nobody, not for the practice itself', async () => {
    const statement = `update engagement set coach_id = $1 where id = $2`;
    const change = [trio.successor.personId, trio.id];
    for (const handover of [undefined, () => handovers.proposed(trio)]) {
      await handover?.();
      expect(await refusedTo(everybody(), statement, change)).toEqual(everybody().map(() => DENIED));
    }
    for (const table of ['session', 'goal']) {
      const child = `update ${table} set coach_id = $1 where engagement_id = $2`;
      await practice.agreedGoal(trio.id, trio.coachee);
      const answers = new Set(await refusedTo(everybody(), child, change));
      answers.delete('0 rows');
      expect([...answers].every((answer) => [DENIED, `${table}_of_engagement`].includes(answer))).toBe(true);
    }
  });

  it('takes the coachee’s yes from the coachee, and the successor’s from the successor, after it', async () => {
    const handover = await handovers.proposed(trio);
    const answersOf = async (party: string) => {
      const told = [];
      for (const caller of everybody()) told.push(await sayingSo(caller, party, handover));
      return told;
    };
    const turn = 'handover_answer_in_turn';
    expect(await answersOf('coachee')).toEqual([DENIED, DENIED, 'said', DENIED, DENIED, DENIED, DENIED]);
    expect(await answersOf('successor')).toEqual([DENIED, turn, DENIED, DENIED, DENIED, turn, DENIED]);
    await handovers.answer(trio, handover, trio.coachee).expect(200);
    expect(await answersOf('coachee')).toEqual([
      DENIED,
      DENIED,
      'handover_answer_once',
      DENIED,
      DENIED,
      DENIED,
      DENIED,
    ]);
    expect(await answersOf('successor')).toEqual([DENIED, 'said', DENIED, DENIED, DENIED, 'said', DENIED]);
    await handovers.withdraw(trio, handover, trio.coach).expect(204);
    expect(await answersOf('successor')).toEqual([DENIED, turn, DENIED, DENIED, DENIED, turn, DENIED]);
  });

  it('changes no answer, no reason and no successor, and no state to one that nobody has answered for', async () => {
    const handover = await handovers.agreed(trio);
    const set = (what: string) => refusedTo(everybody(), `update handover set ${what} where id = $1`, [handover]);
    for (const what of [`successor_id = coach_id`, `reason = 'Another'`, `from_coach_id = successor_id`])
      expect(new Set(await set(what))).toEqual(new Set([DENIED]));
    for (const state of ['awaiting_coachee', 'handed_over', 'declined']) {
      const answers = await set(`state = '${state}', closed_at = now()`);
      expect(answers.filter((answer) => !['0 rows', DENIED].includes(answer))).toEqual([]);
    }
    for (const statement of [`update handover_answer set decision = 'agreed'`, `delete from handover_answer`])
      expect(new Set(await refusedTo(everybody(), statement, []))).toEqual(new Set([DENIED]));
  });

  it('lets nobody propose in another’s name, nor as if the coachee had agreed', async () => {
    const insert = (state: string, proposedBy: Actor) =>
      refusedTo(
        everybody(),
        `insert into handover (practice_id, engagement_id, coach_id, coachee_id, id, from_coach_id, successor_id, state, reason,
           proposed_by_id, proposed_at, due_at)
         values ($1, $2, $3, $4, gen_random_uuid(), $3, $5, $6, 'Because', $7, now(), now())`,
        [
          ...[practice.practiceId, trio.id, trio.coach.personId, trio.coachee.personId, trio.successor.personId],
          ...[state, proposedBy.personId],
        ],
      );
    const first = (await insert('awaiting_coachee', trio.coach)).map((answer) => answer === '1 rows');
    expect(first).toEqual([true, false, false, false, false, false, false]);
    expect(await insert('awaiting_successor', trio.coach)).toEqual(everybody().map(() => DENIED));
    expect(await insert('awaiting_coachee', trio.successor)).toEqual(everybody().map(() => DENIED));
  });

  it('shows a successor no row of the engagement before their yes, and the coach of before none after it', async () => {
    const handover = await handovers.agreed(trio);
    const { rows: tables } = await owner.query<{ name: string }>(`
      select a.attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname = 'engagement_id' and c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'content'::regnamespace)`);
    const seenBy = async (actor: Actor) => {
      const seen: string[] = [];
      for (const { name } of tables)
        for (const role of [undefined, 'rapport_content', 'rapport_overview', 'rapport_manager']) {
          const caller = by(actor, { coach: 'on' });
          const { rows } = await asked(app, caller, `select 1 from ${name} where engagement_id = $1`, [trio.id], role);
          if (rows.length) seen.push(name);
        }
      return seen;
    };
    expect(await seenBy(trio.successor)).toEqual(['handover']);
    expect(await seenBy(trio.coach)).toContain('session');
    await handovers.answer(trio, handover, trio.successor).expect(200);
    expect(await seenBy(trio.coach)).toEqual([]);
    expect(await seenBy(trio.successor)).toContain('session');
    const blocks = async ({ personId }: Actor) =>
      (await owner.query(`select from calendar_block where person_id = $1`, [personId])).rowCount;
    expect([await blocks(trio.coach), await blocks(trio.successor), await blocks(trio.coachee)]).toEqual([0, 12, 12]);
  });
});
