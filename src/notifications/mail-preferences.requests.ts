import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsIn } from 'class-validator';
import { ArrayMaxSize } from '../platform/http/numbered-checks.js';
import { BooleanField } from '../platform/http/validators.js';
import { LEADS, UNCHOSEN } from './mail-preference.rules.js';

/** All of it: what is left out is as if it had never been chosen. */
export class SetMailPreferencesRequest {
  @ApiProperty({
    ...{ enum: [...LEADS], enumName: 'ReminderLead', isArray: true, required: false, uniqueItems: true },
    default: UNCHOSEN.remindBefore,
    description: 'How many minutes before a session or a meeting you are reminded of it; never, if empty',
  })
  @IsArray()
  @ArrayMaxSize(LEADS.length)
  @ArrayUnique()
  @IsIn(LEADS, { each: true })
  remindBefore: number[] = [...UNCHOSEN.remindBefore];
  @BooleanField({ description: 'Mail when a review waits for you', default: true })
  reviews: boolean = UNCHOSEN.reviews;
  @BooleanField({ description: 'Mail about stale goals, and when an engagement goes off track', default: true })
  goals: boolean = UNCHOSEN.goals;
  @BooleanField({ description: 'Mail when a pulse waits for you', default: true })
  pulse: boolean = UNCHOSEN.pulse;
}
