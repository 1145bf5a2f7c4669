import { ApiProperty } from '@nestjs/swagger';
import { LANGUAGES, type Language } from '../platform/mail/language.js';
import { TOKEN_ACCESS, TOKEN_MODULES, type TokenAccess, type TokenModule } from '../access/token-scope.js';
import { INVITED_AS, type InvitedAs } from './invitation.types.js';
import { INVITATION_STATES, type InvitationState } from './invitation.rules.js';
import { WAYS, type Way } from './sign-ins.repository.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

export class MembershipResponse {
  @ApiProperty(id) practiceId: string;
  @ApiProperty({ example: 'Byron Coaching' }) practiceName: string;
  @ApiProperty({ ...id, description: 'You, in this practice' }) personId: string;
  @ApiProperty() administrator: boolean;
  @ApiProperty() coach: boolean;
  @ApiProperty({
    description: 'Whether it lets you do nothing before you have set up a second factor, or come in by a passkey',
  })
  secondFactorDemanded: boolean;
  @ApiProperty({ description: 'Whether it is a demonstration: nobody and nothing in it is real' })
  demonstrates: boolean;
}

export class MeResponse {
  @ApiProperty({ required: false, description: 'Of the account; an API token has none' }) name?: string;
  @ApiProperty({ required: false, format: 'email' }) email?: string;
  @ApiProperty({ description: 'Whether your company let you in: to your practice, and not to your account' })
  limited: boolean;
  @ApiProperty({ type: [MembershipResponse] }) practices: MembershipResponse[];
}

export class MyPracticesResponse {
  @ApiProperty({ type: [MembershipResponse] }) items: MembershipResponse[];
}

export class SignInResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ description: 'Whether POST /api/v1/sign-ins/current/second-factor comes first' })
  secondFactorNeeded: boolean;
  @ApiProperty({ format: 'date-time', description: 'When it ends at the latest' }) expiresAt: string;
}

export class ListedSignInResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ enum: WAYS, enumName: 'SignInWay' }) way: Way;
  @ApiProperty({ description: 'The address it came from', example: '192.0.2.7' }) network: string;
  @ApiProperty({ type: String, nullable: true, description: 'Which browser, as it says itself' })
  userAgent: string | null;
  @ApiProperty({ format: 'date-time' }) since: string;
  @ApiProperty({ format: 'date-time', description: 'To within five minutes' }) lastSeenAt: string;
  @ApiProperty({ description: 'Whether it is the one that asks' }) current: boolean;
}

export class SignInsResponse {
  @ApiProperty({ type: [ListedSignInResponse] }) items: ListedSignInResponse[];
}

export class MailedCodeResponse {
  @ApiProperty({ description: 'Send it back with the code', example: 'q5V…' }) challenge: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class SecondFactorResponse {
  @ApiProperty({ description: 'Whether signing in asks for it' }) isOn: boolean;
  @ApiProperty({ type: 'integer', example: 10 }) recoveryCodesLeft: number;
}

export class NewSecondFactorResponse {
  @ApiProperty({ description: 'To type into an app; shown once', example: 'JBSWY3DPEHPK3PXP' }) secret: string;
  @ApiProperty({ description: 'The same for a QR code', example: 'otpauth://totp/Rapport:ada%40example.org?…' })
  uri: string;
}

export class RecoveryCodesResponse {
  @ApiProperty({
    type: [String],
    description: 'Each works once; shown once',
    example: ['7Q2M-0X9C-H4TB-VK3E-2MZA-91RD-5WQT'],
  })
  recoveryCodes: string[];
}

export class InvitationResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ format: 'email', description: 'Whom it was mailed to, and is of use to' }) email: string;
  @ApiProperty({ enum: INVITED_AS, enumName: 'InvitedAs' }) capacity: InvitedAs;
  @ApiProperty({ description: 'Who invited', example: 'Ada Byron' }) invitedBy: string;
  @ApiProperty({ enum: INVITATION_STATES, enumName: 'InvitationState' }) state: InvitationState;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When its mail was written' })
  sentAt: string | null;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class InvitedResponse {
  @ApiProperty({ example: 'Byron Coaching' }) practiceName: string;
  @ApiProperty({ description: 'Who invites', example: 'Ada Byron' }) invitedBy: string;
  @ApiProperty({ format: 'email' }) email: string;
  @ApiProperty({ example: 'Grace Murray' }) name: string;
  @ApiProperty({ enum: LANGUAGES, enumName: 'Language' }) language: Language;
  @ApiProperty({ enum: INVITED_AS, enumName: 'InvitedAs' }) capacity: InvitedAs;
  @ApiProperty({ description: 'Whether the address has an account: then no password is asked for' })
  hasAccount: boolean;
  @ApiProperty({
    ...{ ...id, type: String, nullable: true },
    description: 'The identity provider of their company, where it has one: for POST /api/v1/sign-ins/by-company',
  })
  companySignIn: string | null;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class AcceptedInvitationResponse {
  @ApiProperty(id) practiceId: string;
  @ApiProperty(id) personId: string;
  @ApiProperty({ format: 'email', description: 'You sign in with it' }) email: string;
  @ApiProperty({ description: 'You are signed in; whether POST …/second-factor comes first' })
  secondFactorNeeded: boolean;
}

export class ApiTokenResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ example: 'Nightly export' }) name: string;
  @ApiProperty({ description: 'By which you recognize it', example: 'rpt_x8Kd' }) prefix: string;
  @ApiProperty({ enum: TOKEN_ACCESS, enumName: 'TokenAccess' }) access: TokenAccess;
  @ApiProperty({ enum: TOKEN_MODULES, enumName: 'TokenModule', isArray: true, description: 'What it is for' })
  modules: TokenModule[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To within five minutes' })
  lastUsedAt: string | null;
}

export class NewApiTokenResponse extends ApiTokenResponse {
  @ApiProperty({ description: 'Shown once', example: 'rpt_x8Kd…' }) token: string;
}

export class ApiTokensResponse {
  @ApiProperty({ type: [ApiTokenResponse] }) items: ApiTokenResponse[];
}
