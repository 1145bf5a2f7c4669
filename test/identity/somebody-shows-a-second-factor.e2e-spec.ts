import { connectAsOwner, tablesWith } from '../access/snapshot.js';
import { setUpSecondFactor } from '../support/authenticator-app.js';
import { askForCode, cookieOf, PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('somebody shows a second factor', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  const signIn = async ({ email }: Actor) => {
    const response = await test.as().post('sign-ins', { email, password: PASSWORD }).expect(201);
    return { cookie: cookieOf(response), secondFactorNeeded: response.body.secondFactorNeeded as boolean };
  };
  const show = (cookie: string, code: string) => test.as({ cookie }).post('sign-ins/current/second-factor', { code });
  /** Somebody who has one, with the sign-in that it was set up in. */
  async function somebody() {
    const actor = await practice.coach();
    const { app, confirmed, recoveryCodes, uri } = await setUpSecondFactor(test, actor.cookie);
    return { actor: { ...actor, cookie: cookieOf(confirmed) }, app, recoveryCodes, uri };
  }

  it('after the password, and nothing is open before', async () => {
    const { actor, app } = await somebody();
    const { cookie, secondFactorNeeded } = await signIn(actor);
    expect(secondFactorNeeded).toBe(true);
    for (const path of ['me', 'people', 'sign-ins', 'api-tokens', 'me/second-factor']) {
      const { body } = await test.as({ cookie }).get(path).expect(403);
      expect([path, body.code]).toEqual([path, 'sign-in.second-factor-needed']);
    }
    const shown = await show(cookie, app.next()).expect(201);
    await test
      .as({ cookie: cookieOf(shown) })
      .get('people')
      .expect(200);
    await test.as({ cookie }).get('me').expect(401);
  });

  it('after a mailed code just as well', async () => {
    const { actor, app } = await somebody();
    const mailed = await askForCode(test, actor.email, 'sign-in');
    const response = await test.as().post('sign-ins/by-code', mailed).expect(201);
    expect(response.body.secondFactorNeeded).toBe(true);
    await test
      .as({ cookie: cookieOf(response) })
      .get('me')
      .expect(403);
    await show(cookieOf(response), app.next()).expect(201);
  });

  it('each code once, and none that is older', async () => {
    const { actor, app } = await somebody();
    const code = app.next();
    await show((await signIn(actor)).cookie, code).expect(201);
    const { cookie } = await signIn(actor);
    expect((await show(cookie, code).expect(403)).body.code).toBe('second-factor.refused');
    await show(cookie, app.code(-1)).expect(403);
    await show(cookie, app.code(2)).expect(403);
    await show(cookie, app.code(1)).expect(201);
  });

  it('once, even where it is shown ten times at once', async () => {
    const { actor, app } = await somebody();
    const cookies = await Promise.all(Array.from({ length: 5 }, async () => (await signIn(actor)).cookie));
    const code = app.next();
    const statuses = (await Promise.all(cookies.map((cookie) => show(cookie, code)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  });

  it('or a recovery code, each once, however it is typed', async () => {
    const { actor, recoveryCodes } = await somebody();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    await show((await signIn(actor)).cookie, first.toLowerCase().replaceAll('-', '')).expect(201);
    const { cookie } = await signIn(actor);
    await show(cookie, first).expect(403);
    const shown = await show(cookie, second).expect(201);
    const { body } = await test
      .as({ cookie: cookieOf(shown) })
      .get('me/second-factor')
      .expect(200);
    expect(body).toEqual({ isOn: true, recoveryCodesLeft: 8 });
  });

  it('whose recovery codes can be made anew, and the earlier ones stop working', async () => {
    const { actor, recoveryCodes } = await somebody();
    const { body } = await test.as(actor).post('me/second-factor/recovery-codes', {}).expect(201);
    const { cookie } = await signIn(actor);
    await show(cookie, recoveryCodes[0] ?? '').expect(403);
    await show(cookie, body.recoveryCodes[0] as string).expect(201);
  });

  it('that was confirmed with a code of the app: until then nothing asks for it', async () => {
    const actor = await practice.coach();
    const { body: begun } = await test.as(actor).post('me/second-factor', {}).expect(201);
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Rapport:.*secret=/);
    expect((await signIn(actor)).secondFactorNeeded).toBe(false);
    await test.as(actor).post('me/second-factor/confirmation', { code: '000000' }).expect(403);
    expect((await signIn(actor)).secondFactorNeeded).toBe(false);
    const { body: again } = await test.as(actor).post('me/second-factor', {}).expect(201);
    expect(again.secret).not.toBe(begun.secret);
  });

  it('which ends the sign-ins that never showed it, and tells its owner', async () => {
    const actor = await practice.coach();
    const { cookie: elsewhere } = await signIn(actor);
    const { confirmed } = await setUpSecondFactor(test, actor.cookie);
    await test.as({ cookie: elsewhere }).get('me').expect(401);
    await test.as({ cookie: actor.cookie }).get('me').expect(401);
    await test
      .as({ cookie: cookieOf(confirmed) })
      .get('me')
      .expect(200);
    await test.deliver();
    expect((await test.mail.to(actor.email)).subject).toBe('Your account now asks for a second factor');
    await test
      .as({ cookie: cookieOf(confirmed) })
      .post('me/second-factor', {})
      .expect(409);
  });

  it('until it is removed, in a fresh sign-in', async () => {
    const { actor } = await somebody();
    const removed = await test.as(actor).post('me/second-factor/removal', {}).expect(200);
    expect((await signIn(actor)).secondFactorNeeded).toBe(false);
    await test
      .as({ cookie: cookieOf(removed) })
      .post('me/second-factor/removal', {})
      .expect(409);
    const now = test.clock.now();
    const { cookie } = await signIn(actor);
    try {
      test.clock.set(new Date(now.getTime() + 16 * 60_000));
      expect((await test.as({ cookie }).post('me/second-factor', {}).expect(403)).body.code).toBe('sign-in.stale');
      await test.as({ cookie }).post('me/second-factor', { currentPassword: 'not my password' }).expect(401);
      await test.as({ cookie }).post('me/second-factor', { currentPassword: PASSWORD }).expect(201);
    } finally {
      test.clock.set(now);
    }
  });

  it('whose secret a dump of the database does not tell', async () => {
    const { uri, recoveryCodes } = await somebody();
    const secret = new URL(uri).searchParams.get('secret') ?? '';
    const owner = await connectAsOwner(test);
    for (const each of [secret, ...recoveryCodes, (recoveryCodes[0] ?? '').replaceAll('-', '')])
      expect(await tablesWith(owner, each)).toEqual([]);
    await owner.end();
    expect(test.log.join('\n')).not.toContain(secret);
  });

  describe('because the practice demands it', () => {
    let strict: PracticeBuilder;
    let coach: Actor;
    let coachee: Actor;

    beforeAll(async () => {
      strict = await PracticeBuilder.start(test);
      [coach, coachee] = [await strict.coach(), await strict.coachee()];
      const owner = await connectAsOwner(test);
      await owner.query('update practice set demands_second_factor = true where id = $1', [strict.practiceId]);
      await owner.end();
    });

    it('of administrators and coaches, whichever way they came in', async () => {
      for (const actor of [strict.administrator, coach]) {
        const byPassword = (await signIn(actor)).cookie;
        const mailed = await askForCode(test, actor.email, 'sign-in');
        const byCode = cookieOf(await test.as().post('sign-ins/by-code', mailed).expect(201));
        for (const cookie of [byPassword, byCode]) {
          const { body } = await test.as({ cookie }).get('people').expect(403);
          expect(body.code).toBe('practice.demands-second-factor');
          await test.as({ cookie }).post('api-tokens', { name: 'Way round' }).expect(403);
          const me = await test.as({ cookie }).get('me').expect(200);
          expect(me.body).toMatchObject({ limited: false, practices: [{ secondFactorDemanded: true }] });
        }
      }
    });

    it('and lets them in once they have set one up', async () => {
      const { cookie } = await signIn(coach);
      const { confirmed } = await setUpSecondFactor(test, cookie);
      await test
        .as({ cookie: cookieOf(confirmed) })
        .get('people')
        .expect(200);
      const me = await test.as({ cookie: cookieOf(confirmed) }).get('me');
      expect(me.body.practices).toEqual([expect.objectContaining({ secondFactorDemanded: false })]);
    });

    it('and not of coachees and sponsors', async () => {
      const { cookie } = await signIn(coachee);
      await test.as({ cookie }).get('people').expect(200);
    });
  });
});
