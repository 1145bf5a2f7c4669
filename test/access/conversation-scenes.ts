import { talkAbout, writeOver } from './said.js';
import type { Asking } from '../support/test-app.js';
import type { Prop, Scene, Stage } from './scenes.js';

const within = ({ ids }: Stage) => `engagements/${ids.engagementId}`;
const doer = ({ test, actors, doer: who }: Stage): Asking => test.as(actors[who]);
const notes = (stage: Stage) => `${within(stage)}/sessions/${stage.ids.sessionId}/notes`;

/** A topic of the doer's own. */
async function brought(stage: Stage): Promise<Prop> {
  const { body } = await doer(stage)
    .post(`${within(stage)}/topics`, { text: 'Priorities' })
    .expect(201);
  return { ids: { topicId: body.id as string } };
}

async function added(stage: Stage): Promise<Prop> {
  const { actors, test, ids } = stage;
  return { ids: await talkAbout(test, [actors.coach, actors.coachee], ids) };
}

/** A note of the doer's, written over, so that there is a version of what it said. */
async function writtenOver(stage: Stage, kind: 'shared' | 'private'): Promise<Prop> {
  for (const text of ['It was long. '.repeat(20), 'Short.'])
    await writeOver(doer(stage), `${notes(stage)}/${kind}`, text);
  return { ids: { versionNumber: '1' } };
}

async function steered(stage: Stage, what: 'topics' | 'actions', step: string): Promise<Prop> {
  const { ids } = what === 'topics' ? await brought(stage) : await added(stage);
  await doer(stage)
    .post(`${within(stage)}/${what}/${what === 'topics' ? ids?.topicId : ids?.actionId}/${step}`)
    .expect(200);
  return { ids };
}

/** What is said around sessions, by what follows /api/v1/; E is one engagement. */
export const conversationScenes: Record<string, Scene> = {
  'POST E/topics': { prepare: () => ({ body: { text: 'Priorities' } }) },
  'GET E/topics/:topicId': { prepare: brought },
  'PATCH E/topics/:topicId': {
    prepare: async (stage) => ({ ...(await brought(stage)), version: 1, body: { text: 'Other words' } }),
  },
  'PUT E/topics/order': {
    prepare: async (stage) => {
      const { ids } = await brought(stage);
      const { body } = await doer(stage)
        .get(`${within(stage)}/topics`)
        .expect(200);
      return { version: body.version as number, body: { topicIds: [ids?.topicId] } };
    },
  },
  'POST E/topics/:topicId/discussion': {
    prepare: async (stage) => {
      stage.test.clock.set(new Date('2026-10-01T15:00:00Z'));
      return { ...(await brought(stage)), body: {} };
    },
  },
  'POST E/topics/:topicId/drop': { prepare: brought },
  'POST E/topics/:topicId/reopening': { prepare: (stage) => steered(stage, 'topics', 'drop') },
  'POST E/actions': { prepare: () => ({ body: { text: 'Ask them', owner: 'coach', dueOn: '2026-12-01' } }) },
  'GET E/actions/:actionId': { prepare: added },
  'PATCH E/actions/:actionId': {
    prepare: async (stage) => ({ ...(await added(stage)), version: 1, body: { dueOn: '2026-12-08' } }),
  },
  'POST E/actions/:actionId/completion': { prepare: added },
  'POST E/actions/:actionId/drop': { prepare: added },
  'POST E/actions/:actionId/reopening': { prepare: (stage) => steered(stage, 'actions', 'completion') },
  'PUT E/sessions/:sessionId/notes/shared': { prepare: () => ({ version: 0, body: { text: 'We met' } }) },
  'PUT E/sessions/:sessionId/notes/private': { prepare: () => ({ version: 0, body: { text: 'I wonder' } }) },
  'GET E/sessions/:sessionId/notes/shared/versions/:versionNumber': {
    prepare: (stage) => writtenOver(stage, 'shared'),
  },
  'GET E/sessions/:sessionId/notes/private/versions/:versionNumber': {
    prepare: (stage) => writtenOver(stage, 'private'),
  },
  'POST E/sessions/:sessionId/notes/shared/versions/:versionNumber/restoration': {
    prepare: (stage) => writtenOver(stage, 'shared'),
  },
  'POST E/sessions/:sessionId/notes/private/versions/:versionNumber/restoration': {
    prepare: (stage) => writtenOver(stage, 'private'),
  },
};
