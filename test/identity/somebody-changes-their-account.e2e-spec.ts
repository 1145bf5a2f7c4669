import { connectAsOwner } from '../access/snapshot.js';
import { askForCode, cookieOf, PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const MINUTE_MS = 60_000;
const NEW_PASSWORD = 'another battery altogether';
let counter = 0;

describe('somebody changes their account', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let actor: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(async () => {
    actor = await practice.coachee();
  });
  afterAll(() => test.stop());

  const signIn = (email: string, password = PASSWORD) => test.as().post('sign-ins', { email, password });
  const change = (path: string, body: object, cookie = actor.cookie) => test.as({ cookie }).post(path, body);
  async function later(minutes: number, work: () => PromiseLike<unknown>): Promise<void> {
    const now = test.clock.now();
    test.clock.set(new Date(now.getTime() + minutes * MINUTE_MS));
    try {
      await work();
    } finally {
      test.clock.set(now);
    }
  }

  describe('the password', () => {
    it('which ends every other sign-in, gives this one a new token, and is told by mail', async () => {
      const elsewhere = cookieOf(await signIn(actor.email).expect(201));
      const changed = await change('me/password', { password: NEW_PASSWORD }).expect(200);
      await test.as({ cookie: elsewhere }).get('me').expect(401);
      await test.as({ cookie: actor.cookie }).get('me').expect(401);
      await test
        .as({ cookie: cookieOf(changed) })
        .get('me')
        .expect(200);
      await signIn(actor.email).expect(401);
      await signIn(actor.email, NEW_PASSWORD).expect(201);
      await test.deliver();
      expect((await test.mail.to(actor.email)).subject).toBe('The password of your account was changed');
    });

    it('of which a second mail can be recognized, where the job that sends it is done twice', async () => {
      await change('me/password', { password: NEW_PASSWORD }).expect(200);
      const owner = await connectAsOwner(test);
      const { rows } = await owner.query<{ job: object }>(
        `select to_jsonb(j) as job from jobs.job j where name = 'account-notices'`,
      );
      await test.deliver();
      for (const { job } of rows)
        await owner.query(`insert into jobs.job select * from jsonb_populate_record(null::jobs.job, $1)`, [job]);
      await owner.end();
      await test.deliver();
      const told = test.mail.all.filter(({ to }) => to?.some(({ address }) => address === actor.email));
      const ids = told.filter(({ subject }) => subject?.includes('password')).map(({ messageId }) => messageId);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    });

    it('with the current one, where the sign-in is older than fifteen minutes', async () => {
      await later(14, () => change('me/password', { password: PASSWORD }).expect(200));
      const cookie = cookieOf(await signIn(actor.email).expect(201));
      await later(16, async () => {
        const { body } = await change('me/password', { password: NEW_PASSWORD }, cookie).expect(403);
        expect(body.code).toBe('sign-in.stale');
        await change('me/password', { password: NEW_PASSWORD, currentPassword: 'not my password' }, cookie).expect(401);
        await change('me/password', { password: NEW_PASSWORD, currentPassword: PASSWORD }, cookie).expect(200);
      });
    });

    it('and not to one that is guessed first', async () => {
      const { body } = await change('me/password', { password: 'password1' }).expect(400);
      expect(body).toMatchObject({ code: 'password.common', errors: [{ pointer: '/password' }] });
      await signIn(actor.email).expect(201);
    });

    it('that was forgotten, with a mailed code, which ends every sign-in', async () => {
      const shown = await askForCode(test, actor.email, 'password');
      await test
        .as()
        .post('password-resets', { ...shown, password: 'password1' })
        .expect(400);
      await test
        .as()
        .post('password-resets', { ...shown, password: NEW_PASSWORD })
        .expect(204);
      await test.as({ cookie: actor.cookie }).get('me').expect(401);
      await signIn(actor.email).expect(401);
      await signIn(actor.email, NEW_PASSWORD).expect(201);
      await test
        .as()
        .post('password-resets', { ...shown, password: PASSWORD })
        .expect(401);
      await test.deliver();
      expect((await test.mail.to(actor.email)).subject).toBe('The password of your account was changed');
    });

    it('but not with a code for something else', async () => {
      const shown = await askForCode(test, actor.email, 'sign-in');
      await test
        .as()
        .post('password-resets', { ...shown, password: NEW_PASSWORD })
        .expect(401);
      await signIn(actor.email).expect(201);
    });
  });

  describe('the address', () => {
    const moved = () => `moved-${++counter}@example.org`;

    it('to one that is theirs, which the old one is told, and their practice reaches them there', async () => {
      const elsewhere = cookieOf(await signIn(actor.email).expect(201));
      const email = moved();
      const changed = await change('me/address', await askForCode(test, email, 'address')).expect(200);
      await test.as({ cookie: elsewhere }).get('me').expect(401);
      const me = await test
        .as({ cookie: cookieOf(changed) })
        .get('me')
        .expect(200);
      expect(me.body.email).toBe(email);
      await signIn(actor.email).expect(401);
      await signIn(email).expect(201);
      const { body: person } = await test.as(practice.administrator).get(`people/${actor.personId}`).expect(200);
      expect(person.email).toBe(email);
      await test.deliver();
      expect((await test.mail.to(actor.email)).subject).toBe('The address of your account was changed');
    });

    it('and not without showing that it is, or in a sign-in that is not fresh', async () => {
      const shown = await askForCode(test, moved(), 'address');
      await change('me/address', { ...shown, code: shown.code === '000000' ? '000001' : '000000' }).expect(401);
      await later(16, async () => {
        expect((await change('me/address', shown).expect(403)).body.code).toBe('sign-in.stale');
      });
      await change('me/address', shown).expect(200);
    });

    it('and not to that of another account, or of somebody else in their practice', async () => {
      const other = await practice.coach();
      const taken = await askForCode(test, other.email, 'address');
      expect((await change('me/address', taken).expect(409)).body.code).toBe('account.address-taken');
      const email = moved();
      const about = { name: 'Not signed in', email, timeZone: 'UTC' };
      await test.as(practice.administrator).post('people', about).expect(201);
      expect((await change('me/address', await askForCode(test, email, 'address')).expect(409)).body.code).toBe(
        'person.known',
      );
      await signIn(actor.email).expect(201);
    });
  });

  describe('where they are signed in', () => {
    it('which they see, each with when and where from, and end one, or all others', async () => {
      const [second, third] = [await signIn(actor.email), await signIn(actor.email)].map(cookieOf);
      const list = async (cookie = actor.cookie) => {
        const { body } = await test.as({ cookie }).get('sign-ins').expect(200);
        return body.items as { id: string; current: boolean; way: string }[];
      };
      const items = await list(third);
      expect(items).toMatchObject([
        { current: true, way: 'password', network: '127.0.0.1', since: expect.stringMatching(/^2026-09-24T12:/) },
        { current: false, way: 'password' },
        { current: false, way: 'mailed_code' },
      ]);
      await test.as({ cookie: actor.cookie }).delete(`sign-ins/${items[1]?.id}`).expect(204);
      await test.as({ cookie: second }).get('me').expect(401);
      await test.as({ cookie: actor.cookie }).delete('sign-ins/others').expect(204);
      await test.as({ cookie: third }).get('me').expect(401);
      expect(await list()).toHaveLength(1);
    });

    it('and nobody else’s', async () => {
      const other = await practice.coach();
      const { body } = await test.as({ cookie: other.cookie }).get('sign-ins').expect(200);
      await test.as({ cookie: actor.cookie }).delete(`sign-ins/${body.items[0].id}`).expect(404);
      await test.as({ cookie: other.cookie }).get('me').expect(200);
    });

    it('until nobody used it for a day, or two weeks are over, whatever was done in it', async () => {
      const [idle, used] = [await signIn(actor.email), await signIn(actor.email)].map(cookieOf);
      const begun = test.clock.now().getTime();
      const at = async (hours: number, cookie = '') => {
        test.clock.set(new Date(begun + hours * 60 * MINUTE_MS));
        return (await test.as({ cookie }).get('me')).status;
      };
      try {
        expect(await at(23.9, idle)).toBe(200);
        expect(await at(23.95, used)).toBe(200);
        for (let hours = 47; hours < 14 * 24; hours += 23) expect([hours, await at(hours, used)]).toEqual([hours, 200]);
        expect(await at(14 * 24 - 0.1, used)).toBe(200);
        expect(await at(49, idle)).toBe(401);
        expect(await at(14 * 24 + 0.1, used)).toBe(401);
      } finally {
        test.clock.set(new Date(begun));
      }
    });

    it('and a browser that signs in anew leaves no earlier sign-in behind', async () => {
      const first = cookieOf(await signIn(actor.email).expect(201));
      const again = await signIn(actor.email).set('Cookie', first).expect(201);
      expect(cookieOf(again)).not.toBe(first);
      await test.as({ cookie: first }).get('me').expect(401);
    });
  });
});
