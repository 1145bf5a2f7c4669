import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { LedgerService } from './ledger.service.js';
import { sessionErrors } from './session.errors.js';
import { AdjustLedgerRequest } from './sessions.requests.js';
import { LedgerResponse } from './sessions.responses.js';

const { notActive, notForfeited, tooMuch } = sessionErrors;

@ApiTags('Sessions')
@Controller('api/v1/engagements/:engagementId')
export class LedgerController {
  constructor(private readonly account: LedgerService) {}

  @Get('ledger')
  @Requires('ledger.read')
  @Operation({
    id: 'ledger.read',
    summary: 'How many sessions are left, and why; oldest line first',
    answer: LedgerResponse,
  })
  ledger(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<LedgerResponse> {
    return this.account.read(caller, engagementId);
  }

  @Post('ledger')
  @Requires('ledger.adjust')
  @Operation({
    id: 'ledger.adjust',
    summary: 'Grant, revoke, or waive a forfeit',
    status: 201,
    answer: LedgerResponse,
    problems: [notActive, notForfeited, tooMuch],
  })
  adjust(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: AdjustLedgerRequest,
  ): Promise<LedgerResponse> {
    return this.account.adjust(caller, engagementId, body);
  }
}
