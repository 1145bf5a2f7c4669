import { PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('somebody signs in and out', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    coach = await practice.coach('Cora Coach');
  });
  afterAll(() => test.stop());

  const signIn = async (email: string): Promise<string> => {
    const response = await test.as().post('sign-ins', { email, password: PASSWORD }).expect(201);
    return (response.get('Set-Cookie') ?? []).map((each) => each.split(';')[0]).join('; ');
  };

  it('with address and password, whatever the case of the address', async () => {
    const cookie = await signIn(coach.email.toUpperCase());
    const { body } = await test.as({ cookie }).get('me').expect(200);
    expect(body).toMatchObject({ name: 'Cora Coach', email: coach.email, practices: [{ coach: true }] });
  });

  it('by a cookie that no script reads and no other site sends', async () => {
    const response = await test.as().post('sign-ins', { email: coach.email, password: PASSWORD }).expect(201);
    const [cookie = ''] = response.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it('and a wrong password looks the same as an unknown address', async () => {
    const wrong = await test.as().post('sign-ins', { email: coach.email, password: 'wrong battery' }).expect(401);
    const unknown = await test.as().post('sign-ins', { email: 'no@example.org', password: PASSWORD }).expect(401);
    const seen = ({ body, headers }: typeof wrong) => ({
      body: { ...body, requestId: '' },
      headers: Object.keys(headers).filter((name) => name !== 'date'),
    });
    expect(seen(wrong)).toEqual(seen(unknown));
    expect(wrong.body.code).toBe('sign-in.refused');
    expect(wrong.get('Set-Cookie')).toBeUndefined();
  });

  it('and is out at once, with the cookie that was theirs', async () => {
    const [cookie, elsewhere] = [await signIn(coach.email), await signIn(coach.email)];
    const response = await test.as({ cookie }).delete('sign-ins/current').expect(204);
    expect(response.get('Set-Cookie')?.[0]).toMatch(/=; .*Max-Age=0/);
    const { body } = await test.as({ cookie }).get('me').expect(401);
    expect(body.code).toBe('caller.anonymous');
    await test.as({ cookie: elsewhere }).get('me').expect(200);
  });

  it('and a cookie that was tampered with opens nothing', async () => {
    const cookie = await signIn(coach.email);
    const [name, value = ''] = cookie.split('=');
    const tampered = `${name}=${value.startsWith('a') ? 'b' : 'a'}${value.slice(1)}`;
    await test.as({ cookie: tampered }).get('me').expect(401);
    await test
      .as({ cookie: `${name}=%` })
      .get('me')
      .expect(401);
  });

  it('and says which practice, where they are in several', async () => {
    const other = await PracticeBuilder.start(test);
    const ask = test.as(other.administrator);
    const { body: person } = await ask
      .post('people', { name: 'Cora', email: coach.email, timeZone: 'Europe/Berlin' })
      .expect(201);
    const code = await other.invite(person.id as string, coach.email);
    await test.as().post('invitations/acceptance', { code }).expect(201);

    const cookie = await signIn(coach.email);
    const { body: mine } = await test.as({ cookie }).get('me/practices').expect(200);
    expect(mine.items).toHaveLength(2);
    const { body: unnamed } = await test.as({ cookie }).get('roles').expect(400);
    expect(unnamed.code).toBe('practice.unnamed');
    expect((unnamed.practices as { id: string }[]).map(({ id }) => id).sort()).toEqual(
      [practice.practiceId, other.practiceId].sort(),
    );
    const agendaIn = (practiceId: string) => test.as({ cookie }).get('me/agenda').set('Rapport-Practice', practiceId);
    await agendaIn(other.practiceId).expect(200);
    await agendaIn(practice.practiceId).expect(200);
    const stranger = await PracticeBuilder.start(test);
    const { body: refused } = await agendaIn(stranger.practiceId).expect(403);
    expect(refused.code).toBe('practice.none');
  });
});
