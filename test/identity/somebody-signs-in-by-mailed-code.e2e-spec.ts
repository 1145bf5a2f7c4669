import type { Client } from 'pg';
import { connectAsOwner, tablesWith } from '../access/snapshot.js';
import { askForCode, codeIn, cookieOf, PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const MINUTE_MS = 60_000;

describe('somebody signs in by a mailed code', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let owner: Client;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
    owner = await connectAsOwner(test);
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const ask = (email = coach.email, purpose = 'sign-in') => askForCode(test, email, purpose);
  const show = (shown: object) => test.as().post('sign-ins/by-code', shown);
  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  it('once', async () => {
    const shown = await ask();
    expect(shown.code).toMatch(/^\d{6}$/);
    const signedIn = await show(shown).expect(201);
    expect(
      (
        await test
          .as({ cookie: cookieOf(signedIn) })
          .get('me')
          .expect(200)
      ).body.email,
    ).toBe(coach.email);
    expect((await show(shown).expect(401)).body.code).toBe('mailed-code.refused');
  });

  it('once, even where it is shown ten times at once', async () => {
    const shown = await ask();
    const statuses = (await Promise.all(Array.from({ length: 10 }, () => show(shown)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(9);
  });

  it('for ten minutes, and not a second longer', async () => {
    const [first, second] = [await ask(), await ask(practice.administrator.email)];
    const now = test.clock.now();
    try {
      test.clock.set(new Date(now.getTime() + 10 * MINUTE_MS - 5_000));
      await show(first).expect(201);
      test.clock.set(new Date(now.getTime() + 10 * MINUTE_MS + 5_000));
      await show(second).expect(401);
    } finally {
      test.clock.set(now);
    }
  });

  it('within three tries', async () => {
    const [patient, hasty] = [await ask(), await ask(practice.administrator.email)];
    for (let time = 0; time < 2; time++) await show({ ...patient, code: wrong(patient.code) }).expect(401);
    await show(patient).expect(201);
    for (let time = 0; time < 3; time++) await show({ ...hasty, code: wrong(hasty.code) }).expect(401);
    await show(hasty).expect(401);
  });

  it('in the browser that asked for it, and in no other that learned of the code', async () => {
    const shown = await ask();
    const { body: other } = await test.as().post('mailed-codes', { email: 'eve@example.org', purpose: 'sign-in' });
    await show({ challenge: other.challenge as string, code: shown.code }).expect(401);
    await show({ challenge: 'x'.repeat(43), code: shown.code }).expect(401);
    await show(shown).expect(201);
  });

  it('by the latest: asked for again, the earlier one has been replaced', async () => {
    const earlier = await ask();
    const later = await ask();
    await show(earlier).expect(401);
    await show(later).expect(201);
  });

  it('that was mailed for this, and for nothing else', async () => {
    for (const purpose of ['password', 'practice', 'address']) await show(await ask(coach.email, purpose)).expect(401);
  });

  it('whose link fills a form and no more, whoever opens it', async () => {
    const shown = await ask();
    const link = /http:\S+/.exec((await test.mail.to(coach.email)).text ?? '')?.[0] ?? '';
    const { pathname, search, hash } = new URL(link);
    expect({ pathname, search, hash }).toEqual({
      pathname: '/sign-in',
      search: '',
      hash: `#purpose=sign-in&code=${shown.code}`,
    });
    await test.as().get(pathname);
    await test.as().get('/api/v1/sign-ins/by-code').query(shown).expect(404);
    await show(shown).expect(201);
  });

  it('of which the database and the log know a MAC alone', async () => {
    const { challenge, code } = await ask();
    expect(await tablesWith(owner, challenge)).toEqual([]);
    // Six digits stand in many a number; what was kept for this one does not contain them.
    const { rows } = await owner.query<{ kept: string }>(
      `select to_jsonb(c) - 'id' - 'created_at' - 'expires_at' - 'challenge_hash' - 'code_mac' as kept, code_mac
       from auth.mailed_code c where address = $1 and purpose = 'sign-in' and ended_at is null`,
      [coach.email],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows[0]?.kept)).not.toContain(code);
    const { rows: jobs } = await owner.query(`select data from jobs.job where data::text ~ $1`, [`"${code}"`]);
    expect(jobs).toEqual([]);
    expect(test.log.filter((line) => line.includes(challenge) || line.includes(`"${code}"`))).toEqual([]);
  });

  it('and an address that nobody has is answered the same, mailed that it has no account, and let in by no code', async () => {
    const known = await test.as().post('mailed-codes', { email: coach.email, purpose: 'sign-in' }).expect(201);
    const unknown = await test
      .as()
      .post('mailed-codes', { email: 'nobody@example.org', purpose: 'sign-in' })
      .expect(201);
    const seen = ({ body, headers }: typeof known) => [Object.keys(body), Object.keys(headers).sort()];
    expect(seen(unknown)).toEqual(seen(known));
    await test.deliver();
    const mail = await test.mail.to('nobody@example.org');
    expect(mail.text).toContain('which no account has');
    expect(() => codeIn(mail)).toThrow();
    for (const code of ['000000', '123456', '999999'])
      await show({ challenge: unknown.body.challenge as string, code }).expect(401);
    const { rows } = await owner.query(`select from auth.account where email = 'nobody@example.org'`);
    expect(rows).toEqual([]);
  });

  it('in words of the language they chose, or the one they ask in', async () => {
    await test.as().post('mailed-codes', { email: 'niemand@example.org', purpose: 'practice', language: 'de' });
    await test.deliver();
    expect((await test.mail.to('niemand@example.org')).subject).toBe('Ihr Code, um eine Praxis zu eröffnen');
  });
});
