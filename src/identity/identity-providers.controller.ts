import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompanyPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { companyErrors } from './company-sign-in.errors.js';
import { SetIdentityProviderRequest } from './company-sign-in.requests.js';
import { IdentityProviderResponse } from './company-sign-in.responses.js';
import { IdentityProvidersService } from './identity-providers.service.js';

const { unreachable, issuerRefused } = companyErrors;

@ApiTags('Companies')
@Controller('api/v1/companies/:companyId/identity-provider')
export class IdentityProvidersController {
  constructor(private readonly providers: IdentityProvidersService) {}

  @Get()
  @Requires('company.read-identity-provider')
  @Operation({
    ...{ id: 'companies.identityProvider', summary: 'What a company signs its people in by' },
    description: 'Never its secret. Where there is none, the callback’s address alone, for setting one up.',
    answer: IdentityProviderResponse,
  })
  read(@CurrentCaller() caller: PersonCaller, @Param() { companyId }: CompanyPath): Promise<IdentityProviderResponse> {
    return this.providers.read(caller, companyId);
  }

  @Put()
  @Requires('company.set-identity-provider')
  @Operation({
    ...{ id: 'companies.setIdentityProvider', summary: 'Let a company sign its people in', conditional: true },
    description:
      'By OpenID Connect. If-Match is the ETag of what you read, "0" before the first time. Another issuer or client is tied to nobody yet.',
    ...{ answer: IdentityProviderResponse, problems: [unreachable, issuerRefused] },
  })
  set(
    @CurrentCaller() caller: PersonCaller,
    @Param() { companyId }: CompanyPath,
    @IfMatch() version: number,
    @Body() body: SetIdentityProviderRequest,
  ): Promise<IdentityProviderResponse> {
    return this.providers.set(caller, companyId, version, body);
  }

  @Delete()
  @Requires('company.set-identity-provider')
  @Operation({
    ...{ id: 'companies.removeIdentityProvider', summary: 'Have a company sign nobody in any more', status: 204 },
    description: 'Sign-ins that began so end at once. Accounts stay: their owners sign in with a code by mail.',
  })
  remove(@CurrentCaller() caller: PersonCaller, @Param() { companyId }: CompanyPath): Promise<void> {
    return this.providers.remove(caller, companyId);
  }
}
