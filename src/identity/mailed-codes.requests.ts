import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { ChoiceField, EmailField } from '../platform/http/validators.js';
import { LANGUAGES, type Language } from '../platform/mail/language.js';
import { PURPOSES, type Purpose } from './mailed-codes.repository.js';

export class AskForCodeRequest {
  @EmailField({ description: 'Where it is mailed to', example: 'ada@example.org' })
  email: string;
  @ChoiceField({ description: 'What the code will be used for', of: PURPOSES, enumName: 'CodePurpose' })
  purpose: Purpose;
  @ChoiceField({
    ...{ description: 'What the mail is written in, where the address has no account', of: LANGUAGES },
    ...{ enumName: 'Language', default: 'en' },
  })
  language: Language = 'en';
}

/** A mailed code, and the challenge that was answered when it was asked for. */
export class ShownCode {
  @ApiProperty({
    description: 'What was answered when the code was asked for',
    example: 'q5Vw0Q1nXy7bTz3kLr8uEo2cPd4sGh6jAf9mBi0vNxK',
  })
  @Matches(/^[\w-]{43}$/, { message: 'challenge must be the 43 characters that were answered' })
  challenge: string;
  @ApiProperty({ description: 'The six digits that were mailed', example: '042137' })
  @Matches(/^\d{6}$/, { message: 'code must be six digits', context: { like: '123456' } })
  code: string;
}
