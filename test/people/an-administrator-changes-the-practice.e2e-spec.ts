import { PracticesService } from '../../src/people/practices.service.js';
import { connected } from '../platform/sql.js';
import { setUpSecondFactor } from '../support/authenticator-app.js';
import { cookieOf, PASSWORD, PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('an administrator changes the practice', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let path: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    path = `practices/${practice.practiceId}`;
  });
  afterAll(() => test.stop());

  const ask = () => test.as(practice.administrator);

  it('which demands no second factor until they say so, of themselves as well', async () => {
    const strict = await PracticeBuilder.start(test);
    const at = `practices/${strict.practiceId}`;
    const { body: before } = await test.as(strict.administrator).get(at).expect(200);
    expect(before).toMatchObject({ demandsSecondFactor: false, version: 1 });
    const change = { name: 'Byron Coaching', demandsSecondFactor: true };
    const { body } = await test.as(strict.administrator).change('patch', at, 1, change).expect(200);
    expect(body).toEqual({ ...before, ...change, version: 2 });
    const weak = await test.as(strict.administrator).get(at).expect(403);
    expect(weak.body.code).toBe('practice.demands-second-factor');
    const strong = cookieOf((await setUpSecondFactor(test, strict.administrator.cookie)).confirmed);
    expect((await test.as({ cookie: strong }).get(at).expect(200)).body).toEqual(body);
    // A token has what the sign-in had that it was made in.
    await test.as({ token: strict.administrator.token }).get(at).expect(403);
    const { body: made } = await test.as({ cookie: strong }).post('api-tokens', { name: 'strong' }).expect(201);
    await test
      .as({ token: made.token as string })
      .get(at)
      .expect(200);
  });

  it('only at the version that was read', async () => {
    await ask().change('patch', path, 1, { name: 'Byron Coaching' }).expect(200);
    await ask().change('patch', path, 1, { timeZone: 'Europe/London' }).expect(412);
    await ask().send('patch', path).send({ timeZone: 'Europe/London' }).expect(428);
    await ask().change('patch', path, 2, { timeZone: 'Mars/Olympus' }).expect(400);
    await ask().change('patch', path, 2, { demandsSecondFactor: 'false' }).expect(400);
    const { body } = await ask().change('patch', path, 2, { timeZone: 'Europe/London' }).expect(200);
    expect(body).toMatchObject({ timeZone: 'Europe/London', demandsSecondFactor: false, version: 3 });
  });

  it('which is their own, and nobody else does', async () => {
    const elsewhere = await PracticeBuilder.start(test);
    await test.as(elsewhere.administrator).change('patch', path, 3, { name: 'Mine now' }).expect(404);
    const [coach, coachee] = [await practice.coach(), await practice.coachee()];
    for (const other of [coach, coachee])
      await test.as(other).change('patch', path, 3, { name: 'Mine now' }).expect(403);
    expect((await ask().get(path).expect(200)).body).toMatchObject({ name: 'Byron Coaching', version: 3 });
  });

  it('who may be its first coach, too, where they say so at its founding', async () => {
    const owner = await connected(test.database.ownerUrl);
    const { rows } = await owner.query<{ id: string }>('select id from auth.account where email = $1', [
      practice.administrator.email,
    ]);
    await owner.end();
    const founder = { name: 'Ida', email: practice.administrator.email, timeZone: 'UTC', language: 'en' as const };
    const practices = test.app.get(PracticesService, { strict: false });
    const standing = async (practiceId: string) => {
      const { body } = await test
        .as(await again())
        .get('me')
        .expect(200);
      return body.practices.find((each: { practiceId: string }) => each.practiceId === practiceId);
    };
    const accountId = rows[0]?.id ?? '';
    const { practice: alone } = await practices.start({ name: 'Alone', timeZone: 'UTC' }, { ...founder, accountId });
    const { practice: both } = await practices.start(
      { name: 'Both', timeZone: 'UTC' },
      { ...founder, accountId, coach: true },
    );
    expect(await standing(alone.id)).toMatchObject({ administrator: true, coach: false });
    expect(await standing(both.id)).toMatchObject({ administrator: true, coach: true });
  });

  /** The founder in a browser: their sign-ins end with each change of their rights. */
  async function again(): Promise<{ cookie: string }> {
    const signedIn = await test.as().post('sign-ins', { email: practice.administrator.email, password: PASSWORD });
    return { cookie: (signedIn.get('Set-Cookie') ?? []).map((each) => each.split(';')[0]).join('; ') };
  }
});
