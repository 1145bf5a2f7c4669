import { Authenticator } from '../support/authenticator.js';
import { addPasskey, optionsFor } from '../support/passkeys.js';
import type { Actor } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';
import type { Ids } from './cast.js';
import { accountScenes, inNewSignIn, signedInAnew } from './account-scenes.js';
import { companyScenes } from './company-scenes.js';
import { schedulingScenes } from './scheduling-scenes.js';
import { goalScenes } from './goal-scenes.js';
import { conversationScenes } from './conversation-scenes.js';
import { handoverScenes } from './handover-scenes.js';
import { sessionScenes } from './session-scenes.js';
import { reportScenes } from './report-scenes.js';
import { reviewScenes } from './review-scenes.js';
import { meetingScenes } from './meeting-scenes.js';

export type Doer = 'coach' | 'coachee' | 'sponsor' | 'administrator';
export interface Stage {
  test: TestApp;
  actors: Record<Doer, Actor>;
  doer: Doer;
  ids: Ids;
}
/** With what it is done. */
export interface Prop {
  body?: object;
  version?: number;
  ids?: Ids;
}
export interface Scene {
  /** Of the engagement; active if left out. */
  state?: 'draft' | 'submitted' | 'active';
  /** What the engagement is agreed with beyond what all are. */
  terms?: object;
  /** Brings things to where this can be done, and says with what. */
  prepare?: (stage: Stage) => Prop | Promise<Prop>;
}

let counter = 0;
const unique = (name: string) => `${name} ${++counter}`;
const saying = (body: object): Scene => ({ prepare: () => ({ body }) });
const slot = { startsOn: '2027-06-03', localTime: '10:00' };
const within = ({ ids }: Stage) => `engagements/${ids.engagementId}`;
const by = ({ test, actors }: Stage, doer: Doer) => test.as(actors[doer]);

async function end(stage: Stage): Promise<void> {
  await by(stage, 'coach')
    .post(`${within(stage)}/ending`, { reason: 'It is time' })
    .expect(200);
}

/** Somebody whom the doer added, and who does not sign in yet. */
async function newPerson(stage: Stage): Promise<Ids> {
  const about = { name: 'New', email: `${unique('new').replace(' ', '-')}@example.org`, timeZone: 'UTC' };
  const { body } = await by(stage, stage.doer).post('people', about).expect(201);
  return { personId: body.id as string };
}

/** A role with an example goal. */
async function roleOf(stage: Stage): Promise<Ids> {
  const role = { name: unique('Role'), exampleGoals: ['Ask first'] };
  const { body } = await by(stage, stage.doer).post('roles', role).expect(201);
  return { roleId: body.id as string, exampleGoalId: body.exampleGoals[0].id as string };
}

async function paused(stage: Stage): Promise<Prop> {
  await by(stage, 'coach')
    .post(`${within(stage)}/pauses`, {})
    .expect(200);
  return {};
}

