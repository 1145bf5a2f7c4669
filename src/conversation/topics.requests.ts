import { ChoiceField, IdField, IdsField, PageQuery, TextField } from '../platform/http/validators.js';

/** Longer ones are notes. */
export const TOPIC_LENGTH = 2_000;

export class BringTopicRequest {
  @TextField({ description: 'What to talk about', example: 'How to say no to the board', max: TOPIC_LENGTH })
  text: string;
  @IdsField({ description: 'Goals that it is about', max: 20, default: [], example: [] })
  goalIds: string[] = [];
  @IdField({ description: 'The session it is for; the next one, if left out', optional: true })
  sessionId?: string;
}

export class RewordTopicRequest {
  @TextField({ description: 'What to talk about', max: TOPIC_LENGTH, optional: true })
  text?: string;
  @IdsField({ description: 'Goals that it is about: these and no others', max: 20, optional: true })
  goalIds?: string[];
  @IdField({ description: 'The session it is for; null for the next one', optional: true, nullable: true })
  sessionId?: string | null;
}

export class DiscussTopicRequest {
  @IdField({ description: 'The session it was discussed in; the one that began last, if left out', optional: true })
  sessionId?: string;
}

export class ArrangeTopicsRequest {
  @IdsField({ description: 'All open topics, in the order to talk about them', max: 500 })
  topicIds: string[];
}

export const LISTED = ['open', 'settled'] as const;

export class TopicsQuery extends PageQuery {
  @ChoiceField({
    description: 'What is still to be discussed, or what was discussed or dropped',
    of: LISTED,
    enumName: 'TopicsListed',
    default: 'open',
  })
  state: (typeof LISTED)[number] = 'open';
}
