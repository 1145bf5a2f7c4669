import { codeIn, cookieOf, PASSWORD, PracticeBuilder } from '../support/practice.js';
import { connectAsOwner, tablesWith } from '../access/snapshot.js';
import { TestApp } from '../support/test-app.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
let counter = 0;

describe('an invitation is accepted', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  const add = async (given: object = {}, by = practice): Promise<{ id: string; email: string }> => {
    const person = {
      name: 'Ivy Invited',
      email: `invited-${++counter}@example.org`,
      timeZone: 'Europe/London',
      ...given,
    };
    const { body } = await test.as(by.administrator).post('people', person).expect(201);
    return { id: body.id as string, email: person.email };
  };
  const invited = async (given: object = {}, as: Record<string, unknown> = {}) => {
    const { id, email } = await add(given);
    return { id, email, code: await practice.invite(id, email, as) };
  };
  const accept = (code: string, password: string | undefined = PASSWORD) =>
    test.as().post('invitations/acceptance', { code, password });
  const look = (code: string) => test.as().post('invitations/inquiry', { code });

  it('once, and then the person is signed in', async () => {
    const { id, email, code } = await invited();
    const accepted = await accept(code).expect(201);
    const { practiceId } = practice;
    expect(accepted.body).toEqual({ practiceId, personId: id, email, secondFactorNeeded: false });
    const { body: me } = await test
      .as({ cookie: cookieOf(accepted) })
      .get('me')
      .expect(200);
    expect(me).toMatchObject({ email, practices: [{ personId: id }] });
    await test.as().post('sign-ins', { email, password: PASSWORD }).expect(201);
    const { body: again } = await accept(code, 'another battery').expect(404);
    expect(again.code).toBe('invitation.gone');
    await test.as().post('sign-ins', { email, password: 'another battery' }).expect(401);
  });

  it('once, even where it is accepted ten times at once', async () => {
    const { code } = await invited();
    const statuses = (await Promise.all(Array.from({ length: 10 }, () => accept(code)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  it('without a password, by whoever would rather sign in with codes', async () => {
    const { email, code } = await invited();
    await test.as().post('invitations/acceptance', { code }).expect(201);
    await test.as().post('sign-ins', { email, password: PASSWORD }).expect(401);
  });

  it('for seven days, and not a second longer', async () => {
    const [first, second] = [await invited(), await invited()];
    const now = test.clock.now();
    try {
      test.clock.set(new Date(now.getTime() + 7 * DAY_MS - 60_000));
      await accept(first.code).expect(201);
      test.clock.set(new Date(now.getTime() + 7 * DAY_MS + 1_000));
      expect((await accept(second.code).expect(404)).body.code).toBe('invitation.gone');
    } finally {
      test.clock.set(now);
    }
  });

  it('by its latest code: sent again, the earlier one has been replaced', async () => {
    const { id, email, code } = await invited();
    const again = await practice.invite(id, email);
    await accept(code).expect(404);
    await accept(again).expect(201);
  });

  it('and not once it was taken back', async () => {
    const { id, code } = await invited();
    await test.as(practice.administrator).delete(`people/${id}/invitation`).expect(204);
    await accept(code).expect(404);
    await test.as(practice.administrator).delete(`people/${id}/invitation`).expect(204);
    const { body } = await test.as(practice.administrator).get(`people/${id}/invitation`).expect(200);
    expect(body).toMatchObject({ state: 'withdrawn', capacity: 'coachee', invitedBy: 'Ida Administrator' });
  });

  it('by an existing account as it is, which needs no other password and keeps its own', async () => {
    const { email, code } = await invited();
    await accept(code).expect(201);
    const other = await PracticeBuilder.start(test);
    const { id } = await add({ email }, other);
    const second = await other.invite(id, email);
    expect((await look(second).expect(200)).body).toMatchObject({ hasAccount: true, email });
    expect((await accept(second, 'made up by a stranger').expect(409)).body.code).toBe('account.there');
    const joined = await test.as().post('invitations/acceptance', { code: second }).expect(201);
    const { body } = await test
      .as({ cookie: cookieOf(joined) })
      .get('me/practices')
      .expect(200);
    expect(body.items).toHaveLength(2);
    await test.as().post('sign-ins', { email, password: PASSWORD }).expect(201);
  });

  it('and not by whoever is signed in with another address', async () => {
    const { code } = await invited();
    const { body } = await test
      .as({ cookie: practice.administrator.cookie })
      .post('invitations/acceptance', { code })
      .expect(409);
    expect(body.code).toBe('invitation.of-another');
    await accept(code).expect(201);
  });

  it('and not by the address that somebody had before', async () => {
    const { id, email, code } = await invited();
    const owner = await connectAsOwner(test);
    await owner.query('update person set email = $2 where id = $1', [id, `moved-${email}`]);
    await owner.end();
    await accept(code).expect(404);
  });

  it('and its link uses nothing up, however often it is opened and looked at', async () => {
    const { email, code } = await invited();
    const mail = await test.mail.to(email);
    const link = /http:\S+/.exec(mail.text ?? '')?.[0] ?? '';
    expect(link).toBe(`http://localhost/invitation#code=${code}`);
    await test.as().get(new URL(link).pathname);
    await test.as().get(`/api/v1/invitations/acceptance?code=${code}`).expect(404);
    for (let time = 0; time < 3; time++) {
      const { body } = await look(code).expect(200);
      expect(body).toMatchObject({
        practiceName: expect.any(String),
        invitedBy: 'Ida Administrator',
        capacity: 'coachee',
      });
    }
    await accept(code).expect(201);
  });

  it('in the capacity that was given with it, and in no higher one', async () => {
    const { id, code } = await invited({}, { capacity: 'coach' });
    for (const capacity of ['administrator', 'coach'])
      await test.as().post('invitations/acceptance', { code, password: PASSWORD, capacity }).expect(400);
    const joined = await accept(code).expect(201);
    const { body: me } = await test
      .as({ cookie: cookieOf(joined) })
      .get('me')
      .expect(200);
    expect(me.practices).toMatchObject([{ personId: id, coach: true, administrator: false }]);
  });

  it('in a capacity that a coach may give: they invite whom they coach', async () => {
    const coach = await practice.coach();
    const person = { name: 'Ivy Invited', email: `invited-${++counter}@example.org`, timeZone: 'Europe/London' };
    const { body } = await test.as(coach).post('people', person).expect(201);
    const path = `people/${body.id}/invitation`;
    for (const capacity of ['administrator', 'coach', 'sponsor', 'manager']) {
      const refused = await test.as(coach).post(path, { capacity }).expect(403);
      expect(refused.body.code).toBe('invitation.capacity-not-yours');
    }
    await test.as(coach).post(path, {}).expect(201);
    await test.as(practice.administrator).post(path, { capacity: 'coach' }).expect(201);
    await test.as(coach).post(path, { capacity: 'coachee' }).expect(201);
  });

  it('as it was made, whatever the server would do to it: Postgres keeps capacity and address', async () => {
    const { id } = await invited();
    const owner = await connectAsOwner(test);
    await owner.query('set role rapport_app');
    await owner.query(`select set_config('rapport.practice', $1, false), set_config('rapport.itself', 'on', false)`, [
      practice.practiceId,
    ]);
    for (const change of [`capacity = 'administrator'`, `email = 'eve@example.org'`, `person_id = invited_by_id`])
      await expect(owner.query(`update invitation set ${change} where person_id = $1`, [id])).rejects.toMatchObject({
        code: '42501',
      });
    await owner.end();
  });

  it('in the language of whoever is invited', async () => {
    const { email } = await invited({ language: 'de', name: 'Jörg "J" <b>Öl</b>' });
    const mail = await test.mail.to(email);
    expect(mail.subject).toMatch(/lädt Sie zu .* ein$/);
    expect(mail.text).toContain('Guten Tag Jörg "J" <b>Öl</b>,');
    expect(mail.html).toContain('lang="de"');
    expect(mail.html).not.toContain('<b>Öl');
  });

  it('and its code is nowhere but in the mail', async () => {
    const { id, email } = await add();
    const { body } = await test.as(practice.administrator).post(`people/${id}/invitation`, {}).expect(201);
    expect(Object.keys(body)).not.toContain('code');
    await test.deliver();
    const code = codeIn(await test.mail.to(email));
    const owner = await connectAsOwner(test);
    expect(await tablesWith(owner, code)).toEqual([]);
    await owner.end();
    expect(test.log.join('\n')).not.toContain(code);
  });

  it('and not made for somebody who signs in already', async () => {
    const { id, code } = await invited();
    await accept(code).expect(201);
    const { body } = await test.as(practice.administrator).post(`people/${id}/invitation`, {}).expect(409);
    expect(body.code).toBe('invitation.needless');
  });

  it('and a code that was never made opens nothing', async () => {
    for (const answer of [await accept('x'.repeat(43)), await look('x'.repeat(43))]) {
      expect(answer.status).toBe(404);
      expect(answer.body.code).toBe('invitation.gone');
    }
  });
});
