import type { Client } from 'pg';
import type { Response } from 'supertest';
import { PASSWORD } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { Cast, ROLES, type Ids, type Role } from './cast.js';
import { addressOf, routes } from './expectations.js';
import { canaries, kindsIn, writeSecrets, KINDS } from './secrets.js';
import { connectAsOwner, tablesWith } from './snapshot.js';
import { outsiders, readBy } from './who-reads-what.js';

const all = ({ text, headers }: Response): string => `${JSON.stringify(headers)}\n${text}`;

describe('what is said between coach and coachee', () => {
  let test: TestApp;
  let cast: Cast;
  let owner: Client;
  let places: Ids[];

  beforeAll(async () => {
    test = await TestApp.start();
    cast = await Cast.gather(test);
    places = await writeSecrets(cast);
    owner = await connectAsOwner(test);
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  /** Everything that somebody can read by any address, with real ids. */
  async function readBySomeone(role: Role, at: Ids[], read = routes): Promise<string> {
    const addresses = new Set(
      read.filter(({ method }) => method === 'get').flatMap((route) => at.map((ids) => addressOf(route, ids))),
    );
    const documents = ['/metrics', '/health/ready', '/api/openapi.json', '/api/docs', '/api/nowhere'];
    let text = '';
    for (const address of [...addresses, ...documents]) text += `${all(await cast.as(role).get(address))}\n`;
    return text;
  }

  it.each(ROLES)('is read by the %s as far as it is theirs, by whatever address', async (role) => {
    const wanted = KINDS.filter((kind) => readBy[role === 'read-only token' ? 'coach' : role]?.includes(kind));
    expect(kindsIn(await readBySomeone(role, places))).toEqual(wanted);
  });

  it.each(outsiders)('leaves no trace for the %s: not an id, not a name, not an address', async (role) => {
    const { email, personId } = cast.actor('coachee');
    const { engagementId, goalId, sessionId } = places[0] ?? {};
    // A practice's own trail says what its members were refused, by the ids that they asked with; see the next.
    const elsewhere = routes.filter(({ permission }) => !permission.startsWith('audit.'));
    const text = await readBySomeone(role, places, elsewhere);
    const traces = [email, personId, engagementId, goalId, sessionId, 'Kit Coachee'];
    expect(traces.filter((trace) => trace && text.includes(trace))).toEqual([]);
  });

  it('leaves no trace for a manager whom the coachee has invited, but that there is an engagement, and whose', async () => {
    const { email, personId } = cast.actor('coachee');
    const { engagementId, goalId, sessionId } = places[0] ?? {};
    const text = await readBySomeone('manager', places);
    const traces = [email, personId, engagementId, goalId, sessionId, 'Kit Coachee'];
    expect(traces.filter((trace) => trace && text.includes(trace))).toEqual([engagementId, 'Kit Coachee']);
  });

  it('leaves no trace for a coach who is asked to go on with it, but the proposal: whom they would coach', async () => {
    const { email, personId } = cast.actor('coachee');
    const { engagementId, goalId, sessionId } = places[0] ?? {};
    const text = await readBySomeone('successor', places);
    const traces = [email, personId, engagementId, goalId, sessionId, 'Kit Coachee'];
    expect(traces.filter((trace) => trace && text.includes(trace))).toEqual([engagementId, 'Kit Coachee']);
  });

  it('comes into another practice’s audit trail as ids that its members asked with and were refused, and not else', async () => {
    const role = 'administrator of another practice';
    await readBySomeone(role, places);
    const { body, text } = await cast.as(role).get('audit?limit=100').expect(200);
    expect(text).not.toContain('Kit Coachee');
    const naming = body.items.filter((entry: object) => JSON.stringify(entry).includes(cast.ids.engagementId ?? ''));
    expect(naming.length).toBeGreaterThan(0);
    const told = naming.map(({ outcome, status, wrote }: Record<string, unknown>) => ({ outcome, status, wrote }));
    expect(told).toEqual(told.map(() => ({ outcome: 'refused', status: 404, wrote: {} })));
  });

  it('is in no answer to what a sponsor or an administrator may do', async () => {
    const [sponsor, administrator] = [cast.as('sponsor'), cast.as('administrator')];
    const within = `engagements/${cast.ids.engagementId}`;
    const renewal = { startsOn: '2027-01-07', localTime: '10:00' };
    const answers = [
      await sponsor.post(`${within}/goals`, { wording: 'Lead the guild' }).expect(201),
      await sponsor.post(`${within}/signatures`, { decision: 'agreed' }).expect(409),
      await administrator.post(`${within}/submission`).expect(409),
      await sponsor.post(`${within}/ending/preview`, { reason: 'The budget is gone' }).expect(200),
      await sponsor.post(`${within}/ending`, { reason: 'The budget is gone' }).expect(200),
      await administrator.post(`${within}/renewal`, renewal).expect(201),
    ];
    expect(kindsIn(answers.map(all).join())).toEqual([]);
    const renewed = { ...cast.ids, engagementId: answers.at(-1)?.body.id as string };
    const { body: carried } = await cast.as('coachee').get(`engagements/${renewed.engagementId}/goals`).expect(200);
    expect(kindsIn(JSON.stringify(carried))).toEqual(['unshared goal']);
    const goalIds = (carried.items as { id: string }[]).map(({ id }) => ({ ...renewed, goalId: id }));
    for (const role of ['sponsor', 'administrator', 'manager', 'successor', 'other coach', 'stranger'] as const)
      expect([role, kindsIn(await readBySomeone(role, [...places, ...goalIds]))]).toEqual([role, []]);
  }, 90_000);

  it.each(['coach', 'coachee', 'sponsor', 'administrator', 'other coach', 'stranger'] as const)(
    'is in no error that the %s can provoke by repeating it',
    async (role) => {
      const answers = await provoke(role, canaries['shared note']);
      expect(answers.map(({ status }) => status).filter((status) => status < 400 || status >= 500)).toEqual([]);
      expect(kindsIn(answers.map(all).join('\n'))).toEqual([]);
    },
  );

  /** Requests that say it and have to be refused, whoever sends them. */
  async function provoke(role: Role, text: string): Promise<Response[]> {
    const ask = cast.as(role);
    const { engagementId, goalId, sessionId } = places[0] ?? {};
    const note = `engagements/${engagementId}/sessions/${sessionId}/notes/shared`;
    const goal = `engagements/${engagementId}/goals/${goalId}`;
    const draft = `engagements/${engagementId}/reviews/${places[0]?.reviewId}/answers/draft`;
    const long = (length: number) => text.padEnd(length, '.');
    const notes: object[] = [
      { text: long(50_001) },
      { text: `${text}\0` },
      { text: [text] },
      { text: { [text]: text } },
    ];
    const answers: Response[] = [];
    for (const body of [...notes, { text: `${text}\uD800` }, { text: null, more: text }, [text]])
      answers.push(await ask.change('put', note, 1, body));
    const raw = (type: string) => ask.send('put', note).set('Content-Type', type).set('If-Match', '"1"');
    return [
      ...answers,
      await raw('application/json').send(`{"text":"${text}`),
      await raw('text/plain').send(text),
      await raw('application/json').send(`"${text}"`),
      await raw('application/json').send(JSON.stringify({ text: long(300_000) })),
      await ask.change('put', note, 99, { text }),
      await ask.send('put', note).set('If-Match', text).send({ text }),
      await ask.send('put', note).send({ text }),
      await ask.change('put', draft, 0, {
        answers: [{ question: text, text }],
        goals: [{ goalId: text, remark: text }],
      }),
      await ask.change('put', draft, 99, { answers: [{ question: 'reason', text: long(4_001) }] }),
      await ask.post(`${goal}/decline`, { revision: 1, reason: long(2_001) }),
      await ask.post(`${goal}/decline`, { revision: text, reason: text }),
      await ask.post(`${goal}/check-ins`, { score: text, note: text }),
      await ask.post(`${goal}/check-ins`, { score: 3, note: long(2_001), private: true }),
      await ask.post(`${goal}/revisions`, { wording: long(501), targetDate: text }),
      await ask.post(`engagements/${engagementId}/goals`, { wording: text, exampleGoalId: text }),
      await ask.post(`engagements/${engagementId}/sessions/${sessionId}/cancellation`, { reason: long(1_001) }),
      await ask.post(`engagements/${engagementId}/ledger`, { reason: text, note: text }),
      await ask.get(`engagements?state=${text}`),
      await ask.get(`people?cursor=${text}&limit=${text}`),
      await ask.get(`engagements/${text}`),
      await ask.get(`engagements/${engagementId}/goals/${text}`),
      await ask.get(text),
    ];
  }

  it('is in no error and no log line when the database itself refuses, and quotes it', async () => {
    await owner.query(`
      create function refuse_loudly() returns trigger language plpgsql as
        $$ begin raise exception 'refused: %', new using detail = new::text, hint = new::text; end $$;
      create trigger refuse_loudly before insert or update on content.note
        for each row execute function refuse_loudly()`);
    // Another engagement: this one is over by now.
    const { engagementId, sessionId } = cast.others;
    const answers: Response[] = [];
    for (const kind of KINDS) {
      const path = `engagements/${engagementId}/sessions/${sessionId}/notes/private`;
      const { body } = await cast.as('other coach').get(path).expect(200);
      answers.push(await cast.as('other coach').change('put', path, body.version as number, { text: canaries[kind] }));
    }
    await owner.query(`drop trigger refuse_loudly on content.note; drop function refuse_loudly`);
    expect(answers.map(({ status }) => status)).toEqual(KINDS.map(() => 500));
    expect(kindsIn(answers.map(all).join())).toEqual([]);
    const defects = test.log.filter((line) => line.includes('"msg":"defect"'));
    expect(defects).toHaveLength(KINDS.length);
    expect(kindsIn(defects.join())).toEqual([]);
    // These were asked for; any other defect still fails this file when it ends.
    for (const line of defects) test.log.splice(test.log.indexOf(line), 1);
  });

  it('is in no log line, and neither is a password, a token, an address or an id', () => {
    const log = test.log.join('\n');
    expect(log).toContain('/api/v1/engagements/:engagementId/sessions/:sessionId/notes/private');
    expect(kindsIn(log)).toEqual([]);
    const people = Object.values(cast.actors);
    // A capacity is a word of our own, which stands in routes as well; and a version has a number.
    const { capacity: _capacity, versionNumber: _number, ...named } = cast.ids;
    const ids = Object.values(named);
    const secrets = [PASSWORD, ...people.flatMap(({ token, email }) => [token, email]), ...ids];
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
  });

  it('is nowhere in the clear where it is content, and in one place where it is not', async () => {
    const stored: Record<string, string[]> = {};
    for (const kind of KINDS) stored[kind] = await tablesWith(owner, canaries[kind]);
    expect(stored).toEqual({
      'shared note': [],
      'private note of the coach': [],
      'private note of the coachee': [],
      'earlier shared note': [],
      'earlier private note of the coach': [],
      'earlier private note of the coachee': [],
      topic: [],
      action: [],
      'reason of a declined goal': [],
      'reason of a cancelled session': ['public.session'],
      'reason of a moved session': ['public.session_move'],
      'place of a meeting': ['public.meeting'],
      'reason of a cancelled meeting': ['public.meeting'],
      'reason of a moved meeting': ['public.meeting_move'],
      'note in the ledger': ['public.ledger_entry'],
      'reason of a change request': ['public.change_request'],
      'answer to a change request': ['public.change_request'],
      'reason of a correction': ['public.ledger_entry', 'public.session_correction'],
      'unshared goal': ['public.goal_revision'],
      'pending wording of it': ['public.goal_revision'],
      'note of a check-in': [],
      'private check-in of the coach': [],
      'private check-in of the coachee': [],
      'draft of a review': [],
      'draft of a report': [],
      'earlier draft of a report': [],
      'answer of a review': [],
    });
    // What was answered is kept for a day, sealed as well: there was something to find.
    const { rows } = await owner.query<{ person_id: string; sealed: Buffer }>(
      `select person_id, sealed from idempotency_key`,
    );
    const authors = [cast.actor('coach').personId, cast.actor('coachee').personId];
    expect([...new Set(rows.map((row) => row.person_id))].sort()).toEqual(authors.sort());
    expect(rows.filter(({ sealed }) => sealed.length < 100)).toEqual([]);
  });

  it('is in no job', async () => {
    const { rows } = await owner.query<{ data: object }>(`select data from jobs.job`);
    expect(rows.length).toBeGreaterThan(0);
    const names = new Set(rows.flatMap(({ data }) => Object.keys(data)));
    const ofEngagements = ['engagementId', 'handoverId', 'practiceId', 'changeRequestId', 'holdId'];
    const ofReviews = ['reviewId', 'side', 'nth', 'reportId'];
    const ofAccounts = ['accountId', 'action', 'address', 'network', 'notice', 'outcome', 'requestId', 'signInId'];
    expect(
      [...names].filter((name) => ![...ofEngagements, ...ofReviews, ...ofAccounts, 'id', 'userAgent'].includes(name)),
    ).toEqual([]);
    expect(kindsIn(JSON.stringify(rows))).toEqual([]);
  });
});
