import { AuthenticatorApp, setUpSecondFactor } from '../support/authenticator-app.js';
import { askForCode, codeIn, cookieOf, PASSWORD } from '../support/practice.js';
import type { Prop, Stage } from './scenes.js';

type Preparing = { prepare: (stage: Stage) => Promise<Prop> };

let counter = 0;
const nextAddress = () => `scene-${process.pid}-${++counter}@example.org`;

/** Signs the doer in: many an address ends their other sign-ins. */
export async function signedInAnew({ test, actors, doer }: Stage): Promise<string> {
  const { email } = actors[doer];
  actors[doer].cookie = cookieOf(await test.as().post('sign-ins', { email, password: PASSWORD }).expect(201));
  return actors[doer].cookie;
}

/** Has somebody new ask in the doer's place: what they do to their account is of no consequence to other scenes. */
async function somebodyNew({ test, actors, doer }: Stage): Promise<{ cookie: string; email: string }> {
  const email = nextAddress();
  const ask = test.as({ token: actors.administrator.token });
  const { body: person } = await ask.post('people', { name: 'Nia New', email, timeZone: 'UTC' }).expect(201);
  await ask.post(`people/${person.id}/invitation`, {}).expect(201);
  await test.deliver();
  const code = codeIn(await test.mail.to(email));
  const joined = await test.as().post('invitations/acceptance', { code, password: PASSWORD }).expect(201);
  actors[doer] = { ...actors[doer], cookie: cookieOf(joined) };
  return { cookie: actors[doer].cookie, email };
}

export const inNewSignIn = (prop: Prop = {}): Preparing => ({
  prepare: (stage) => signedInAnew(stage).then(() => prop),
});

async function withSecondFactor(stage: Stage) {
  const { cookie, email } = await somebodyNew(stage);
  const { app, confirmed } = await setUpSecondFactor(stage.test, cookie);
  stage.actors[stage.doer].cookie = cookieOf(confirmed);
  return { app, email };
}

/** What is done to an account, by its owner. */
export const accountScenes: Record<string, Preparing> = {
  'GET api-tokens': inNewSignIn(),
  'GET sign-ins': inNewSignIn(),
  'DELETE sign-ins/current': inNewSignIn(),
  'DELETE sign-ins/others': inNewSignIn(),
  'DELETE sign-ins/:signInId': {
    prepare: async (stage) => {
      await signedInAnew(stage);
      const { email } = stage.actors[stage.doer];
      const { body } = await stage.test.as().post('sign-ins', { email, password: PASSWORD }).expect(201);
      return { ids: { signInId: body.id as string } };
    },
  },
  'GET companies/:companyId/identity-provider': inNewSignIn(),
  'POST me/password': {
    prepare: async (stage) => {
      await somebodyNew(stage);
      return { body: { password: 'another battery altogether' } };
    },
  },
  'POST me/address': {
    prepare: async (stage) => {
      await somebodyNew(stage);
      return { body: await askForCode(stage.test, nextAddress(), 'address') };
    },
  },
  'GET me/second-factor': inNewSignIn(),
  'POST me/second-factor': inNewSignIn({ body: {} }),
  'POST me/second-factor/confirmation': {
    prepare: async (stage) => {
      const { cookie } = await somebodyNew(stage);
      const { body } = await stage.test.as({ cookie }).post('me/second-factor', {}).expect(201);
      return { body: { code: new AuthenticatorApp(stage.test, body.secret as string).code() } };
    },
  },
  'POST me/second-factor/recovery-codes': { prepare: (stage) => withSecondFactor(stage).then(() => ({ body: {} })) },
  'POST me/second-factor/removal': { prepare: (stage) => withSecondFactor(stage).then(() => ({ body: {} })) },
  'POST sign-ins/current/second-factor': {
    prepare: async (stage) => {
      const { app, email } = await withSecondFactor(stage);
      const waiting = await stage.test.as().post('sign-ins', { email, password: PASSWORD }).expect(201);
      stage.actors[stage.doer].cookie = cookieOf(waiting);
      return { body: { code: app.next() } };
    },
  },
};