/** What each address needs, by what follows /api/v1/; E is one engagement. What is not here needs nothing. */
export const scenes: Record<string, Scene> = {
  'POST api-tokens': saying({ name: 'Export' }),
  'DELETE api-tokens/:tokenId': {
    prepare: async (stage) => {
      const { body } = await by(stage, stage.doer).post('api-tokens', { name: 'spare' }).expect(201);
      return { ids: { tokenId: body.id } };
    },
  },
  ...accountScenes,
  'GET me/passkeys': inNewSignIn(),
  'POST me/passkeys/options': inNewSignIn({ body: {} }),
  'POST me/passkeys': {
    prepare: async (stage) => {
      const { challenge, options } = await optionsFor(stage.test, await signedInAnew(stage));
      return { body: { challenge, name: 'Laptop', response: new Authenticator().create(options) } };
    },
  },
  'POST me/passkeys/:passkeyId/removal': {
    prepare: async (stage) => {
      const { id, cookie } = await addPasskey(stage.test, await signedInAnew(stage), new Authenticator());
      // The sign-in goes on under a new token.
      stage.actors[stage.doer].cookie = cookie;
      return { body: {}, ids: { passkeyId: id } };
    },
  },
  'POST companies': { prepare: () => ({ body: { name: unique('Company') } }) },
  ...companyScenes,
  'POST companies/:companyId/sponsors': {
    prepare: async (stage) => ({ body: await newPerson(stage) }),
  },
  'POST engagement-plans': { prepare: ({ actors }) => ({ body: { ...slot, coachId: actors.coach.personId } }) },
  'POST engagements': {
    prepare: async (stage) => {
      await end(stage);
      const { coach, coachee } = stage.actors;
      return { body: { ...slot, coachId: coach.personId, coacheeId: coachee.personId } };
    },
  },
  'POST demonstration': {
    prepare: async (stage) => {
      await by(stage, 'administrator').delete('demonstration').expect(204);
      return {};
    },
  },
  'PATCH practices/:practiceId': {
    prepare: async (stage) => {
      const { body } = await by(stage, stage.doer).get(`practices/${stage.ids.practiceId}`).expect(200);
      return { version: body.version, body: { name: unique('Practice') } };
    },
  },
  'DELETE companies/:companyId/sponsors/:personId': {
    prepare: async (stage) => {
      const spare = await newPerson(stage);
      await by(stage, stage.doer).post(`companies/${stage.ids.companyId}/sponsors`, spare).expect(201);
      return { ids: spare };
    },
  },
  'PUT people/:personId/capacities/:capacity': {
    prepare: async (stage) => ({ ids: { ...(await newPerson(stage)), capacity: 'coach' } }),
  },
  'DELETE people/:personId/capacities/:capacity': {
    prepare: async (stage) => {
      const { personId } = await newPerson(stage);
      await by(stage, stage.doer).send('put', `people/${personId}/capacities/coach`).expect(200);
      return { ids: { personId: personId ?? '', capacity: 'coach' } };
    },
  },
  'POST people/:personId/removal': {
    prepare: async (stage) => ({ ids: await newPerson(stage), body: { reason: 'Left' } }),
  },
  'POST people/:personId/restoration': {
    prepare: async (stage) => {
      const ids = await newPerson(stage);
      await by(stage, stage.doer).post(`people/${ids.personId}/removal`, { reason: 'Left' }).expect(204);
      return { ids };
    },
  },
  'POST people': {
    prepare: () => ({ body: { name: 'New', email: `person-${++counter}@example.org`, timeZone: 'UTC' } }),
  },
  'PATCH people/:personId': {
    prepare: async (stage) => {
      const { body } = await by(stage, stage.doer).get(`people/${stage.ids.personId}`).expect(200);
      return { version: body.version, body: { name: unique('Kit') } };
    },
  },
  'POST people/:personId/invitation': { prepare: async (stage) => ({ ids: await newPerson(stage) }) },
  'POST people/:personId/roles': {
    prepare: async (stage) => {
      const { body } = await by(stage, stage.doer).get('roles').expect(200);
      return { ids: await newPerson(stage), body: { roleId: body.items[0].id, from: '2026-01-01' } };
    },
  },
  'POST people/search': { prepare: () => ({ body: { name: 'k' } }) },
  'POST removals/search': { prepare: () => ({ body: { email: 'somebody@example.org' } }) },
  'POST roles': { prepare: () => ({ body: { name: unique('Role') } }) },
  'POST example-goals': {
    prepare: async (stage) => ({ body: { roleId: (await roleOf(stage)).roleId, wording: 'Listen' } }),
  },
  'DELETE example-goals/:exampleGoalId': { prepare: async (stage) => ({ ids: await roleOf(stage) }) },
  ...schedulingScenes,

  'DELETE E': { state: 'draft' },
  'PUT E/plan': {
    state: 'draft',
    prepare: () => ({ version: 1, body: { startsOn: '2026-10-05', localTime: '11:00' } }),
  },
  'POST E/submission': { state: 'draft' },
  'POST E/signatures': { state: 'submitted', ...saying({ decision: 'agreed' }) },
  'POST E/pauses/preview': saying({ until: '2026-10-20' }),
  'POST E/resumption/preview': { prepare: paused },
  'POST E/extension/preview': saying({ endsOn: '2027-01-31', reason: 'Two weeks were lost' }),
  'POST E/ending/preview': saying({ reason: 'We are done' }),
  'POST E/pauses': saying({ reason: 'Parental leave' }),
  'POST E/resumption': { prepare: paused },
  'POST E/extension': saying({ endsOn: '2027-01-31', reason: 'Two weeks were lost' }),
  'POST E/ending': saying({ reason: 'We are done' }),
  'POST E/content-erasure': {
    prepare: async (stage) => {
      await end(stage);
      return { body: { reason: 'They asked for it' } };
    },
  },
  'POST E/completion': {
    prepare: ({ ids }) => ({ body: { goals: [{ goalId: ids.goalId, decision: 'achieved' }] } }),
  },
  'POST E/reopening': {
    prepare: async (stage) => {
      await end(stage);
      return { body: { reason: 'Too early' } };
    },
  },
  'POST companies/:companyId/overview/search': saying({ coachee: 'k' }),
  'POST E/renewal-decisions': saying({ decision: 'renew', reason: 'It goes well' }),
  'POST E/renewal': {
    prepare: async (stage) => {
      await end(stage);
      return { body: { startsOn: '2027-01-07', localTime: '10:00' } };
    },
  },
  'PUT E/managers/:personId': { prepare: ({ ids }) => ({ ids: { personId: ids.managerId ?? '' } }) },
  'DELETE E/managers/:personId': {
    prepare: async (stage) => {
      const { managerId = '' } = stage.ids;
      await by(stage, 'coachee')
        .send('put', `${within(stage)}/managers/${managerId}`)
        .expect(200);
      return { ids: { personId: managerId } };
    },
  },
  ...handoverScenes,
  ...sessionScenes,
  ...conversationScenes,
  ...meetingScenes,
  ...goalScenes,
  ...reviewScenes,
  ...reportScenes,
};
