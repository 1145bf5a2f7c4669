import { ChoiceField, TextField } from '../platform/http/validators.js';
import { RENEWAL_DECISIONS, type RenewalDecisionKind } from './renewal.rules.js';

export class DecideRenewalRequest {
  @ChoiceField({
    description: 'What you decide; the latest decision is the one that holds',
    ...{ of: RENEWAL_DECISIONS, enumName: 'RenewalDecisionKind' },
  })
  decision: RenewalDecisionKind;
  @TextField({
    description: 'Why, if you like to say; coach, coachee and administrator read it',
    ...{ max: 1_000, optional: true, example: 'It went well, and the next steps are agreed' },
  })
  reason?: string;
}
