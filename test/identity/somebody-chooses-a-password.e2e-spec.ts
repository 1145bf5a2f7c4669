import { askForCode, PASSWORD, PracticeBuilder, signIn } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('somebody chooses a password', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  let counter = 0;
  const address = () => `ada-${++counter}@example.org`;
  const start = (shown: object, password: string) => {
    const practiceOf = { name: 'Harbour', timeZone: 'Europe/London', administrator: { name: 'Ada Byron' } };
    return test.as().post('practices', { ...practiceOf, ...shown, password });
  };
  const signInWith = (email: string, password: string) => test.as().post('sign-ins', { email, password });
  const startAnew = async (email: string, password: string) =>
    start(await askForCode(test, email, 'practice'), password).expect(201);

  it.each([
    ['many people have', 'Password1!', 'isUncommon'],
    ['is their name', 'Byron1815', 'isNotAboutYou'],
    ['is their practice’s', 'Harbour2026', 'isNotAboutYou'],
    ['is their address', 'ada-5-byron@', 'isNotAboutYou'],
    ['is ours', 'rapport!', 'isNotAboutYou'],
  ])('that %s, and is told which field, and can choose another with the same code', async (_title, password, code) => {
    const email = password.startsWith('ada-5') ? 'ada-5-byron@example.org' : address();
    const shown = await askForCode(test, email, 'practice');
    const { body } = await start(shown, password).expect(400);
    expect(body).toMatchObject({ code: 'password.common', errors: [{ pointer: '/password', code }] });
    expect(JSON.stringify(body)).not.toContain(password);
    await signInWith(email, password).expect(401);
    await start(shown, PASSWORD).expect(201);
  });

  it('for an invitation, which can still be accepted with another', async () => {
    const email = address();
    const about = { name: 'Kit Fox', email, timeZone: 'Europe/London' };
    const { body: person } = await test.as(practice.administrator).post('people', about).expect(201);
    const code = await practice.invite(person.id as string, email);
    const accept = (password: string) => test.as().post('invitations/acceptance', { code, password });
    const { body } = await accept('kitfox-2026').expect(400);
    expect(body).toMatchObject({ code: 'password.common', errors: [{ pointer: '/password', code: 'isNotAboutYou' }] });
    await accept(PASSWORD).expect(201);
    expect(await signIn(test, email)).toMatchObject({ personId: person.id });
  });

  it('and types it on another keyboard, which composes é otherwise', async () => {
    const email = address();
    await startAnew(email, 'caf\u00e9 au lait');
    await signInWith(email, 'cafe\u0301 au lait').expect(201);
    await signInWith(email, 'cafe au lait').expect(401);
  });

  it('with spaces around it, which count', async () => {
    const email = address();
    await startAnew(email, '  horse battery  ');
    await signInWith(email, 'horse battery').expect(401);
    await signInWith(email, '  horse battery  ').expect(201);
  });

  it('of 128 characters, whatever they are, all of which count', async () => {
    const email = address();
    const password = `${'🦊'.repeat(127)}🐢`;
    await startAnew(email, password);
    await signInWith(email, password).expect(201);
    await signInWith(email, '🦊'.repeat(128)).expect(401);
    await signInWith(email, `${password}🐢`).expect(400);
  });
});
