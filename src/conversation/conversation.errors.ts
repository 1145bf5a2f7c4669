import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const conversationErrors = declareErrors({
  engagementOver: {
    code: 'conversation.engagement-over',
    kind: 'conflict',
    title: 'The engagement is not in a state for this',
    remedy:
      'Topics, notes and actions are written from the day that all have agreed until it is over; those of a talk that was held, also in the grace after it.',
  },
  topicState: {
    code: 'topic.state',
    kind: 'conflict',
    title: 'The topic is not in a state for this',
    remedy: 'Read the topic: `detail` says in which state it would be possible.',
  },
  othersWords: {
    code: 'topic.others-words',
    kind: 'conflict',
    title: 'Somebody else brought this topic',
    remedy: 'Words are changed by whoever wrote them. Discuss it, drop it, or bring a topic of your own.',
  },
  noTalk: {
    code: 'topic.no-talk',
    kind: 'conflict',
    title: 'There was no talk in which it could be discussed',
    remedy: 'A topic is discussed in a session that has begun and was not called off.',
  },
  talkOver: {
    code: 'topic.talk-over',
    kind: 'conflict',
    title: 'That session is over, or was called off',
    remedy: 'Name a session that is to come, or leave `sessionId` out: then it is for the next one.',
  },
  otherTopicsOpen: {
    code: 'topic.others-open',
    kind: 'conflict',
    title: 'Other topics are open than those you arranged',
    remedy: 'Read the topics again, and arrange all that are open: `missing` names those you left out.',
  },
  actionState: {
    code: 'action.state',
    kind: 'conflict',
    title: 'The action is not in a state for this',
    remedy: 'Read the action: `detail` says in which state it would be possible.',
  },
  goalNotAgreed: {
    code: 'action.goal-not-agreed',
    kind: 'conflict',
    title: 'The coachee has not agreed to this goal',
    remedy: 'Leave `goalId` out, or wait for the agreement: until then a goal carries no actions, whoever proposed it.',
  },
  goalSettled: {
    code: 'action.goal-settled',
    kind: 'conflict',
    title: 'This goal is achieved or dropped',
    remedy: 'Leave `goalId` out, or name an open goal.',
  },
});

declareConstraints({
  action_goal_agreed: conversationErrors.goalNotAgreed,
});
