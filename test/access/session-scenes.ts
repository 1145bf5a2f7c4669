import type { Asking } from '../support/test-app.js';
import type { Ids } from './cast.js';
import type { Doer, Prop, Scene, Stage } from './scenes.js';

const saying = (body: object): Scene => ({ prepare: () => ({ body }) });
const within = ({ ids }: Stage) => `engagements/${ids.engagementId}`;
const by = ({ test, actors }: Stage, doer: Doer): Asking => test.as(actors[doer]);

/** A session that is left and has no date yet, and a day for it. */
async function oneMore(stage: Stage): Promise<Prop> {
  const one = { reason: 'granted', note: 'One more' };
  await by(stage, 'coach')
    .post(`${within(stage)}/ledger`, one)
    .expect(201);
  return { body: { localStart: '2026-12-30T16:00', overrideWeek: true } };
}

/** Two weeks before the notice, in which a coachee asks. */
const BAND = { changeBandHours: 336 };

async function asked(stage: Stage): Promise<Ids> {
  const { body } = await by(stage, 'coachee')
    .post(`${within(stage)}/sessions/${stage.ids.sessionId}/rescheduling`, { localStart: '2026-10-02T11:00' })
    .expect(200);
  return { changeRequestId: body.pendingChange.id as string };
}

/** Moves the clock to when the first session has been held. */
export function firstSessionIsOver({ test }: Stage): Prop {
  test.clock.set(new Date('2026-10-01T15:00:00Z'));
  return {};
}

/** What sessions and the ledger need, by what follows /api/v1/; E is one engagement. */
export const sessionScenes: Record<string, Scene> = {
  'POST E/ledger': saying({ reason: 'granted', note: 'One more' }),
  'POST E/sessions': { prepare: oneMore },
  'POST E/sessions/:sessionId/rescheduling/preview': saying({ localStart: '2026-10-02T11:00' }),
  'POST E/sessions/:sessionId/cancellation/preview': saying({}),
  'POST E/sessions/:sessionId/correction': {
    prepare: async (stage) => {
      await by(stage, 'coach')
        .post(`${within(stage)}/sessions/${stage.ids.sessionId}/cancellation`)
        .expect(200);
      return { body: { outcome: 'cancelled', by: 'coachee', reason: 'It was Kit who called it off' } };
    },
  },
  'POST E/remaining-sessions': { prepare: oneMore },
  'POST E/remaining-sessions/preview': { prepare: oneMore },
  'POST E/change-requests/:changeRequestId/answer': {
    terms: BAND,
    prepare: async (stage) => ({ ids: await asked(stage), body: { decision: 'granted' } }),
  },
  'DELETE E/change-requests/:changeRequestId': {
    terms: BAND,
    prepare: async (stage) => ({ ids: await asked(stage) }),
  },
  'POST E/sessions/:sessionId/rescheduling': saying({ localStart: '2026-10-02T11:00' }),
  'POST E/sessions/:sessionId/cancellation': saying({ reason: 'A fair' }),
  'POST E/sessions/:sessionId/completion': { prepare: firstSessionIsOver },
  'POST E/sessions/:sessionId/absence': {
    prepare: (stage) => ({
      ...firstSessionIsOver(stage),
      body: { absent: stage.doer === 'coach' ? 'coachee' : 'coach' },
    }),
  },
};
