import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { SetMailPreferencesRequest } from './mail-preferences.requests.js';
import { MailPreferencesResponse } from './mail-preferences.responses.js';
import { MailPreferencesService } from './mail-preferences.service.js';

@ApiTags('Notifications')
@Controller('api/v1')
export class MailPreferencesController {
  constructor(private readonly preferences: MailPreferencesService) {}

  @Get('me/preferences')
  @Requires('mail-preference.read')
  @Operation({
    id: 'me.preferences',
    summary: 'What you want mail about',
    description:
      'Yours alone to read, and of this practice. Until you choose, you are reminded a day before, and asked about everything.',
    answer: MailPreferencesResponse,
  })
  read(@CurrentCaller() caller: PersonCaller): Promise<MailPreferencesResponse> {
    return this.preferences.read(caller);
  }

  @Put('me/preferences')
  @Requires('mail-preference.change')
  @Operation({
    id: 'me.setPreferences',
    summary: 'Choose what you want mail about',
    description:
      'All of it at once. What has to reach you is mailed whatever you choose: codes, invitations, what happens to your ' +
      'account, reports, and clocks that move your appointments.',
    answer: MailPreferencesResponse,
    conditional: true,
  })
  set(
    @CurrentCaller() caller: PersonCaller,
    @IfMatch() version: number,
    @Body() body: SetMailPreferencesRequest,
  ): Promise<MailPreferencesResponse> {
    return this.preferences.set(caller, version, body);
  }
}
