import type { Asking } from '../support/test-app.js';
import type { Doer, Prop, Scene, Stage } from './scenes.js';

let counter = 0;
const within = ({ ids }: Stage) => `engagements/${ids.engagementId}`;
const asCoach = ({ test, actors }: Stage): Asking => test.as(actors.coach);

/** A meeting to come, with a guest where one is named. */
async function meeting(stage: Stage, guest?: Doer): Promise<Prop> {
  const guestIds = guest ? [stage.actors[guest].personId] : [];
  // Several scenes may be of one engagement.
  const hour = String((++counter % 12) + 8).padStart(2, '0');
  const talk = { kind: 'midpoint', localStart: `2026-11-02T${hour}:00`, guestIds };
  const { body } = await asCoach(stage)
    .post(`${within(stage)}/meetings`, talk)
    .expect(201);
  return { ids: { meetingId: body.id as string } };
}

/** One more is left, and there is a slot for it. */
async function slotToHold(stage: Stage): Promise<object> {
  const one = { reason: 'granted', note: 'One more' };
  await asCoach(stage)
    .post(`${within(stage)}/ledger`, one)
    .expect(201);
  return { localStart: '2026-12-30T16:00', overrideWeek: true };
}

async function hold(stage: Stage): Promise<Prop> {
  const { body } = await asCoach(stage)
    .post(`${within(stage)}/holds`, await slotToHold(stage))
    .expect(201);
  return { ids: { holdId: body.id as string } };
}

/** What meetings and slots on offer need. */
export const meetingScenes: Record<string, Scene> = {
  'POST meetings/:meetingId/regrets': { prepare: (stage) => meeting(stage, stage.doer) },
  'POST E/meetings': { prepare: () => ({ body: { kind: 'midpoint', localStart: '2026-11-03T15:00' } }) },
  'GET E/meetings/:meetingId': { prepare: (stage) => meeting(stage) },
  'GET E/meetings/:meetingId/moves': { prepare: (stage) => meeting(stage) },
  'POST E/meetings/:meetingId/rescheduling': {
    prepare: async (stage) => ({ ...(await meeting(stage)), body: { localStart: '2026-11-03T16:00' } }),
  },
  'POST E/meetings/:meetingId/cancellation': {
    prepare: async (stage) => ({ ...(await meeting(stage)), body: { reason: 'A fair' } }),
  },
  'POST E/meetings/:meetingId/completion': {
    prepare: async (stage) => {
      const prop = await meeting(stage);
      stage.test.clock.set(new Date('2026-11-03T12:00:00Z'));
      return prop;
    },
  },
  'POST E/holds': { prepare: async (stage) => ({ body: await slotToHold(stage) }) },
  'POST E/holds/:holdId/booking': { prepare: hold },
  'DELETE E/holds/:holdId': { prepare: hold },
};
