import { ApiProperty } from '@nestjs/swagger';
import { LEADS } from './mail-preference.rules.js';

export class MailPreferencesResponse {
  @ApiProperty({
    ...{ enum: [...LEADS], enumName: 'ReminderLead', isArray: true, example: [1_440] },
    description: 'How many minutes before a session or a meeting you are reminded of it, the shortest first',
  })
  remindBefore: number[];
  @ApiProperty({ description: 'Mail when a review waits for you' }) reviews: boolean;
  @ApiProperty({ description: 'Mail about stale goals, and when an engagement goes off track' }) goals: boolean;
  @ApiProperty({ description: 'Mail when a pulse waits for you' }) pulse: boolean;
  @ApiProperty({ type: 'integer', description: '0 until something is chosen', example: 1 }) version: number;
}
