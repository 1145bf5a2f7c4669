import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { SignedIn } from '../access/caller-source.js';
import { CurrentCaller, CurrentSignedIn, Requires, ShownOnce } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { ApiTokensService } from './api-tokens.service.js';
import { CreateApiTokenRequest } from './api-tokens.requests.js';
import { ApiTokensResponse, NewApiTokenResponse } from './identity.responses.js';

class TokenPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() tokenId: string;
}

@ApiTags('Signing in')
@Controller('api/v1/api-tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokensService) {}

  @Post()
  @Requires('api-token.manage')
  @ShownOnce()
  @Operation({
    id: 'apiTokens.create',
    summary: 'Make an API token for yourself',
    description: 'The token is answered once. Takes no Idempotency-Key.',
    status: 201,
    answer: NewApiTokenResponse,
  })
  create(
    @CurrentCaller() caller: PersonCaller,
    @CurrentSignedIn() signedIn: SignedIn,
    @Body() body: CreateApiTokenRequest,
  ): Promise<NewApiTokenResponse> {
    return this.tokens.create(caller, signedIn, body);
  }

  @Get()
  @Requires('api-token.manage')
  @Operation({ id: 'apiTokens.list', summary: 'Your tokens that still work, newest last', answer: ApiTokensResponse })
  list(@CurrentCaller() caller: PersonCaller): Promise<ApiTokensResponse> {
    return this.tokens.list(caller);
  }

  @Delete(':tokenId')
  @Requires('api-token.manage')
  @Operation({ id: 'apiTokens.revoke', summary: 'Revoke a token', status: 204, problems: [platformErrors.missing] })
  revoke(@CurrentCaller() caller: PersonCaller, @Param() { tokenId }: TokenPath): Promise<void> {
    return this.tokens.revoke(caller, tokenId);
  }
}
