import { setUpSecondFactor } from '../support/authenticator-app.js';
import { CompanyWithProvider, refusalOf } from '../support/company.js';
import { askForCode, cookieOf, PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { TestProvider } from '../support/provider.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { TestApp } from '../support/test-app.js';

describe('an administrator reads of sign-ins', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
  });
  afterAll(() => test.stop());

  const signIn = (password = PASSWORD) => test.as().post('sign-ins', { email: coach.email, password });
  /** What is told of somebody, latest first. */
  async function told(by: PracticeBuilder, personId: string): Promise<string[]> {
    await test.app.get(Jobs).runDue();
    const { body } = await test.as(by.administrator).get(`audit?actorId=${personId}&limit=100`).expect(200);
    return (body.items as { action: string; outcome: string }[]).map(({ action, outcome }) => `${action} ${outcome}`);
  }
  const trailOf = async (personId: string, by = practice) => (await told(by, personId)).slice(0, 6);

  it('by password, refused ones included, with where they came from', async () => {
    await signIn('not the password').expect(401);
    await signIn().set('User-Agent', 'A browser').expect(201);
    expect((await trailOf(coach.personId)).slice(0, 2)).toEqual([
      'sign-in.by-password done',
      'sign-in.by-password refused',
    ]);
    const { body } = await test.as(practice.administrator).get(`audit?actorId=${coach.personId}&limit=2`).expect(200);
    expect(body.items[0]).toMatchObject({ network: '127.0.0.1', userAgent: 'A browser' });
    expect(body.items[1]).toMatchObject({ outcome: 'refused', status: 401 });
    expect(JSON.stringify(body)).not.toContain('not the password');
  });

  it('by mailed code, and with the second factor', async () => {
    const mailed = await askForCode(test, coach.email, 'sign-in');
    await test.as().post('sign-ins/by-code', mailed).expect(201);
    const fresh = cookieOf(await signIn().expect(201));
    const { app } = await setUpSecondFactor(test, fresh);
    const waiting = cookieOf(await signIn().expect(201));
    await test.as({ cookie: waiting }).post('sign-ins/current/second-factor', { code: '000000' }).expect(403);
    await test.as({ cookie: waiting }).post('sign-ins/current/second-factor', { code: app.next() }).expect(201);
    expect(await trailOf(coach.personId)).toEqual([
      'second-factor.shown done',
      'second-factor.shown refused',
      'sign-in.by-password done',
      'account.second-factor-on done',
      'sign-in.by-password done',
      'sign-in.by-mailed-code done',
    ]);
  });

  it('and of who started the practice, and who accepted an invitation', async () => {
    const { body } = await test.as(practice.administrator).get('audit?limit=100').expect(200);
    const actions = (body.items as { action: string }[]).map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['practice.start', 'invitation.accept', 'person.invite', 'person.add']),
    );
  });

  it('by a company, refused ones included, though nobody has said who it was', async () => {
    const provider = await TestProvider.start();
    const company = await CompanyWithProvider.set(practice, provider);
    provider.people.set('somebody', { email: coach.email, email_verified: true });
    expect(refusalOf(await company.come('somebody'))).toBe('company-sign-in.unknown');
    await provider.stop();
    const { body, text } = await test.as(practice.administrator).get('audit?limit=1').expect(200);
    expect(body.items).toMatchObject([
      {
        ...{ action: 'sign-in.by-company', outcome: 'refused', status: 401, actor: null, network: '127.0.0.1' },
        about: { providerId: company.providerId },
      },
    ]);
    expect(text).not.toContain('somebody');
  });

  it('in every practice that the account is in, and in no other', async () => {
    const [second, stranger] = [await PracticeBuilder.start(test), await PracticeBuilder.start(test)];
    const coachee = await practice.coachee();
    const about = { name: 'Kit', email: coachee.email, timeZone: 'UTC' };
    const { body: person } = await test.as(second.administrator).post('people', about).expect(201);
    const code = await second.invite(person.id as string, coachee.email);
    await test.as().post('invitations/acceptance', { code }).expect(201);
    await test.as().post('sign-ins', { email: coachee.email, password: PASSWORD }).expect(201);
    expect((await trailOf(coachee.personId))[0]).toBe('sign-in.by-password done');
    expect((await trailOf(person.id as string, second))[0]).toBe('sign-in.by-password done');
    expect(await trailOf(coachee.personId, stranger)).toEqual([]);
  });

  it('and of what a token was refused for want of scope', async () => {
    const { body: made } = await test
      .as(practice.administrator)
      .post('api-tokens', { name: 'x', access: 'read' })
      .expect(201);
    await test
      .as({ token: made.token as string })
      .post('companies', { name: 'Not mine' })
      .expect(403);
    const { body } = await test.as(practice.administrator).get('audit?limit=1').expect(200);
    expect(body.items).toMatchObject([{ action: 'company.add', outcome: 'refused', status: 403 }]);
  });
});
