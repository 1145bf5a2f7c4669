import type { Case } from './things.js';

const sessionAndGoals: Case['ids'] = {
  '/goalIds/0': ({ goingOnGoalId }) => goingOnGoalId,
  '/sessionId': ({ comingSessionId }) => comingSessionId,
};

/** Ids in what is said around a session: of goals, sessions and topics. */
export const conversationCases: Record<string, Case> = {
  'PUT /api/v1/engagements/:engagementId/topics/order': {
    who: 'coach',
    path: ({ goingOnId }) => `engagements/${goingOnId}/topics/order`,
    version: ({ topicsVersion }) => topicsVersion,
    body: ({ topicId }) => ({ topicIds: [topicId] }),
    ids: { '/topicIds/0': ({ topicId }) => topicId },
  },
  'PATCH /api/v1/engagements/:engagementId/actions/:actionId': {
    who: 'coach',
    path: ({ goingOnId, actionId }) => `engagements/${goingOnId}/actions/${actionId}`,
    version: 1,
    method: 'patch',
    body: ({ goingOnGoalId }) => ({ goalId: goingOnGoalId }),
    ids: { '/goalId': ({ goingOnGoalId }) => goingOnGoalId },
  },
  'PATCH /api/v1/engagements/:engagementId/topics/:topicId': {
    who: 'coach',
    path: ({ goingOnId, topicId }) => `engagements/${goingOnId}/topics/${topicId}`,
    version: 1,
    method: 'patch',
    body: ({ goingOnGoalId, comingSessionId }) => ({ goalIds: [goingOnGoalId], sessionId: comingSessionId }),
    ids: sessionAndGoals,
  },
  'POST /api/v1/engagements/:engagementId/topics': {
    who: 'coach',
    path: ({ goingOnId }) => `engagements/${goingOnId}/topics`,
    body: (mine) => ({ text: 'To say no', goalIds: [mine.goingOnGoalId], sessionId: mine.comingSessionId }),
    ids: sessionAndGoals,
  },
  'POST /api/v1/engagements/:engagementId/topics/:topicId/discussion': {
    who: 'coach',
    path: ({ goingOnId, topicId }) => `engagements/${goingOnId}/topics/${topicId}/discussion`,
    body: ({ goingOnSessionId }) => ({ sessionId: goingOnSessionId }),
    ids: { '/sessionId': ({ goingOnSessionId }) => goingOnSessionId },
  },
  'POST /api/v1/engagements/:engagementId/actions': {
    who: 'coach',
    path: ({ goingOnId }) => `engagements/${goingOnId}/actions`,
    body: (mine) => ({
      ...{ text: 'Say no once', owner: 'coach', dueOn: '2026-10-09' },
      ...{ goalId: mine.goingOnGoalId, sessionId: mine.goingOnSessionId },
    }),
    ids: {
      ...{ '/goalId': ({ goingOnGoalId }) => goingOnGoalId, '/sessionId': ({ goingOnSessionId }) => goingOnSessionId },
    },
  },
};
