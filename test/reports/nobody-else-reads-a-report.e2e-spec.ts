import { Client } from 'pg';
import { setCaller } from '../../src/platform/database/database.js';
import type { Caller } from '../../src/platform/database/caller.js';
import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('nobody else reads a report', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };
  let coach: Actor;
  let coachee: Actor;
  let engagementId: string;
  let reports: string;
  let sent: string;
  let drafted: string;
  let app: Client;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company();
    [coach, coachee] = [await practice.coach(), await practice.coachee()];
    engagementId = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    reports = `engagements/${engagementId}/reports`;
    await test.as(coachee).post(`engagements/${engagementId}/ending`, { reason: 'We are done' }).expect(200);
    const { body } = await test.as(coach).post(reports, { kind: 'closing', language: 'de' }).expect(201);
    sent = body.id as string;
    await test.as(coachee).post(`${reports}/${sent}/approval`, { revision: 1 }).expect(200);
    await test.as(coachee).post(`${reports}/${sent}/sending`, { revision: 1 }).expect(200);
    const other = await practice.active(
      await practice.coach(),
      await practice.coachee(),
      { companyId: company.id },
      company.sponsor,
    );
    drafted = `companies/${company.id}/engagements/${other}/reports`;
    app = new Client({ connectionString: test.database.url });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await test.stop();
  });

  /** What Postgres says to a statement on behalf of somebody: its rows, or why not. It leaves nothing. */
  async function asked(actor: Actor, statement: string, role?: string): Promise<number | string> {
    const { personId } = actor;
    const caller: Caller = {
      ...{ practiceId: practice.practiceId, personId, administrator: actor === practice.administrator },
      ...{ coach: actor === coach, itself: false },
    };
    await app.query(`begin; ${setCaller(caller)}; ${role ? `set local role ${role}` : ''}`);
    try {
      return (await app.query(statement)).rowCount ?? 0;
    } catch (error) {
      const { constraint, message } = error as { constraint?: string; message: string };
      return constraint ?? message;
    } finally {
      await app.query('rollback');
    }
  }

  it('but coach, coachee and, once it was sent, sponsors of the company', async () => {
    const theirs = `companies/${company.id}/engagements/${engagementId}/reports/${sent}`;
    await test.as(company.sponsor).get(theirs).expect(200);
    for (const actor of [coach, coachee]) await test.as(actor).get(`${reports}/${sent}`).expect(200);
    const another = await practice.company();
    for (const [actor, status] of [
      [practice.administrator, 403],
      [company.sponsor, 403],
      [another.sponsor, 404],
      [await practice.coach('Olaf Other'), 404],
    ] as const)
      for (const path of [reports, `${reports}/${sent}`, `${reports}/${sent}/pdf`])
        await test.as(actor).get(path).expect(status);
    for (const [actor, status] of [
      [practice.administrator, 403],
      [coachee, 404],
      [another.sponsor, 404],
    ] as const)
      await test.as(actor).get(theirs).expect(status);
  });

  it('and what is of another engagement or company looks like what is not there', async () => {
    const another = await practice.company();
    const of = async (path: string, by = company.sponsor) => {
      const { status, body } = await test.as(by).get(path);
      return { status, body: { ...body, requestId: '' } };
    };
    const nothing = await of(`companies/${company.id}/engagements/${coach.personId}/reports/${sent}`);
    expect(nothing.status).toBe(404);
    expect(await of(`${drafted}/${sent}`)).toEqual(nothing);
    expect(await of(`companies/${another.id}/engagements/${engagementId}/reports`, another.sponsor)).toEqual(nothing);
    expect(await of(`companies/${another.id}/engagements/${engagementId}/reports/${sent}`, another.sponsor)).toEqual(
      nothing,
    );
  });

  it('and nobody changes or removes what was sent: Postgres holds it', async () => {
    for (const actor of [coach, coachee, company.sponsor, practice.administrator])
      for (const role of [undefined, 'rapport_overview', 'rapport_content'])
        for (const statement of [
          `update sent_report set document = '{}'`,
          `delete from sent_report`,
          `update report set revision = 7`,
          `delete from report`,
        ]) {
          const answer = await asked(actor, statement, role);
          expect([statement, role, answer === 0 || /permission denied/.test(String(answer))]).toEqual([
            ...[statement, role, true],
          ]);
        }
  });

  it('nor sends what the coachee has not approved, whatever the code does', async () => {
    const owner = await connectAsOwner(test);
    const { rows } = await owner.query<{ columns: string }>(
      `select format('%L, %L, %L, %L, %L', practice_id, engagement_id, coach_id, coachee_id, company_id) as columns from report`,
    );
    await owner.end();
    const parties = rows[0]?.columns ?? '';
    const begin = `insert into report (practice_id, engagement_id, coach_id, coachee_id, company_id, id, kind, language, revision,
      revised_at, revised_by_id) values (${parties}, '${coach.personId}', 'midpoint', 'en', 1, now(), '${coach.personId}')`;
    const send = `${begin}; update report set sent_at = now(), sent_by_id = '${coach.personId}', sent_revision = 1
      where kind = 'midpoint'`;
    expect(await asked(coach, send)).toBe('report_sent_as_approved');
    const approve = `insert into report_approval (practice_id, engagement_id, coach_id, coachee_id, company_id, id, report_id,
      revision, approved_at) values (${parties}, '${coach.personId}', '${sent}', 1, now())`;
    expect(await asked(coach, approve)).toMatch(/row-level security/);
    expect(await asked(coachee, `delete from report_approval`)).toBe('report_sent_as_approved');
    expect(await asked(coach, `delete from report_approval`)).toBe(0);
  });

  it('and the server’s own role reads no draft; the overview reads what was sent, and nothing else', async () => {
    expect(await asked(coach, `select from content.report_text`)).toMatch(/permission denied/);
    expect(await asked(company.sponsor, `select from content.report_text`, 'rapport_content')).toBe(0);
    expect(await asked(company.sponsor, `select from content.report_text`, 'rapport_overview')).toMatch(/denied/);
    expect(await asked(company.sponsor, `select id from report`, 'rapport_overview')).toMatch(/permission denied/);
    expect(await asked(company.sponsor, `select id from sent_report`, 'rapport_overview')).toBe(1);
    expect(await asked(practice.administrator, `select id from sent_report`, 'rapport_overview')).toBe(0);
  });

  it('and what was sent stays when what was said is erased; drafts and revisions go', async () => {
    await test
      .as(practice.administrator)
      .post(`engagements/${engagementId}/content-erasure`, { reason: 'Kit asked for it' })
      .expect(204);
    for (const [actor, path] of [
      [company.sponsor, `companies/${company.id}/engagements/${engagementId}/reports/${sent}`],
      [coachee, `${reports}/${sent}`],
    ] as const)
      expect((await test.as(actor).get(path).expect(200)).body.document.statement).toContain('Sitzungen');
    const { body } = await test.as(coach).get(`${reports}/${sent}/revisions`).expect(409);
    expect(body.code).toBe('content.erased');
  });
});
