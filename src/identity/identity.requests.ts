import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, Matches, ValidateNested } from 'class-validator';
import {
  ChoiceField,
  EmailField,
  IntegerField,
  PasswordField,
  TextField,
  TimeZoneField,
} from '../platform/http/validators.js';

const LANGUAGES = ['en', 'de'] as const;

export class SignInRequest {
  @EmailField({ description: 'The address of the account', example: 'ada@example.org' })
  email: string;
  @PasswordField({ description: 'Its password' })
  password: string;
}

export class FounderRequest {
  @TextField({ description: 'How you are called', example: 'Ada Byron', max: 200 })
  name: string;
  @EmailField({ description: 'You sign in with it', example: 'ada@example.org' })
  email: string;
  @PasswordField({ description: 'For a new account; or the password of the one you have' })
  password: string;
  @ChoiceField({ description: 'What we write to you in', of: LANGUAGES, enumName: 'Language', default: 'en' })
  language: 'en' | 'de' = 'en';
}

export class StartPracticeRequest {
  @TextField({ description: 'Its name', example: 'Byron Coaching', max: 200 })
  name: string;
  @TimeZoneField({ description: 'Where it is' })
  timeZone: string;
  @ApiProperty({ type: FounderRequest, description: 'Its first administrator: you' })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => FounderRequest)
  administrator: FounderRequest;
}

export class AcceptInvitationRequest {
  @ApiProperty({ description: 'The code of the invitation', example: 'q5V…' })
  @Matches(/^[\w-]{43}$/, { message: 'code must be the 43 characters of an invitation' })
  code: string;
  @PasswordField({ description: 'For a new account; or the password of the one you have' })
  password: string;
}

export class CreateApiTokenRequest {
  @TextField({ description: 'What it is for', example: 'Nightly export', max: 120 })
  name: string;
  @IntegerField({ description: 'Days until it expires', min: 1, max: 365, default: 90 })
  expiresInDays: number = 90;
}
