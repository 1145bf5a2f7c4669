import type { Client } from 'pg';
import type { Response } from 'supertest';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { connectAsOwner } from '../access/snapshot.js';
import { entriesOf } from './trail.js';

describe('an administrator exports the audit trail', () => {
  let test: TestApp;
  let owner: Client;
  let practice: PracticeBuilder;
  let administrator: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    owner = await connectAsOwner(test);
    practice = await PracticeBuilder.start(test);
    administrator = practice.administrator;
    await practice.activePair();
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const exported = (query: string) => test.as(administrator).get(`audit/export?${query}`).buffer(true).parse(asText);

  it('as JSON, one object a line: the same as the list, with the export itself on top', async () => {
    const { headers, body } = await exported('format=json').expect(200);
    const lines = String(body).trimEnd().split('\n');
    const all = await entriesOf(test, administrator);
    expect(lines.map((line) => JSON.parse(line))).toEqual(all);
    expect(all[0]).toMatchObject({ action: 'audit.export', outcome: 'done' });
    expect(headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="audit-2026-09-2\d\.jsonl"$/),
      'cache-control': 'no-store',
    });
  });

  it('as CSV, with a header, and nothing in it that a spreadsheet would carry out', async () => {
    await test
      .as(administrator)
      .post('people', { name: '=HYPERLINK("http://192.0.2.1")', email: 'formula@example.org', timeZone: 'UTC' })
      .set('User-Agent', '@SUM(A1:A9), "quoted"')
      .expect(201);
    await owner.query(`update person set name = '=1+1' where id = $1`, [administrator.personId]);
    const { headers, body } = await exported('').expect(200);
    const [head, first, second] = String(body).split('\n');
    expect(head).toBe(
      'sequence,at,actor.id,actor.name,action,outcome,status,about,wrote,engagementId,network,userAgent,signInId,tokenId,requestId,hash',
    );
    expect(first).toMatch(/^\d+,2026-09-2\dT\d\d:\d\d:\d\dZ,[\da-f-]{36},'=1\+1,audit\.export,done,/);
    expect(second).toContain(`"'@SUM(A1:A9), ""quoted"""`);
    expect(body).not.toContain('HYPERLINK');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    await owner.query(`update person set name = 'Ida Administrator' where id = $1`, [administrator.personId]);
  });

  it('by the same filters, and by nothing else', async () => {
    const { body } = await exported('format=json&action=engagement.sign').expect(200);
    const signed = await entriesOf(test, administrator, 'action=engagement.sign');
    expect(signed).toHaveLength(2);
    expect(String(body).trimEnd().split('\n')).toHaveLength(2);
    for (const wrong of ['format=xml', 'limit=5', 'cursor=abc', 'outcome=lost'])
      await test.as(administrator).get(`audit/export?${wrong}`).expect(400);
  });

  it('whole, however long it is, and as it was when it was asked for', async () => {
    const add = `select audit_append(jsonb_build_object('at', now(), 'action', 'many.times', 'outcome', 'done',
      'about', '{}'::jsonb, 'wrote', '{}'::jsonb)) from generate_series(1, 1200)`;
    await owner.query(`select set_config('rapport.practice', $1, false)`, [practice.practiceId]);
    await owner.query(add);
    const { body } = await exported('format=json').expect(200);
    const sequences = String(body)
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { sequence: number }).sequence);
    expect(sequences.length).toBeGreaterThan(1_200);
    expect(sequences.toReversed()).toEqual(sequences.map((_, at) => at + 1));
  });
});

function asText(answer: Response, done: (error: Error | null, text: string) => void): void {
  const response = answer as unknown as NodeJS.ReadableStream;
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => (text += chunk));
  response.on('end', () => done(null, text));
}
