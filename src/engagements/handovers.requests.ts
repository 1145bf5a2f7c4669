import { ChoiceField, IdField, TextField } from '../platform/http/validators.js';

export class ProposeHandoverRequest {
  @IdField({ description: 'The coach whom the engagement is to go on with' })
  coachId: string;
  @TextField({
    description: 'Why; coach, coachee and administrator read it and, once the coachee has agreed, the proposed coach',
    max: 1000,
    example: 'I am on leave from November on',
  })
  reason: string;
  @TextField({
    description: 'Why, where the coachee reports to the proposed coach; an administrator records it',
    max: 1000,
    optional: true,
  })
  conflictReason?: string;
}

export class AnswerHandoverRequest {
  @ChoiceField({ description: 'Your decision', of: ['agreed', 'declined'], enumName: 'HandoverDecision' })
  decision: 'agreed' | 'declined';
  @TextField({
    description: 'Why, if you like to say; coach, coachee and administrator read it',
    max: 1000,
    optional: true,
  })
  why?: string;
}
