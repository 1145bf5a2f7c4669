import { ApiProperty } from '@nestjs/swagger';
import { SHARE_KINDS, type ShareKind } from './share.rules.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

export class SponsorShareResponse {
  @ApiProperty() wording: boolean;
  @ApiProperty() rating: boolean;
  @ApiProperty({ description: 'Whether a sponsor proposed it, and so reads it in any case' }) always: boolean;
}

export class ManagerShareResponse {
  @ApiProperty(id) personId: string;
  @ApiProperty({ type: String, nullable: true, example: 'Max Manager' }) name: string | null;
  @ApiProperty() wording: boolean;
  @ApiProperty() rating: boolean;
}

/** Who else reads what of a goal. */
export class GoalSharesResponse {
  @ApiProperty(id) goalId: string;
  @ApiProperty({ type: String, nullable: true, example: 'Deliberate, transparent prioritization' }) wording:
    string | null;
  @ApiProperty({ type: SponsorShareResponse, nullable: true, description: 'Null where no company pays' })
  sponsor: SponsorShareResponse | null;
  @ApiProperty({ type: [ManagerShareResponse], description: 'Those who are invited now' })
  managers: ManagerShareResponse[];
  @ApiProperty({ type: 'integer', description: 'Of the goal', example: 1 }) version: number;
}

export class SharesResponse {
  @ApiProperty({ type: [GoalSharesResponse] }) items: GoalSharesResponse[];
}

export class ShareManagerResponse {
  @ApiProperty(id) personId: string;
  @ApiProperty({ type: String, nullable: true, example: 'Max Manager' }) name: string | null;
  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'When the invitation was taken back, and with it all that was shared by it',
  })
  invitedUntil: string | null;
}

/** One kind of a goal was shared, or taken back. */
export class ShareChangeResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(id) goalId: string;
  @ApiProperty({ enum: SHARE_KINDS, enumName: 'ShareKind' }) kind: ShareKind;
  @ApiProperty({ description: 'True where it was shared, false where it was taken back' }) shared: boolean;
  @ApiProperty({ type: ShareManagerResponse, nullable: true, description: 'With whom; null for the sponsor' })
  manager: ShareManagerResponse | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: String, nullable: true, example: 'Grace Murray' }) by: string | null;
}

export class ShareHistoryResponse {
  @ApiProperty({ type: [ShareChangeResponse] }) items: ShareChangeResponse[];
  @ApiProperty({ required: false }) nextCursor?: string;
}
