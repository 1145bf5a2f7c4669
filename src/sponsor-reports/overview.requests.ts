import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID } from 'class-validator';
import { ENGAGEMENT_STATES, type EngagementState } from '../engagements/engagement.rules.js';
import { HEALTHS, type Health } from '../engagements/health.rules.js';
import { Max, Min } from '../platform/http/numbered-checks.js';
import { LocalDateField, PageQuery, TextField } from '../platform/http/validators.js';
import { OVERVIEW_SORTS, type OverviewSort } from './overview.rules.js';

const SORTED = 'Oldest first, those that end first, or those that fare worst first';

export class OverviewQuery extends PageQuery {
  @ApiProperty({ required: false, enum: ENGAGEMENT_STATES, enumName: 'EngagementState' })
  @IsOptional()
  @IsIn(ENGAGEMENT_STATES)
  state?: EngagementState;
  @ApiProperty({ required: false, enum: HEALTHS, enumName: 'Health', description: 'Of active ones' })
  @IsOptional()
  @IsIn(HEALTHS)
  health?: Health;
  @ApiProperty({ required: false, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  coachId?: string;
  @LocalDateField({ description: 'Those whose last day is before this one', optional: true, example: '2027-01-31' })
  endingBefore?: string;
  @ApiProperty({
    required: false,
    enum: OVERVIEW_SORTS,
    enumName: 'OverviewSort',
    default: 'oldest',
    description: SORTED,
  })
  @IsOptional()
  @IsIn(OVERVIEW_SORTS)
  sort: OverviewSort = 'oldest';
}

/** The same, with a name, which stands in no address: a proxy may log those. */
export class SearchOverviewRequest extends OverviewQuery {
  @TextField({ description: 'Something in the name of the coachee', max: 200, example: 'grace' })
  coachee: string;
}

export class TrendQuery {
  @ApiProperty({
    required: false,
    type: 'integer',
    minimum: 1,
    maximum: 36,
    default: 12,
    description: 'How many months',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (/^\d{1,2}$/.test(String(value)) ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(36)
  months: number = 12;
}
