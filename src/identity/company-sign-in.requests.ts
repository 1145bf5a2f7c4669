import { ApiProperty } from '@nestjs/swagger';
import { Matches, ValidateIf } from 'class-validator';
import { HasLength } from '../platform/http/numbered-checks.js';
import { IdField, PasswordField, TextField } from '../platform/http/validators.js';

export class SetIdentityProviderRequest {
  @TextField({ description: 'As it writes itself', example: 'https://login.example.org', max: 500 })
  issuer: string;
  @TextField({ description: 'As what it knows us', example: 'rapport', max: 300 })
  clientId: string;
  @ApiProperty({ description: 'Kept sealed, and never answered', format: 'password', minLength: 1, maxLength: 500 })
  @HasLength(1, 500)
  clientSecret: string;
}

const EXAMPLE = 'q5Vn0wS2bX7kR4cT9yJ1mD6fG8hL3pZ0aQ5uE7iO2xW';
const provider = { description: 'Out of the link that the company’s people are given' };

export class SignInByCompanyRequest {
  @IdField(provider)
  providerId: string;
  @ApiProperty({ description: 'Of the invitation, the first time', example: EXAMPLE, required: false })
  @ValidateIf((_object, value) => value !== undefined)
  @Matches(/^[\w-]{43}$/, { message: 'invitationCode must be the 43 characters of an invitation' })
  invitationCode?: string;
}

export class TieToCompanyRequest {
  @IdField(provider)
  providerId: string;
  @PasswordField({
    ...{ description: 'Your password, where the sign-in is older than fifteen minutes', optional: true },
  })
  currentPassword?: string;
}
