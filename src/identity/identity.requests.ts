import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, Matches, ValidateNested } from 'class-validator';
import {
  BooleanField,
  ChoiceField,
  EmailField,
  PasswordField,
  TextField,
  TimeZoneField,
} from '../platform/http/validators.js';
import { LANGUAGES, type Language } from '../platform/mail/language.js';
import { INVITED_AS, type InvitedAs } from './invitation.types.js';
import { ShownCode } from './mailed-codes.requests.js';

const current = { description: 'Your password, where the sign-in is older than fifteen minutes', optional: true };

export class SignInRequest {
  @EmailField({ description: 'The address of the account', example: 'ada@example.org' })
  email: string;
  @PasswordField({ description: 'Its password' })
  password: string;
}

export class FounderRequest {
  @TextField({ description: 'How you are called', example: 'Ada Byron', max: 200 })
  name: string;
  @ChoiceField({ description: 'What we write to you in', of: LANGUAGES, enumName: 'Language', default: 'en' })
  language: Language = 'en';
  @BooleanField({ description: 'Whether you coach in it, too', default: false })
  coach: boolean = false;
}

/** With the code that was mailed for `practice`: its address is the administrator's. */
export class StartPracticeRequest extends ShownCode {
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
  @PasswordField({
    description: 'To sign in with; without one, by codes. Leave out for an account you have',
    optional: true,
  })
  password?: string;
}

export class InviteRequest {
  @ChoiceField({
    description: 'As what; administrator and coach are given with acceptance. What they are already, if left out',
    ...{ of: INVITED_AS, enumName: 'InvitedAs', optional: true },
  })
  capacity?: InvitedAs;
}

export class LookAtInvitationRequest {
  @ApiProperty({ description: 'The code of the invitation', example: 'q5Vw0Q1nXy7bTz3kLr8uEo2cPd4sGh6jAf9mBi0vNxK' })
  @Matches(/^[\w-]{43}$/, { message: 'code must be the 43 characters of an invitation' })
  code: string;
}

export class AcceptInvitationRequest extends LookAtInvitationRequest {
  @PasswordField({
    description: 'To sign in with; without one, by codes. Leave out for an account you have',
    optional: true,
  })
  password?: string;
}

export class ChangePasswordRequest {
  @PasswordField({ description: 'The new one' })
  password: string;
  @PasswordField(current)
  currentPassword?: string;
}

/** With the code that was mailed to the new address for `address`. */
export class ChangeAddressRequest extends ShownCode {
  @PasswordField(current)
  currentPassword?: string;
}

/** With the code that was mailed for `password`. */
export class ResetPasswordRequest extends ShownCode {
  @PasswordField({ description: 'The new one' })
  password: string;
}

export class ConfirmRequest {
  @PasswordField(current)
  currentPassword?: string;
}

export class ShowSecondFactorRequest {
  @ApiProperty({ description: 'Six digits of your app, or a recovery code', example: '042137', maxLength: 40 })
  @Matches(/^(\d{6}|[0-9A-Za-z]{4}(-?[0-9A-Za-z]{4}){6})$/, { message: 'code must be six digits or a recovery code' })
  code: string;
}

export class ConfirmSecondFactorRequest {
  @ApiProperty({ description: 'The six digits that your app shows', example: '042137' })
  @Matches(/^\d{6}$/, { message: 'code must be six digits', context: { like: '123456' } })
  code: string;
}
