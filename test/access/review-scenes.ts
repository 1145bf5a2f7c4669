import type { Actor } from '../support/practice.js';
import type { Prop, Scene, Stage } from './scenes.js';

const written = { answers: [{ question: 'reason', text: 'To be heard' }] };

/** The kickoff review of the engagement. */
async function kickoff({ test, actors, ids }: Stage): Promise<{ path: string; prop: Prop }> {
  const reviews = `engagements/${ids.engagementId}/reviews`;
  const { body } = await test.as(actors.coach).get(reviews).expect(200);
  const [{ id }] = body.items as [{ id: string }];
  return { path: `${reviews}/${id}/answers`, prop: { ids: { reviewId: id } } };
}

async function draft({ test }: Stage, actor: Actor, path: string): Promise<void> {
  await test.as(actor).change('put', `${path}/draft`, 0, written).expect(200);
}

/** What reviews need. */
export const reviewScenes: Record<string, Scene> = {
  'GET E/reviews/:reviewId': { prepare: async (stage) => (await kickoff(stage)).prop },
  'GET E/reviews/:reviewId/answers/draft': { prepare: async (stage) => (await kickoff(stage)).prop },
  'PUT E/reviews/:reviewId/answers/draft': {
    prepare: async (stage) => ({ ...(await kickoff(stage)).prop, version: 0, body: written }),
  },
  'POST E/reviews/:reviewId/answers': {
    prepare: async (stage) => {
      const { path, prop } = await kickoff(stage);
      await draft(stage, stage.actors[stage.doer], path);
      return { ...prop, body: { draft: 1 } };
    },
  },
  'POST E/reviews/:reviewId/outcome': {
    prepare: async (stage) => {
      const { path, prop } = await kickoff(stage);
      for (const actor of [stage.actors.coach, stage.actors.coachee]) {
        await draft(stage, actor, path);
        await stage.test.as(actor).post(path, { draft: 1 }).expect(201);
      }
      return { ...prop, body: { goals: [{ goalId: stage.ids.goalId, decision: 'kept' }] } };
    },
  },
};
