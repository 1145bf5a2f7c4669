import { answerPulses, draftReport, sendReport } from './reported.js';
import type { Prop, Scene, Stage } from './scenes.js';

const twoOf = ({ actors }: Stage) => [actors.coach, actors.coachee] as const;
const words = { statement: 'All is well', outlook: '' };

/** The report of the engagement, drafted if there is none. */
async function drafted(stage: Stage): Promise<Prop> {
  const { test, actors, ids } = stage;
  const { body } = await test.as(actors.coach).get(`engagements/${ids.engagementId}/reports`).expect(200);
  const [found] = body.items as { id: string }[];
  return { ids: { reportId: found?.id ?? (await draftReport(test, twoOf(stage), ids.engagementId ?? '')) } };
}

async function approved(stage: Stage): Promise<Prop> {
  const { ids } = await drafted(stage);
  const at = `engagements/${stage.ids.engagementId}/reports/${ids?.reportId}/approval`;
  await stage.test.as(stage.actors.coachee).post(at, { revision: 1 }).expect(200);
  return { ids };
}

/** In an engagement of which nothing was reported yet, or a report was sent already. */
async function sent(stage: Stage): Promise<Prop> {
  const { test, actors, ids } = stage;
  const { body } = await test.as(actors.coach).get(`engagements/${ids.engagementId}/reports`).expect(200);
  const [found] = body.items as { id: string; state: string }[];
  if (!found) return { ids: { reportId: await sendReport(test, twoOf(stage), ids.engagementId ?? '') } };
  const at = `engagements/${ids.engagementId}/reports/${found.id}`;
  if (found.state !== 'sent') {
    await test.as(actors.coachee).post(`${at}/approval`, { revision: 1 }).expect(200);
    await test.as(actors.coachee).post(`${at}/sending`, { revision: 1 }).expect(200);
  }
  return { ids: { reportId: found.id } };
}

const answered = async (stage: Stage): Promise<Prop> => ({
  ids: { pulseId: await answerPulses(stage.test, twoOf(stage), stage.ids.engagementId ?? '') },
});

/** What reports and pulses need. */
export const reportScenes: Record<string, Scene> = {
  'POST E/reports': {
    prepare: async ({ test, actors, ids }) => {
      // A closing report is drafted of what is over; of two such engagements in a row, each has its own.
      const ending = { reason: 'We are done' };
      await test.as(actors.coach).post(`engagements/${ids.engagementId}/ending`, ending).expect(200);
      return { body: { kind: 'closing', language: 'de' } };
    },
  },
  'GET E/reports/:reportId': { prepare: drafted },
  'GET E/reports/:reportId/revisions': { prepare: drafted },
  'GET E/reports/:reportId/pdf': { prepare: drafted },
  'PUT E/reports/:reportId': {
    prepare: async (stage) => ({ ...(await drafted(stage)), version: 1, body: words }),
  },
  'POST E/reports/:reportId/approval': {
    prepare: async (stage) => ({ ...(await drafted(stage)), body: { revision: 1 } }),
  },
  'DELETE E/reports/:reportId/approval': { prepare: approved },
  'POST E/reports/:reportId/sending': {
    prepare: async (stage) => ({ ...(await approved(stage)), body: { revision: 1 } }),
  },
  'GET companies/:companyId/engagements/:engagementId/reports/:reportId': { prepare: sent },
  'GET companies/:companyId/engagements/:engagementId/reports/:reportId/pdf': { prepare: sent },
  'POST E/pulses': {
    prepare: () => ({ body: { moment: 'start', growth: 4, support: 4, stay: 4, confidence: 4 } }),
  },
  'PUT E/pulses/:pulseId/sharing': { prepare: answered },
  'DELETE E/pulses/:pulseId/sharing': { prepare: answered },
};
