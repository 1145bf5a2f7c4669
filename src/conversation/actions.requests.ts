import { ChoiceField, IdField, LocalDateField, PageQuery, TextField } from '../platform/http/validators.js';
import { OWNERS, type Owner } from './action.rules.js';
import { LISTED } from './topics.requests.js';

export const ACTION_LENGTH = 1_000;

export class AddActionRequest {
  @TextField({ description: 'What will be done', example: 'Ask the team what they need', max: ACTION_LENGTH })
  text: string;
  @ChoiceField({ description: 'Who of the two will do it', of: OWNERS, enumName: 'ActionOwner', example: 'coachee' })
  owner: Owner;
  @LocalDateField({ description: 'By when', example: '2026-10-08' })
  dueOn: string;
  @IdField({ description: 'A goal that it serves: an open one that the coachee has agreed to', optional: true })
  goalId?: string;
  @IdField({ description: 'The session in which it was agreed on', optional: true })
  sessionId?: string;
}

export class ChangeActionRequest {
  @TextField({ description: 'What will be done', max: ACTION_LENGTH, optional: true })
  text?: string;
  @ChoiceField({ description: 'Who of the two will do it', of: OWNERS, enumName: 'ActionOwner', optional: true })
  owner?: Owner;
  @LocalDateField({ description: 'By when', optional: true })
  dueOn?: string;
  @IdField({ description: 'A goal that it serves; null for none', optional: true, nullable: true })
  goalId?: string | null;
}

export class ActionsQuery extends PageQuery {
  @ChoiceField({
    description: 'What is still to be done, or what was done or dropped',
    of: LISTED,
    enumName: 'ActionsListed',
    default: 'open',
  })
  state: (typeof LISTED)[number] = 'open';
}
