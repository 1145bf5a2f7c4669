import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, ValidateNested } from 'class-validator';
import { ArrayMaxSize } from '../platform/http/numbered-checks.js';
import { BooleanField, IdField } from '../platform/http/validators.js';

/** A goal, as it would be shared. */
export class WouldShareRequest {
  @IdField({ description: 'Of a goal of this engagement' })
  goalId: string;
  @BooleanField({ description: 'Its wording, with measure, target date and levels' })
  wording: boolean;
  @BooleanField({ description: 'How it is rated' })
  rating: boolean;
}

export class SponsorViewPreviewRequest {
  @ApiProperty({ type: [WouldShareRequest], description: 'All others stay as they are shared now' })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => WouldShareRequest)
  goals: WouldShareRequest[];
}

export class ManagerViewPreviewRequest extends SponsorViewPreviewRequest {
  @IdField({ description: 'Whom you report to, or a manager who is invited' })
  managerId: string;
}

export class ManagerViewQuery {
  @IdField({
    description: 'To the coachee, which manager; left out, what any sees who is invited, before anything is shared',
    optional: true,
  })
  managerId?: string;
}
