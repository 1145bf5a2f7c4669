import {
  BooleanField,
  IdField,
  IdsField,
  IntegerField,
  LocalDateField,
  TextField,
  TextsField,
} from '../platform/http/validators.js';

const LEVELS = [
  'I keep to myself what I see',
  'I say it when I am asked',
  'I say it once a week',
  'I say it in each meeting',
  'Others say it as well',
];
const REVISION = { example: 1, min: 1, max: 10_000 };

export class WordingRequest {
  @TextField({ description: 'What to work toward', example: 'Deliberate, transparent prioritization', max: 500 })
  wording: string;
  @TextField({
    description: 'How one will know',
    example: 'Every request has an answer within a week',
    max: 500,
    optional: true,
  })
  measure?: string;
  @LocalDateField({ description: 'By when', example: '2026-12-15', optional: true })
  targetDate?: string;
  @TextsField({
    description: 'What each of five levels means, from −2 to +2; the third is as expected. Rated from 0 to 10 without',
    ...{ example: LEVELS, max: 500, items: { min: 5, max: 5 }, optional: true },
  })
  levels?: string[];
  @IntegerField({
    description: 'How much the levels weigh beside those of other goals; 1 if left out',
    ...{ example: 2, min: 1, max: 100, optional: true },
  })
  weight?: number;
  @IntegerField({
    description: 'Where it begins: a score from 0 to 10, or a level',
    ...{ example: 0, min: -2, max: 10, optional: true },
  })
  baseline?: number;
  @IntegerField({ description: 'Where it is to go', example: 1, min: -2, max: 10, optional: true })
  target?: number;
}

export class ProposeGoalRequest extends WordingRequest {
  @IdField({ description: 'The example goal that it was taken from', optional: true })
  exampleGoalId?: string;
}

export class ReviseGoalRequest extends WordingRequest {
  @IntegerField({
    description: 'The revision you read: the one that is pending or, where none is, the current one',
    ...REVISION,
  })
  basedOn: number;
}

export class AgreeRequest {
  @IntegerField({ description: 'The revision you read: agreement is to that wording and no other', ...REVISION })
  revision: number;
}

export class DeclineRequest extends AgreeRequest {
  @TextField({ description: 'Why; you alone read it', max: 2_000, optional: true })
  reason?: string;
}

export class AmendRequest extends WordingRequest {
  @IntegerField({ description: 'The revision you read', ...REVISION })
  revision: number;
}

export class CheckInRequest {
  @IntegerField({
    description: '0: no progress; 10: reached. For goals without levels',
    ...{ example: 6, min: 0, max: 10, optional: true },
  })
  score?: number;
  @IntegerField({
    description: '−2 to +2, 0 as expected. For goals with levels',
    ...{ example: 0, min: -2, max: 2, optional: true },
  })
  level?: number;
  @TextField({ description: 'What it was; whoever reads the check-in reads it', max: 2_000, optional: true })
  note?: string;
  @LocalDateField({ description: 'Today, if left out', optional: true })
  on?: string;
  @BooleanField({ description: 'Whether you alone see it, and that there is one', default: false })
  private: boolean = false;
}

export class VisibilityRequest {
  @BooleanField({ description: "Whether the sponsor reads this goal's wording and rating" })
  sponsor: boolean;
}

export class OrderRequest {
  @IdsField({ description: 'All open goals, the first one first', max: 500 })
  goalIds: string[];
}
