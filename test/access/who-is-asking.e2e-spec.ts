import { PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('who is asking', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
  });
  afterAll(() => test.stop());

  /** Signs in as a browser does; answers the cookie to send back, and all that was set with it. */
  async function browserOf(email: string): Promise<{ cookie: string; attributes: string }> {
    const response = await test.as().post('sign-ins', { email, password: PASSWORD }).expect(201);
    const set = (response.get('Set-Cookie') ?? []).find((each) => each.startsWith('rapport.sign_in=')) ?? '';
    return { cookie: set.split(';')[0] ?? '', attributes: set };
  }
  const problem = (code: string) => expect.objectContaining({ code }) as object;
  const days = { firstDay: '2027-03-01', lastDay: '2027-03-02' };

  describe('by cookie', () => {
    let cookie: string;
    beforeAll(async () => {
      ({ cookie } = await browserOf(coach.email));
    });

    it('is set so that no script reads it and no other site sends it along', async () => {
      const { attributes } = await browserOf(coach.email);
      expect(attributes).toMatch(/HttpOnly/i);
      expect(attributes).toMatch(/SameSite=Lax/i);
      expect(attributes).toMatch(/Path=\//i);
    });

    it.each([
      ['of another site', { Origin: 'https://evil.example' }],
      ['of our host over another scheme', { Origin: 'https://localhost' }],
      ['of our host at another port', { Origin: 'http://localhost:8080' }],
      ['of a name that begins as ours', { Origin: 'http://localhost.evil.example' }],
      ['that is not told', { Origin: 'null' }],
      ['that the browser calls cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
      ['that the browser calls same-site', { 'Sec-Fetch-Site': 'same-site' }],
      ['that is ours, from a page that is not', { Origin: 'http://localhost', 'Sec-Fetch-Site': 'cross-site' }],
    ])('changes nothing for a page %s', async (_page, headers) => {
      const refused = await test.as({ cookie }).post('time-off', days).set(headers).expect(403);
      expect(refused.body).toEqual(problem('caller.cross-site'));
      await test.as({ cookie }).delete('sign-ins/current').set(headers).expect(403);
      const { body } = await test.as({ cookie }).get('time-off').expect(200);
      expect(body.items).toEqual([]);
    });

    it('signs nobody in from the page of another site', async () => {
      const attempt = test.as().post('sign-ins', { email: coach.email, password: PASSWORD });
      const refused = await attempt.set('Origin', 'https://evil.example').expect(403);
      expect(refused.get('Set-Cookie')).toBeUndefined();
    });

    it.each([{ Origin: 'http://localhost' }, { 'Sec-Fetch-Site': 'same-origin' }, { 'Sec-Fetch-Site': 'none' }, {}])(
      'lets our own page, and no page at all, change things: %j',
      async (headers) => {
        const made = await test.as({ cookie }).post('time-off', days).set(headers).expect(201);
        await test.as({ cookie }).delete(`time-off/${made.body.id}`).set(headers).expect(204);
      },
    );

    it('lets other sites’ pages ask to read, which they cannot see, without allowing them to', async () => {
      const answer = await test.as({ cookie }).get('me').set('Origin', 'https://evil.example').expect(200);
      const allowed = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));
      expect(allowed).toEqual([]);
    });

    it('is nobody once a character of it is another', async () => {
      const [name = '', value = ''] = cookie.split(/=(.*)/s);
      const other = (at: number) => value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1);
      const forged = [other(0), other(10), other(42), value.slice(1), `${value}A`, `${value}.`, `.${value}`, '', '%'];
      for (const each of [...forged, 'a'.repeat(43)])
        expect([each, (await test.as({ cookie: `${name}=${each}` }).get('me')).status]).toEqual([each, 401]);
      await test.as({ cookie }).get('me').expect(200);
    });

    it('is nobody after signing out, and other sign-ins go on', async () => {
      const { cookie: ended } = await browserOf(coach.email);
      const signedOut = await test.as({ cookie: ended }).delete('sign-ins/current').expect(204);
      expect(signedOut.get('Set-Cookie')?.join()).toMatch(/rapport\.sign_in=;.*Max-Age=0/);
      const refused = await test.as({ cookie: ended }).get('me').expect(401);
      expect(refused.body).toEqual(problem('caller.anonymous'));
      await test.as({ cookie }).get('me').expect(200);
    });
  });

  describe('by API token', () => {
    it('is nobody once it is revoked, at once', async () => {
      const { body: made } = await test.as(coach).post('api-tokens', { name: 'to be revoked' }).expect(201);
      await test.as(made).get('me').expect(200);
      await test.as(coach).delete(`api-tokens/${made.id}`).expect(204);
      await test.as(made).get('me').expect(401);
    });

    it('is nobody once it has expired', async () => {
      const { body: made } = await test.as(coach).post('api-tokens', { name: 'short', expiresInDays: 1 }).expect(201);
      const now = test.clock.now();
      test.clock.set(new Date(now.getTime() + 86_399_000));
      await test.as(made).get('me').expect(200);
      test.clock.set(new Date(now.getTime() + 86_400_000));
      await test.as(made).get('me').expect(401);
      test.clock.set(now);
    });

    it('is nobody when it is another’s text, and a good cookie does not make up for it', async () => {
      const { cookie } = await browserOf(coach.email);
      const authorizations = [
        'Bearer rpt_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        `Basic ${coach.token}`,
        coach.token,
      ];
      for (const each of [...authorizations, `Bearer ${coach.token}x`, 'Bearer', '', `Bearer ${cookie}`]) {
        const { status } = await test.as({ cookie }).get('me').set('Authorization', each);
        expect([each, status]).toEqual([each, 401]);
      }
    });

    it('cannot be revoked, or seen, by anybody else', async () => {
      const { body: mine } = await test.as(coach).get('api-tokens').expect(200);
      const { body: theirs } = await test.as(practice.administrator).get('api-tokens').expect(200);
      expect(mine.items).not.toHaveLength(0);
      expect(JSON.stringify(theirs)).not.toContain(mine.items[0].id);
      await test.as(practice.administrator).delete(`api-tokens/${mine.items[0].id}`).expect(404);
      expect(JSON.stringify(mine)).not.toContain(coach.token);
    });

    it('opens no other practice than its own, whichever is named', async () => {
      const elsewhere = await PracticeBuilder.start(test);
      const named = (id: string) => test.as(coach).get('people').set('Rapport-Practice', id);
      await named(practice.practiceId).expect(200);
      for (const id of [elsewhere.practiceId, '019a8b5e-0000-7000-8000-000000000000', 'nonsense'])
        expect((await named(id).expect(403)).body).toEqual(problem('practice.none'));
    });
  });

  describe('somebody in two practices', () => {
    let cookie: string;
    let second: PracticeBuilder;
    let invited: Actor;

    beforeAll(async () => {
      second = await PracticeBuilder.start(test);
      const about = { name: 'Cora Coach', email: coach.email, timeZone: 'America/New_York' };
      const ask = test.as(second.administrator);
      const { body: person } = await ask.post('people', about).expect(201);
      const code = await second.invite(person.id as string, coach.email);
      await test.as().post('invitations/acceptance', { code }).expect(201);
      ({ cookie } = await browserOf(coach.email));
      invited = { ...coach, personId: person.id as string };
    });

    it('is told to name one, with the choices', async () => {
      const { body } = await test.as({ cookie }).get('people').expect(400);
      expect(body).toEqual(problem('practice.unnamed'));
      expect((body.practices as { id: string }[]).map(({ id }) => id).sort()).toEqual(
        [practice.practiceId, second.practiceId].sort(),
      );
    });

    it('is in each the person that they are there', async () => {
      const inOne = (id: string) => test.as({ cookie }).get('people').set('Rapport-Practice', id).expect(200);
      const idsIn = async (id: string) => ((await inOne(id)).body.items as { id: string }[]).map((each) => each.id);
      expect(await idsIn(practice.practiceId)).toContain(coach.personId);
      expect(await idsIn(second.practiceId)).toEqual([invited.personId]);
    });

    it('takes no capacity from one practice into the other', async () => {
      const add = (id: string) =>
        test
          .as({ cookie })
          .post('people', { name: 'New', email: 'new@example.org', timeZone: 'UTC' })
          .set('Rapport-Practice', id);
      await add(second.practiceId).expect(403);
      await add(practice.practiceId).expect(201);
    });

    it('need not name one to ask who they are', async () => {
      const { body } = await test.as({ cookie }).get('me').expect(200);
      expect(body.practices).toHaveLength(2);
    });

    it('is in the one practice of the token that they send', async () => {
      await test.as(coach).get('people').expect(200);
      await test.as(coach).get('people').set('Rapport-Practice', second.practiceId).expect(403);
    });
  });
});
