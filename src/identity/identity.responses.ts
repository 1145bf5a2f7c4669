import { ApiProperty } from '@nestjs/swagger';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

export class MembershipResponse {
  @ApiProperty(id) practiceId: string;
  @ApiProperty({ example: 'Byron Coaching' }) practiceName: string;
  @ApiProperty({ ...id, description: 'You, in this practice' }) personId: string;
  @ApiProperty() administrator: boolean;
  @ApiProperty() coach: boolean;
}

export class MeResponse {
  @ApiProperty({ required: false, description: 'Of the account; an API token has none' }) name?: string;
  @ApiProperty({ required: false, format: 'email' }) email?: string;
  @ApiProperty({ type: [MembershipResponse] }) practices: MembershipResponse[];
}

export class MyPracticesResponse {
  @ApiProperty({ type: [MembershipResponse] }) items: MembershipResponse[];
}

export class InvitationResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ description: 'Shown once: hand it to the person you invite', example: 'q5V…' }) code: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class AcceptedInvitationResponse {
  @ApiProperty(id) practiceId: string;
  @ApiProperty(id) personId: string;
  @ApiProperty({ format: 'email', description: 'Sign in with it' }) email: string;
}

export class ApiTokenResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ example: 'Nightly export' }) name: string;
  @ApiProperty({ description: 'By which you recognize it', example: 'rpt_x8Kd' }) prefix: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class NewApiTokenResponse extends ApiTokenResponse {
  @ApiProperty({ description: 'Shown once', example: 'rpt_x8Kd…' }) token: string;
}

export class ApiTokensResponse {
  @ApiProperty({ type: [ApiTokenResponse] }) items: ApiTokenResponse[];
}
