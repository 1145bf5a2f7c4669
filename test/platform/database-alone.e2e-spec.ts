import type { Client } from 'pg';
import { createApp } from '../../src/app.js';
import { entities } from '../../src/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { refuseTooPowerful, TooPowerfulError } from '../../src/platform/database/guard-role.js';
import { cloneDatabase } from '../support/test-database.js';
import { settingsFor, TestApp } from '../support/test-app.js';
import { fullPractice, type FullPractice } from './full-practice.js';
import { asked, connected, countRows, type SqlCaller } from './sql.js';

const DENIED = '42501';
const ROLES = [undefined, 'rapport_content', 'rapport_overview', 'rapport_manager', 'rapport_pulse'];
/** Nothing of what a practice does puts a row into these. */
const EMPTY = ['jobs.archive', 'jobs.schedule', 'jobs.subscription'];
describe('the database alone, as the role that the server runs as', () => {
  let test: TestApp;
  let mine: FullPractice;
  let theirs: FullPractice;
  let owner: Client;
  let app: Client;
  let tables: string[];
  let tenantTables: string[];

  beforeAll(async () => {
    test = await TestApp.start();
    mine = await fullPractice(test);
    theirs = await fullPractice(test);
    owner = await connected(test.database.ownerUrl);
    app = await connected(test.database.url);
    tables = Object.keys(await countRows(owner));
    const ofPractices = await owner.query<{ name: string }>(`
      select a.attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid where a.attname = 'practice_id' and c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'content'::regnamespace)`);
    tenantTables = ofPractices.rows.map(({ name }) => name);
  }, 60_000);
  afterAll(async () => {
    await app.end();
    await owner.end();
    await test.stop();
  });

  const asAdministrator = ({ practice }: FullPractice): SqlCaller => ({
    practice: practice.practiceId,
    person: practice.administrator.personId,
    administrator: 'on',
  });
  const asCoach = ({ practice, coach }: FullPractice): SqlCaller => ({
    practice: practice.practiceId,
    person: coach.personId,
    coach: 'on',
  });
  const asOtherCoach = (of: FullPractice): SqlCaller => ({ ...asCoach(of), person: of.otherCoach.personId });
  const asCoachee = (of: FullPractice): SqlCaller => ({
    practice: of.practice.practiceId,
    person: of.coachee.personId,
  });
  const asSponsor = (of: FullPractice): SqlCaller => ({
    practice: of.practice.practiceId,
    person: of.sponsor.personId,
  });

  /** What `caller` sees of all tables that have this column, table by table. */
  async function seen(
    caller: SqlCaller | undefined,
    column: string,
    role?: string,
  ): Promise<Record<string, unknown[]>> {
    const found: Record<string, unknown[]> = {};
    for (const table of tenantTables) {
      const { rows, refused } = await asked(app, caller, `select distinct ${column} as value from ${table}`, [], role);
      expect(refused ?? DENIED).toMatch(/42501|42703/);
      if (rows.length) found[table] = rows.map(({ value }) => value);
    }
    return found;
  }

  it('has rows to hide in every table', async () => {
    const counts = await countRows(owner);
    expect(Object.keys(counts).filter((table) => !counts[table])).toEqual(EMPTY);
    expect(tables.length).toBeGreaterThan(30);
  });

  it.each(ROLES)('gives no row of any table without a caller (stepped into: %s)', async (role) => {
    for (const table of tables) {
      const answer = await asked(app, undefined, `select 1 from ${table}`, [], role);
      expect({ table, ...answer }).toMatchObject({ table, rows: [] });
      if (answer.refused) expect({ table, refused: answer.refused }).toEqual({ table, refused: DENIED });
    }
  });

  it('shows a caller no row of another practice, whatever they are', async () => {
    const of = mine.practice.practiceId;
    const everybody = [asAdministrator, asCoach, asCoachee, asSponsor].map((as) => as(mine));
    for (const caller of [...everybody, { practice: of, itself: 'on' as const }]) {
      for (const role of ROLES) {
        const practices = Object.values(await seen(caller, 'practice_id', role)).flat();
        expect([...new Set(practices)]).toEqual(practices.length ? [of] : []);
      }
    }
    expect((await asked(app, asCoach(mine), 'select id from practice')).rows).toEqual([{ id: of }]);
  });

  it('shows a coach the rows of their own engagement, and another coach of the practice none of them', async () => {
    const own = await seen(asCoach(mine), 'engagement_id');
    expect(Object.keys(own).sort()).toEqual([
      ...['change_request', 'check_in', 'engagement_manager', 'engagement_transition', 'goal', 'goal_order'],
      ...['goal_revision', 'goal_share', 'goal_transition', 'handover', 'handover_answer', 'ledger_entry', 'meeting'],
      ...['meeting_guest', 'meeting_move', 'plan_date', 'pulse', 'renewal_decision', 'report', 'report_approval'],
      ...['review', 'review_outcome'],
      ...['sent_report', 'session', 'session_correction', 'session_hold', 'session_move', 'signature'],
    ]);
    expect([...new Set(Object.values(own).flat())]).toEqual([mine.engagementId]);
    for (const caller of [asOtherCoach(mine), asCoach(theirs), asAdministrator(theirs), asSponsor(theirs)])
      expect(Object.values(await seen(caller, 'engagement_id')).flat()).not.toContain(mine.engagementId);
    const engagement = `select id from engagement where id = '${mine.engagementId}'`;
    expect((await asked(app, asCoach(mine), engagement)).rows).toHaveLength(1);
    expect((await asked(app, asOtherCoach(mine), engagement)).rows).toHaveLength(0);
    expect((await asked(app, asCoach(theirs), engagement)).rows).toHaveLength(0);
  });

  it('refuses to empty any table', async () => {
    for (const table of tables) {
      const roles = [...ROLES, 'rapport_jobs', 'rapport_auth'];
      for (const role of roles) {
        const { refused } = await asked(app, asAdministrator(mine), `truncate ${table} cascade`, [], role);
        expect({ table, role, refused }).toEqual({ table, role, refused: DENIED });
      }
    }
  });

  it.each([
    ...['content.note', 'content.goal_decline', 'content.engagement_key', 'content.topic', 'content.action'],
    ...['content.note_version', 'content.topic_goal', 'content.session_goal', 'content.report_text'],
    'content.pulse_answer',
  ])('refuses to read %s as anybody', async (table) => {
    for (const caller of [
      asCoach(mine),
      asCoachee(mine),
      asAdministrator(mine),
      { ...asCoach(mine), itself: 'on' as const },
    ])
      expect((await asked(app, caller, `select * from ${table}`)).refused).toBe(DENIED);
  });

  it('shows what is said to the two who say it, and stepping into the role for it helps nobody else', async () => {
    const notes = 'select author_id as by from content.note order by author_id nulls first';
    const read = async (caller: SqlCaller) => (await asked(app, caller, notes, [], 'rapport_content')).rows;
    expect(await read(asCoach(mine))).toEqual([{ by: null }, { by: asCoach(mine).person }]);
    expect(await read(asCoachee(mine))).toEqual([{ by: null }]);
    const reasons = async (caller: SqlCaller) =>
      (await asked(app, caller, 'select coachee_id as of from content.goal_decline', [], 'rapport_content')).rows;
    expect(await reasons(asCoachee(mine))).toEqual([{ of: asCoachee(mine).person }]);
    expect(await reasons(asCoach(mine))).toEqual([]);
    for (const others of [asSponsor(mine), asAdministrator(mine), asOtherCoach(mine), asAdministrator(theirs)]) {
      expect(await read(others)).toEqual([]);
      expect(await reasons(others)).toEqual([]);
      expect(await read({ ...others, itself: 'on' })).toEqual([]);
    }
  });

  it.each([
    'ledger_entry',
    'engagement_transition',
    'signature',
    'session_move',
    'goal_transition',
    'goal_share',
    'check_in',
    'handover_answer',
  ])('never changes or removes a row of %s', async (table) => {
    const caller = { ...asCoach(mine), itself: 'on' as const };
    expect((await asked(app, caller, `select 1 from ${table}`)).rows).not.toHaveLength(0);
    for (const statement of [`update ${table} set id = id`, `update ${table} set at = now()`, `delete from ${table}`])
      expect((await asked(app, caller, statement)).refused).toBe(DENIED);
  });

  it.each([
    ['goal', `set state = 'proposed' where agreed_at is not null`, 'goal_agreed_once_it_counts'],
    ['company_sponsor', 'set withdrawn_by_id = person_id', 'company_sponsor_withdrawn_says_when'],
  ])('refuses what cannot be so of a %s, whoever writes it', async (table, change, constraint) => {
    expect(await asked(owner, asCoach(mine), `update ${table} ${change}`)).toMatchObject({
      refused: '23514',
      constraint,
    });
  });

  it('never changes the wording of a revision', async () => {
    const change = `update goal_revision set wording = 'Something else'`;
    expect((await asked(app, { ...asCoach(mine), itself: 'on' }, change)).refused).toBe(DENIED);
  });

  const copy = (minutes: number) => `
    insert into session (practice_id, engagement_id, coach_id, coachee_id, company_id, id, number, state, starts_at, ends_at,
      local_date, local_time, time_zone, tz_version)
    select practice_id, engagement_id, coach_id, coachee_id, company_id, gen_random_uuid(), 99, 'scheduled',
      starts_at + interval '${minutes} min', ends_at + interval '${minutes} min', local_date, local_time, time_zone, tz_version
    from session where id = $1 returning id`;

  it.each([0, 1, 59, -59])('refuses a session %s minutes into another, whoever inserts it', async (minutes) => {
    for (const client of [app, owner]) {
      const answer = await asked(client, asCoach(mine), copy(minutes), [mine.sessionIds[1]]);
      expect(answer).toMatchObject({ refused: '23P01', constraint: 'calendar_block_no_overlap' });
    }
  });

  it.each([60, -60])('takes a session back to back with another (%s minutes)', async (minutes) => {
    expect((await asked(app, asCoach(mine), copy(minutes), [mine.sessionIds[1]])).rows).toHaveLength(1);
  });

  it('refuses a row in the name of another practice', async () => {
    const administrator = asAdministrator(mine);
    const add = `insert into company (practice_id, id, name, created_at) values ($1, gen_random_uuid(), 'Theirs', now())`;
    const other = [theirs.practice.practiceId];
    expect((await asked(app, administrator, add, other)).refused).toBe(DENIED);
    expect((await asked(app, administrator, add, [mine.practice.practiceId])).refused).toBeUndefined();
    expect((await asked(app, administrator, `update company set practice_id = $1`, other)).refused).toBe(DENIED);
  });

  it('refuses a session of another practice’s engagement under one’s own practice', async () => {
    const caller = { ...asCoach(mine), person: theirs.coach.personId, itself: 'on' as const };
    const move = `update session set engagement_id = $1, coach_id = $2 where id = $3`;
    const values = [theirs.engagementId, theirs.coach.personId, mine.sessionIds[1]];
    expect((await asked(app, caller, move, values)).refused).toBe('23503');
  });

  it('is not what the server starts on with more rights than its own', async () => {
    await expect(createApp(settingsFor(test.database.ownerUrl))).rejects.toThrow(TooPowerfulError);
    const clone = await cloneDatabase();
    const source = await createDataSource(clone.url, 1, entities).initialize();
    const asOwner = await connected(clone.ownerUrl);
    try {
      await expect(refuseTooPowerful(source)).resolves.toBeUndefined();
      await asOwner.query('grant truncate on company to rapport_app');
      await expect(refuseTooPowerful(source)).rejects.toThrow('the role may TRUNCATE');
      await asOwner.query('alter table role owner to rapport_app');
      await expect(refuseTooPowerful(source)).rejects.toThrow('the role owns tables');
    } finally {
      await source.destroy();
      await asOwner.end();
      await clone.drop();
    }
  });
});
