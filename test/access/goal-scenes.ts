import type { Ids } from './cast.js';
import type { Doer, Prop, Scene, Stage } from './scenes.js';
import { firstSessionIsOver } from './session-scenes.js';

const within = ({ ids }: Stage) => `engagements/${ids.engagementId}`;
const by = ({ test, actors }: Stage, doer: Doer) => test.as(actors[doer]);

async function steer(stage: Stage, ...steps: string[]): Promise<Prop> {
  for (const step of steps)
    await by(stage, 'coach')
      .post(`${within(stage)}/goals/${stage.ids.goalId}/${step}`)
      .expect(200);
  return {};
}

/** A goal that the coach, or whoever is said, proposes, for the coachee to decide on. */
async function proposed(stage: Stage, doer: Doer = 'coach'): Promise<Ids> {
  const { body } = await by(stage, doer)
    .post(`${within(stage)}/goals`, { wording: 'Delegate' })
    .expect(201);
  return { goalId: body.id as string };
}

/** What the addresses of goals need. */
export const goalScenes: Record<string, Scene> = {
  'POST E/goals': { prepare: () => ({ body: { wording: 'Delegate' } }) },
  'POST E/goals/:goalId/agreement': {
    prepare: async (stage) => ({ ids: await proposed(stage), body: { revision: 1 } }),
  },
  'POST E/goals/:goalId/decline': { prepare: async (stage) => ({ ids: await proposed(stage), body: { revision: 1 } }) },
  'POST E/goals/:goalId/amendment': {
    prepare: async (stage) => ({ ids: await proposed(stage), body: { revision: 1, wording: 'Trust' } }),
  },
  'POST E/goals/:goalId/revisions': {
    prepare: async (stage) => ({
      ...(stage.doer === 'sponsor' && { ids: await proposed(stage, 'sponsor') }),
      body: { wording: 'Speak up sooner', basedOn: 1 },
    }),
  },
  'PUT E/goals/order': { prepare: ({ ids }) => ({ version: 1, body: { goalIds: [ids.goalId] } }) },
  'POST E/goals/:goalId/check-ins': { prepare: (stage) => ({ ...firstSessionIsOver(stage), body: { score: 5 } }) },
  'POST E/goals/:goalId/hold': { prepare: (stage) => steer(stage, 'start') },
  'POST E/goals/:goalId/resumption': { prepare: (stage) => steer(stage, 'start', 'hold') },
  'PUT E/goals/:goalId/visibility': { prepare: () => ({ version: 2, body: { sponsor: true } }) },
  'PUT E/goals/:goalId/shares/sponsor': { prepare: () => ({ version: 2, body: { wording: true, rating: false } }) },
  'PUT E/goals/:goalId/shares/managers/:managerId': {
    prepare: async (stage) => {
      const { managerId } = stage.ids;
      await by(stage, 'coachee')
        .send('put', `${within(stage)}/managers/${managerId}`)
        .expect(200);
      return { version: 2, body: { wording: false, rating: true } };
    },
  },
  'POST E/sponsor-view/preview': {
    prepare: ({ ids }) => ({ body: { goals: [{ goalId: ids.goalId, wording: true, rating: true }] } }),
  },
  'POST E/manager-view/preview': {
    prepare: ({ ids: { managerId, goalId } }) => ({
      body: { managerId, goals: [{ goalId, wording: true, rating: true }] },
    }),
  },
};
