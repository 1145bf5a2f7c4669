import type { Client } from 'pg';
import { Cast } from '../access/cast.js';
import { canaries, kindsIn, KINDS, writeSecrets } from '../access/secrets.js';
import { connectAsOwner, tablesWith } from '../access/snapshot.js';
import { PASSWORD } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('the audit trail repeats nothing that was said', () => {
  let test: TestApp;
  let cast: Cast;
  let owner: Client;

  beforeAll(async () => {
    test = await TestApp.start();
    cast = await Cast.gather(test);
    for (const { sessionId, goalId, engagementId } of await writeSecrets(cast)) {
      await cast.as('coach').get(`engagements/${engagementId}/sessions/${sessionId}/notes/shared`).expect(200);
      if (goalId) await cast.as('coach').get(`engagements/${engagementId}/goals/${goalId}`).expect(200);
      // Refused with something said in the address, the query and the body.
      await cast.as('sponsor').get(`engagements/${canaries['shared note']}`).expect(404);
      await cast.as('sponsor').get(`engagements/${engagementId}/goals?why=${canaries['unshared goal']}`).expect(403);
      const said = { reason: canaries['reason of a cancelled session'] };
      await cast.as('sponsor').post(`engagements/${engagementId}/sessions/${sessionId}/cancellation`, said).expect(403);
    }
    owner = await connectAsOwner(test);
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  it('though it tells of each act by which it was said', async () => {
    const { rows } = await owner.query<{ action: string }>(`select distinct action from audit_entry`);
    const acts = ['note.write', 'goal.decide', 'goal.propose', 'goal.revise', 'goal.check-in', 'ledger.adjust'];
    acts.push('topic.bring', 'action.write');
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([...acts, 'session.cancel', 'session.reschedule', 'note.read', 'goal.read']),
    );
  });

  it('in any row', async () => {
    const { rows } = await owner.query<{ text: string }>(`select string_agg(e::text, ' ') as text from audit_entry e`);
    const text = rows[0]?.text ?? '';
    const secrets = [PASSWORD, ...Object.values(cast.actors).flatMap(({ token, email }) => [token, email])];
    expect(text).toContain(cast.ids.engagementId);
    expect(kindsIn(text)).toEqual([]);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    for (const kind of KINDS) expect(await tablesWith(owner, canaries[kind])).not.toContain('public.audit_entry');
  });

  it('in any answer: not in a page, not in a file, not in what the coachee is told', async () => {
    const texts: string[] = [];
    for (let next: string | undefined = '/api/v1/audit?limit=20'; next;) {
      const answer: { text: string; headers: Record<string, string> } = await cast.as('administrator').get(next);
      texts.push(answer.text);
      next = /<([^>]+)>; rel="next"/.exec(String(answer.headers.link))?.[1];
    }
    for (const format of ['csv', 'json'])
      texts.push((await cast.as('administrator').get(`audit/export?format=${format}`).buffer(true).expect(200)).text);
    texts.push((await cast.as('coachee').get(`engagements/${cast.ids.engagementId}/openings?limit=100`)).text);
    expect(texts.length).toBeGreaterThan(4);
    expect(texts.slice(-3).filter((text) => !text.includes('note.read'))).toEqual([]);
    expect(kindsIn(texts.join('\n'))).toEqual([]);
  });

  it('and names no row of the content, not even by its id', async () => {
    const { rows } = await owner.query(`select wrote from audit_entry where action = 'note.write'`);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(({ wrote }) => Object.keys(wrote as object).length)).toEqual([]);
  });
});
