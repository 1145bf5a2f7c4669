import { signedInAnew } from './account-scenes.js';
import { PASSWORD } from '../support/practice.js';
import { TestProvider } from '../support/provider.js';
import type { Prop, Scene, Stage } from './scenes.js';
import { connectAsOwner } from './snapshot.js';

let known: Promise<TestProvider> | undefined;
const provider = () => (known ??= TestProvider.start());
const addressIn = ({ ids }: Stage) => `companies/${ids.companyId}/identity-provider`;

/** A provider to be set, at the version that is there. */
async function setting(stage: Stage): Promise<Prop & { version: number; body: object }> {
  const cookie = await signedInAnew({ ...stage, doer: 'administrator' });
  const { body } = await stage.test.as({ cookie }).get(addressIn(stage)).expect(200);
  return { version: body.version as number, body: (await provider()).access };
}

/** The company has a provider. @returns its id */
async function providerOf(stage: Stage): Promise<string> {
  const { version, body } = await setting(stage);
  const ask = stage.test.as({ cookie: stage.actors.administrator.cookie });
  const set = await ask.change('put', addressIn(stage), version, body).expect(200);
  return set.body.id as string;
}

/** Whom a company signs in is one of its people. */
async function isOfCompany({ test, actors, doer, ids }: Stage): Promise<void> {
  const owner = await connectAsOwner(test);
  await owner.query('update person set company_id = $1 where id = $2', [ids.companyId, actors[doer].personId]);
  await owner.end();
}

/** What a company's signing in needs. */
export const companyScenes: Record<string, Scene> = {
  'PUT companies/:companyId/identity-provider': { prepare: setting },
  'DELETE companies/:companyId/identity-provider': {
    prepare: async (stage) => {
      await providerOf(stage);
      return {};
    },
  },
  'POST me/company-sign-in': {
    prepare: async (stage) => {
      await isOfCompany(stage);
      await signedInAnew(stage);
      return { body: { providerId: await providerOf(stage), currentPassword: PASSWORD } };
    },
  },
};
