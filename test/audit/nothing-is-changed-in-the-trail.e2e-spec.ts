import type { Client } from 'pg';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { asked, connected, type SqlCaller } from '../platform/sql.js';
import { entriesOf } from './trail.js';

const DENIED = '42501';
const RESTRICTED = '23001';
const entry = { at: '2026-09-24T12:00:00Z', action: 'session.book', outcome: 'done', about: {}, wrote: {} };

describe('in the audit trail nothing is changed', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let pair: { coach: Actor; coachee: Actor; id: string };
  let app: Client;
  let owner: Client;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    pair = await practice.activePair();
    await test.as(pair.coach).get(`engagements/${pair.id}/ledger`).expect(200);
    [app, owner] = [await connected(test.database.url), await connected(test.database.ownerUrl)];
  });
  afterAll(async () => {
    await app.end();
    await owner.end();
    await test.stop();
  });

  const as = ({ personId }: Actor, more: Partial<SqlCaller> = {}): SqlCaller => ({
    ...{ practice: practice.practiceId, person: personId },
    ...more,
  });
  const administrator = () => as(practice.administrator, { administrator: 'on' });

  const changes = [
    `insert into audit_entry select * from audit_entry`,
    `update audit_entry set action = action`,
    `delete from audit_entry`,
    `truncate audit_entry`,
    `update audit_head set sequence = 0`,
    `update audit_head set hash = hash`,
    `delete from audit_head`,
    `truncate audit_head`,
  ];

  it.each(changes)('by the server, whoever asks: %s', async (statement) => {
    for (const caller of [administrator(), { ...as(pair.coach), itself: 'on' as const }])
      for (const role of [undefined, 'rapport_content', 'rapport_overview'])
        expect((await asked(app, caller, statement, [], role)).refused).toBe(DENIED);
  });

  it.each(changes.slice(1))('by the owner, short of taking the triggers away: %s', async (statement) => {
    expect((await asked(owner, administrator(), statement)).refused).toBe(RESTRICTED);
  });

  it('by stepping into the role that adds to it, which the server may not', async () => {
    expect((await asked(app, administrator(), 'select 1', [], 'rapport_audit')).refused).toBe(DENIED);
    for (const inner of [`audit_add(null::audit_entry)`, `audit_entry_of('{}')`])
      expect((await asked(app, administrator(), `select ${inner}`)).refused).toBe(DENIED);
  });

  it('and whose practice and act it is, the transaction says, not what is handed in', async () => {
    const lie = { ...entry, practice_id: 'x', actor_id: practice.administrator.personId, sequence: 1, coachee_id: 'x' };
    const values = [JSON.stringify({ ...lie, practice_id: pair.id, coachee_id: pair.id, hash: '\\x00' })];
    const read = `select practice_id, actor_id, coachee_id, sequence > 1 as later from audit_entry order by sequence desc limit 1`;
    await app.query('begin');
    for (const [name, value] of Object.entries(as(pair.coach, { administrator: 'on' })))
      await app.query(`select set_config($1, $2, true)`, [`rapport.${name}`, value]);
    await app.query('select audit_append($1)', values);
    const { rows } = await app.query(read);
    await app.query('rollback');
    expect(rows).toEqual([
      { practice_id: practice.practiceId, actor_id: pair.coach.personId, coachee_id: null, later: true },
    ]);
    expect((await asked(app, undefined, 'select audit_append($1)', [JSON.stringify(entry)])).refused).toBe(DENIED);
  });

  it.each<[what: string, more: object]>([
    ['a text among the ids', { about: { engagementId: 'They are tired.' } }],
    ['an object among the ids', { about: { sessionId: { note: 'They are tired.' } } }],
    ['a text among what was added', { wrote: { note: ['They are tired.'] } }],
    ['a list for an object', { about: ['They are tired.'] }],
    ['an action that says something', { action: 'They are tired.' }],
    ['an outcome that there is not', { outcome: 'tired' }],
  ])('and nothing can be said in it: %s is refused', async (_what, more) => {
    const values = [JSON.stringify({ ...entry, ...more })];
    expect((await asked(app, as(pair.coach), 'select audit_append($1)', values)).refused).toMatch(/^(23514|22P02)$/);
  });

  it('and it is read by administrators of the practice, and by a coachee what others opened of theirs', async () => {
    const elsewhere = await PracticeBuilder.start(test);
    const seen = async (caller?: SqlCaller, role?: string) =>
      (await asked(app, caller, 'select distinct outcome, practice_id from audit_entry order by 1', [], role)).rows;
    expect(await seen(administrator())).toEqual(
      ['done', 'opened'].map((outcome) => ({ outcome, practice_id: practice.practiceId })),
    );
    expect(await seen(as(pair.coachee))).toEqual([{ outcome: 'opened', practice_id: practice.practiceId }]);
    const another = await practice.coachee();
    for (const caller of [
      ...[undefined, as(pair.coach, { coach: 'on' }), as(pair.coach, { itself: 'on' }), as(another)],
      { practice: elsewhere.practiceId, person: pair.coachee.personId },
    ])
      expect(await seen(caller)).toEqual([]);
    expect(await seen(administrator(), 'rapport_overview')).toEqual([]);
  });

  it('and what cannot be recorded is not done, not refused in silence, and not shown', async () => {
    await owner.query('begin');
    await owner.query('select * from audit_head where practice_id = $1 for update', [practice.practiceId]);
    const [first] = await practice.sessions(pair.id, pair.coachee);
    const days = { firstDay: '2027-03-01', lastDay: '2027-03-02' };
    const answers = await Promise.all([
      test.as(pair.coach).post('time-off', days),
      test.as(pair.coachee).post(`engagements/${pair.id}/completion`, {}),
      test.as(pair.coach).get(`engagements/${pair.id}/sessions/${first?.id}`),
      test.as(practice.administrator).get('audit/export'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    await owner.query('rollback');
    const { body } = await test.as(pair.coach).get('time-off').expect(200);
    expect(body.items).toEqual([]);
    const recorded = await entriesOf(test, practice.administrator, 'action=time-off.manage');
    expect(recorded).toEqual([]);
    await test.as(pair.coachee).post(`engagements/${pair.id}/completion`, {}).expect(403);
  }, 60_000);
});
