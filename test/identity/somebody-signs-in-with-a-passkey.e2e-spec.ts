import type { Client } from 'pg';
import { connectAsOwner } from '../access/snapshot.js';
import { setUpSecondFactor } from '../support/authenticator-app.js';
import { Authenticator, type Otherwise } from '../support/authenticator.js';
import { addPasskey, askPasskey, optionsFor, showPasskey } from '../support/passkeys.js';
import { cookieOf, PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const BEGUN = '2026-09-24T12:00:00Z';

describe('somebody signs in with a passkey', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let owner: Client;
  let coach: Actor;
  let device: Authenticator;

  beforeAll(async () => {
    test = await TestApp.start(BEGUN);
    practice = await PracticeBuilder.start(test);
    owner = await connectAsOwner(test);
    coach = await practice.coach('Cora Coach');
    device = new Authenticator();
    await addPasskey(test, coach.cookie, device);
  });
  afterEach(() => test.clock.set(new Date(BEGUN)));
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const refusal = { status: 401, body: { code: 'passkey.refused' } };

  it.each(['ES256', 'EdDSA', 'RS256'] as const)('that signs by %s', async (algorithm) => {
    const [actor, made] = [await practice.coachee(), new Authenticator(algorithm)];
    await addPasskey(test, actor.cookie, made);
    const shown = await showPasskey(test, made);
    expect(shown).toMatchObject({ status: 201, body: { secondFactorNeeded: false } });
    const { body } = await test
      .as({ cookie: cookieOf(shown) })
      .get('me')
      .expect(200);
    expect(body.email).toBe(actor.email);
  });

  it('and is asked for no address, so that none can be found out', async () => {
    const { challenge, options } = await askPasskey(test);
    expect(challenge).toMatch(/^[\w-]{43}$/);
    expect(options).toEqual({ rpId: 'localhost', challenge, timeout: 300_000, userVerification: 'required' });
  });

  it('and the sign-in says that it came by one, as the passkey says when it was used', async () => {
    test.clock.set(new Date('2026-09-24T12:10:00Z'));
    const cookie = cookieOf(await showPasskey(test, device));
    const { body: signIns } = await test.as({ cookie }).get('sign-ins').expect(200);
    expect(signIns.items[0]).toMatchObject({ way: 'passkey', current: true });
    const { body: passkeys } = await test.as({ cookie }).get('me/passkeys').expect(200);
    expect(passkeys.items[0]).toMatchObject({ name: 'Laptop', lastUsedAt: '2026-09-24T12:10:00Z' });
  });

  it('and the sign-in that the browser had is over', async () => {
    const [earlier, { challenge, options }] = [cookieOf(await showPasskey(test, device)), await askPasskey(test)];
    const answer = { challenge, response: device.get(options) };
    const { body } = await test.as({ cookie: earlier }).post('sign-ins/by-passkey', answer).expect(201);
    expect(body.expiresAt).toBe('2026-10-08T12:00:00Z');
    await test.as({ cookie: earlier }).get('me').expect(401);
  });

  const wrong: [string, Otherwise][] = [
    ['on a page of another site', { origin: 'https://rapport.evil.example' }],
    ['on our host at another port', { origin: 'http://localhost:8080' }],
    ['in a frame of another site', { crossOrigin: true }],
    ['for another host', { host: 'evil.example' }],
    ['by somebody whom the device did not verify', { isVerified: false }],
    ['by nobody who was there', { isPresent: false }],
    ['to something else that was asked', { challenge: 'a'.repeat(43) }],
    ['as though it were being made', { type: 'webauthn.create' }],
    ['in the name of another account', { userHandle: 'A'.repeat(22) }],
    ['in nobody’s name', { userHandle: null }],
    ['by a passkey that nobody added', { credentialId: 'A'.repeat(43) }],
  ];

  it.each(wrong)('and is refused, all the same, what was answered %s', async (_how, otherwise) => {
    const refused = await showPasskey(test, device, otherwise);
    expect(refused).toMatchObject(refusal);
    expect(refused.get('Set-Cookie')).toBeUndefined();
    const unknown = await showPasskey(test, device, { credentialId: 'B'.repeat(43) });
    expect({ ...refused.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  it('and is refused a signature that is not of that passkey', async () => {
    const { challenge, options } = await askPasskey(test);
    const answer = device.get(options);
    const other = new Authenticator();
    other.create({ ...options, user: { id: answer.response.userHandle ?? '' } });
    const { signature } = other.get(options).response;
    const forged = { ...answer, response: { ...answer.response, signature } };
    expect(await test.as().post('sign-ins/by-passkey', { challenge, response: forged })).toMatchObject(refusal);
  });

  it('and of answers to one question, in a row or at once, the first alone counts', async () => {
    const { challenge, options } = await askPasskey(test);
    const answer = () => test.as().post('sign-ins/by-passkey', { challenge, response: device.get(options) });
    const at = await Promise.all([answer(), answer(), answer(), answer()]);
    expect(at.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 401, 401, 401]);
    expect(await answer()).toMatchObject(refusal);
  });

  it('and a wrong answer uses the question up', async () => {
    const { challenge, options } = await askPasskey(test);
    const answer = (otherwise?: Otherwise) =>
      test.as().post('sign-ins/by-passkey', { challenge, response: device.get(options, otherwise) });
    expect(await answer({ isVerified: false })).toMatchObject(refusal);
    expect(await answer()).toMatchObject(refusal);
  });

  it('within five minutes', async () => {
    const answerAt = async (instant: string) => {
      test.clock.set(new Date(BEGUN));
      const { challenge, options } = await askPasskey(test);
      test.clock.set(new Date(instant));
      return test.as().post('sign-ins/by-passkey', { challenge, response: device.get(options) });
    };
    expect(await answerAt('2026-09-24T12:04:55Z')).toMatchObject({ status: 201 });
    expect(await answerAt('2026-09-24T12:05:01Z')).toMatchObject(refusal);
  });

  it('and not by what was asked for adding one', async () => {
    const cookie = cookieOf(await showPasskey(test, device));
    const { challenge, options } = await optionsFor(test, cookie);
    const answer = { challenge, response: device.get(options) };
    expect(await test.as().post('sign-ins/by-passkey', answer)).toMatchObject(refusal);
  });

  it('and what is asked is in the database as a digest alone, until it is answered or late', async () => {
    const { challenge } = await askPasskey(test);
    const { rows: kept } = await owner.query<{ text: string }>('select t::text as text from auth.challenge t');
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain(challenge);
    test.clock.set(new Date('2026-09-24T12:10:00Z'));
    await askPasskey(test);
    expect((await owner.query('select from auth.challenge')).rowCount).toBe(1);
  });

  describe('that counts its signatures', () => {
    let counting: Authenticator;
    beforeAll(async () => {
      counting = new Authenticator('ES256', true);
      await addPasskey(test, (await practice.coachee()).cookie, counting);
    });

    it('and is refused what a copy of it may have signed', async () => {
      expect(await showPasskey(test, counting, { counter: 7 })).toMatchObject({ status: 201 });
      for (const counter of [7, 6, 0]) expect(await showPasskey(test, counting, { counter })).toMatchObject(refusal);
      expect(await showPasskey(test, counting, { counter: 8 })).toMatchObject({ status: 201 });
    });

    it('and of two answers with one count, at once, one counts', async () => {
      const show = () => showPasskey(test, counting, { counter: 20 });
      const statuses = (await Promise.all([show(), show(), show(), show()])).map(({ status }) => status);
      expect(statuses.sort((a, b) => a - b)).toEqual([201, 401, 401, 401]);
    });
  });

  it('and an app’s code is not asked for', async () => {
    const [actor, made] = [await practice.coachee(), new Authenticator()];
    const { cookie } = await addPasskey(test, actor.cookie, made);
    await setUpSecondFactor(test, cookie);
    const shown = await showPasskey(test, made);
    expect(shown.body.secondFactorNeeded).toBe(false);
    await test
      .as({ cookie: cookieOf(shown) })
      .get('people')
      .expect(200);
  });

  it('and a practice that demands a second factor has been shown one', async () => {
    const strict = await PracticeBuilder.start(test);
    const { cookie } = strict.administrator;
    const made = new Authenticator();
    await owner.query('update practice set demands_second_factor = true where id = $1', [strict.practiceId]);
    expect(await test.as({ cookie }).get('people')).toMatchObject({
      status: 403,
      body: { code: 'practice.demands-second-factor' },
    });
    // Whoever adds one shows it.
    const added = await addPasskey(test, cookie, made);
    await test.as({ cookie: added.cookie }).get('people').expect(200);
    const shown = await showPasskey(test, made);
    await test
      .as({ cookie: cookieOf(shown) })
      .get('people')
      .expect(200);
  });

  it('and not once the passkey has been removed', async () => {
    const [actor, made] = [await practice.coachee(), new Authenticator()];
    const { id, cookie } = await addPasskey(test, actor.cookie, made);
    await test.as({ cookie }).post(`me/passkeys/${id}/removal`, {}).expect(200);
    expect(await showPasskey(test, made)).toMatchObject(refusal);
  });

  it('and not once the account is gone', async () => {
    const [actor, made] = [await practice.coachee(), new Authenticator()];
    await addPasskey(test, actor.cookie, made);
    await owner.query('update person set user_id = null where id = $1', [actor.personId]);
    await owner.query('delete from auth.account where email = $1', [actor.email]);
    expect(await showPasskey(test, made)).toMatchObject(refusal);
  });

  it('and their practices are told of it, as of a refusal', async () => {
    const { rows: accounts } = await owner.query<{ id: string }>('select id from auth.account where email = $1', [
      coach.email,
    ]);
    const told = async (outcome: string) => {
      const wanted = { accountId: accounts[0]?.id, action: 'sign-in.by-passkey', outcome };
      const { rowCount } = await owner.query(`select from jobs.job where name = 'account-events' and data @> $1`, [
        wanted,
      ]);
      return rowCount ?? 0;
    };
    const [done, refused] = [await told('done'), await told('refused')];
    await showPasskey(test, device, { isVerified: false });
    await showPasskey(test, device);
    expect([await told('done'), await told('refused')]).toEqual([done + 1, refused + 1]);
  });
});
