import type { ReportStoryResponse } from '../../src/reports/reports.responses.js';
import { Reviewing } from '../reviews/reviewing.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a report goes to the company', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company('Analytical Engines Ltd');
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  /** An engagement that the company pays for, at its midpoint, with a goal that is shared and one that is not. */
  async function atMidpoint(language = 'en') {
    const [coach, coachee] = [await practice.coach(), await practice.coachee('Grace Murray', { language })];
    const id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    const review = new Reviewing(test, id, coach, coachee);
    const goals = `engagements/${id}/goals`;
    const shared = await practice.agreedGoal(id, coachee, 'Decide earlier');
    await practice.agreedGoal(id, coachee, 'Leave this company');
    const share = (sponsor: boolean, version: number) =>
      test.as(coachee).change('put', `${goals}/${shared}/visibility`, version, { sponsor });
    const versionOfGoal = async () => (await test.as(coachee).get(`${goals}/${shared}`)).body.version as number;
    await share(true, await versionOfGoal()).expect(200);
    await review.hold(practice, 6);
    const reports = `engagements/${id}/reports`;
    const sponsors = `companies/${company.id}/engagements/${id}/reports`;
    return { coach, coachee, id, review, reports, sponsors, share, versionOfGoal };
  }
  const drafted = async (reports: string, by: Actor) =>
    (await test.as(by).post(reports, { kind: 'midpoint' }).expect(201)).body as ReportStoryResponse;
  const words = (statement: string) => ({ statement, outlook: 'Five more.' });

  it('drafted from facts, and goals that the company may read: nothing that is not shared', async () => {
    const { coach, coachee, reports, sponsors } = await atMidpoint();
    const { document, ...report } = await drafted(reports, coach);
    expect(report).toMatchObject({ kind: 'midpoint', language: 'en', state: 'draft', revision: 1, approvedAt: null });
    expect(document.statement).toBe(
      'So far, 6 of 12 sessions have been held. Attendance was 100%. 6 sessions are left. 2 goals were agreed; 0 of them are on track or achieved.',
    );
    expect(document.facts).toMatchObject({
      ...{ company: 'Analytical Engines Ltd', coachee: 'Grace Murray', coach: 'Cora Coach', held: 6, left: 6 },
      goals: { counted: 2, shared: [{ wording: 'Decide earlier', state: 'agreed' }] },
    });
    for (const actor of [coach, coachee]) {
      const { text } = await test.as(actor).get(`${reports}/${report.id}`).expect(200);
      expect(text).not.toContain('Leave this company');
    }
    expect((await test.as(company.sponsor).get(sponsors).expect(200)).body).toEqual({ items: [] });
    const again = await test.as(coachee).post(reports, { kind: 'midpoint' }).expect(409);
    expect(again.body.code).toBe('report.begun');
  });

  it('not before its time, and not where no company pays', async () => {
    const { coach, reports } = await atMidpoint();
    const early = await test.as(coach).post(reports, { kind: 'closing' }).expect(409);
    expect(early.body.code).toBe('report.early');
    const alone = await Reviewing.begin(practice);
    const { body } = await test.as(alone.coach).post(`engagements/${alone.engagementId}/reports`, { kind: 'midpoint' });
    expect(body.code).toBe('report.no-company');
  });

  it('edited by both, at the revision that was read: who was overtaken is shown what it says now', async () => {
    const { coach, coachee, reports } = await atMidpoint();
    const { id } = await drafted(reports, coachee);
    const at = `${reports}/${id}`;
    const first = await test.as(coach).change('put', at, 1, words('She decides early.')).expect(200);
    expect([first.headers.etag, first.body.revisedBy]).toEqual(['"2"', 'Cora Coach']);
    const overtaken = await test.as(coachee).change('put', at, 1, words('I decide.')).expect(412);
    expect(overtaken.body.current).toMatchObject({ revision: 2, document: words('She decides early.') });
    const both = await Promise.all(
      [coach, coachee].map((actor) => test.as(actor).change('put', at, 2, words(`By ${actor.email}`))),
    );
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
    const { body: revisions } = await test.as(coachee).get(`${at}/revisions?limit=2`).expect(200);
    expect(revisions.items.map(({ revision }: { revision: number }) => revision)).toEqual([3, 2]);
    const { body: rest } = await test.as(coach).get(`${at}/revisions?cursor=${revisions.nextCursor}`).expect(200);
    expect(rest.items).toMatchObject([{ revision: 1, by: 'Grace Murray' }]);
  });

  it('sent when the coachee has approved that very text: an edit after it asks them again', async () => {
    const { coach, coachee, reports, sponsors } = await atMidpoint();
    const { id } = await drafted(reports, coach);
    const at = `${reports}/${id}`;
    const ask = (actor: Actor, what: string, revision: number) => test.as(actor).post(`${at}/${what}`, { revision });
    expect((await ask(coach, 'approval', 1).expect(403)).body.code).toBe('caller.forbidden');
    expect((await ask(coach, 'sending', 1).expect(409)).body.code).toBe('report.unapproved');
    expect((await ask(coachee, 'approval', 1).expect(200)).body.state).toBe('approved');
    await test.as(coach).change('put', at, 1, words('In other words.')).expect(200);
    const moved = await ask(coachee, 'approval', 1).expect(409);
    expect(moved.body).toMatchObject({ code: 'report.revised', revision: 2 });
    expect((await ask(coach, 'sending', 1).expect(409)).body.code).toBe('report.revised');
    expect((await ask(coach, 'sending', 2).expect(409)).body.code).toBe('report.unapproved');
    await ask(coachee, 'approval', 2).expect(200);
    expect((await test.as(coachee).delete(`${at}/approval`).expect(200)).body.state).toBe('draft');
    expect((await ask(coach, 'sending', 2).expect(409)).body.code).toBe('report.unapproved');
    await ask(coachee, 'approval', 2).expect(200);
    const sent = await ask(coach, 'sending', 2).expect(200);
    expect(sent.body).toMatchObject({ state: 'sent', sentBy: 'Cora Coach', document: words('In other words.') });
    const { body } = await test.as(company.sponsor).get(`${sponsors}/${id}`).expect(200);
    expect(body).toMatchObject({ id, kind: 'midpoint', document: sent.body.document });
    const view = (await test.as(company.sponsor).get(sponsors.replace('/reports', '')).expect(200)).body;
    expect(view.reports).toMatchObject([{ id, kind: 'midpoint', language: 'en' }]);
    expect((await test.as(coachee).get(reports.replace('/reports', '/sponsor-view')).expect(200)).body).toEqual(view);
    for (const refused of [
      await test.as(coach).change('put', at, 2, words('Too late')),
      await ask(coachee, 'approval', 2),
      await test.as(coachee).delete(`${at}/approval`),
      await ask(coach, 'sending', 2),
    ])
      expect([refused.status, refused.body.code]).toEqual([409, 'report.sent']);
  });

  it('not with a goal that is shared no more', async () => {
    const { coachee, reports, share, versionOfGoal } = await atMidpoint();
    const at = `${reports}/${(await drafted(reports, coachee)).id}`;
    await test.as(coachee).post(`${at}/approval`, { revision: 1 }).expect(200);
    await share(false, await versionOfGoal()).expect(200);
    const refused = await test.as(coachee).post(`${at}/sending`, { revision: 1 }).expect(409);
    expect(refused.body.code).toBe('report.goal-not-shared');
    const { body } = await test.as(coachee).change('put', at, 1, words('Without it.')).expect(200);
    expect(body.document.facts.goals.shared).toEqual([]);
    await test.as(coachee).post(`${at}/approval`, { revision: 2 }).expect(200);
    await test.as(coachee).post(`${at}/sending`, { revision: 2 }).expect(200);
  });

  it('never with words that were changed at that moment', async () => {
    const { coach, coachee, reports, sponsors } = await atMidpoint();
    const { id } = await drafted(reports, coach);
    const at = `${reports}/${id}`;
    await test.as(coachee).post(`${at}/approval`, { revision: 1 }).expect(200);
    const [edited, sent] = await Promise.all([
      test.as(coach).change('put', at, 1, words('Changed at the last moment')),
      test.as(coachee).post(`${at}/sending`, { revision: 1 }),
    ]);
    expect([
      [200, 409],
      [409, 200],
    ]).toContainEqual([edited.status, sent.status]);
    expect((await test.as(company.sponsor).get(sponsors).expect(200)).text).not.toContain('last moment');
  });

  it('as a PDF, with nobody’s name in its own, in its language', async () => {
    const { coach, coachee, reports, sponsors } = await atMidpoint('de');
    const { id, document, language } = await drafted(reports, coach);
    expect([language, document.statement.slice(0, 12)]).toEqual(['de', 'Bisher haben']);
    const at = `${reports}/${id}`;
    const draft = await test.as(coachee).get(`${at}/pdf`).buffer(true).expect(200);
    expect(draft.headers['content-disposition']).toMatch(/^attachment; filename="report-midpoint-[\d-]+-draft\.pdf"$/);
    await test.as(company.sponsor).get(`${sponsors}/${id}/pdf`).expect(404);
    await test.as(coachee).post(`${at}/approval`, { revision: 1 }).expect(200);
    await test.as(coach).post(`${at}/sending`, { revision: 1 }).expect(200);
    const printed = await test.as(company.sponsor).get(`${sponsors}/${id}/pdf`).buffer(true).expect(200);
    expect(printed.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
    expect(printed.headers['content-disposition']).toMatch(/^attachment; filename="report-midpoint-[\d-]+\.pdf"$/);
    expect((printed.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('and is asked for when both have answered the review, and told of when it was sent', async () => {
    const { coach, coachee, review, reports } = await atMidpoint();
    const subjects = ({ email }: Actor) =>
      test.mail.all.filter(({ recipients }) => recipients.includes(email)).map(({ subject }) => subject);
    const kinds = async (actor: Actor) =>
      ((await test.as(actor).get('me/prompts').expect(200)).body.items as { kind: string }[]).map(({ kind }) => kind);
    expect(await kinds(coach)).not.toContain('report_to_draft');
    await review.answerBoth('midpoint', 'progress');
    await test.deliver();
    for (const actor of [coach, coachee]) {
      expect(subjects(actor)).toContain('A midpoint report to the company is due');
      expect(await kinds(actor)).toContain('report_to_draft');
    }
    const { id } = await drafted(reports, coach);
    expect(await kinds(coach)).not.toContain('report_to_draft');
    expect(await kinds(coachee)).toContain('report_to_approve');
    await test.as(coachee).post(`${reports}/${id}/approval`, { revision: 1 }).expect(200);
    expect(await kinds(coachee)).not.toContain('report_to_approve');
    await test.as(coachee).post(`${reports}/${id}/sending`, { revision: 1 }).expect(200);
    await test.deliver();
    const told = test.mail.all.find(({ text }) => text?.includes(`/reports/${id}`));
    expect(told?.subject).toBe('A midpoint report is there');
    expect(told?.recipients).toEqual([company.sponsor.email]);
    expect(told?.text).not.toContain('sessions have been held');
  });
});
