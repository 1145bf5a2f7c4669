import type { Ids } from './cast.js';
import type { Doer, Scene, Stage } from './scenes.js';

let counter = 0;

/** Somebody who coaches, and nobody yet. */
async function newCoach({ test, actors }: Stage): Promise<string> {
  const about = { name: 'New', email: `next-coach-${++counter}@example.org`, timeZone: 'UTC', capacities: ['coach'] };
  const { body } = await test.as(actors.administrator).post('people', about).expect(201);
  return body.id as string;
}

/** Another coach, whom somebody has proposed. */
async function proposed(stage: Stage, doer: Doer): Promise<Ids> {
  const proposal = { coachId: await newCoach(stage), reason: 'A long leave' };
  const path = `engagements/${stage.ids.engagementId}/handovers`;
  const { body } = await stage.test.as(stage.actors[doer]).post(path, proposal).expect(201);
  return { handoverId: body.id as string };
}

/** That it goes on with another coach. */
export const handoverScenes: Record<string, Scene> = {
  'POST E/handovers': {
    prepare: async (stage) => ({ body: { coachId: await newCoach(stage), reason: 'A long leave' } }),
  },
  'DELETE E/handovers/:handoverId': { prepare: async (stage) => ({ ids: await proposed(stage, stage.doer) }) },
  'POST E/handovers/:handoverId/answer': {
    prepare: async (stage) => ({ ids: await proposed(stage, 'coach'), body: { decision: 'agreed' } }),
  },
};
