import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompanyPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { PageQuery } from '../platform/http/validators.js';
import { CompaniesService } from './companies.service.js';
import { peopleErrors } from './people.errors.js';
import { AddCompanyRequest, NameSponsorRequest } from './people.requests.js';
import { CompaniesResponse, CompanyResponse, SponsorResponse, SponsorsResponse } from './people.responses.js';

@ApiTags('Companies')
@Controller('api/v1/companies')
export class CompaniesController {
  constructor(private readonly companies: CompaniesService) {}

  @Post()
  @Requires('company.add')
  @Operation({
    id: 'companies.add',
    summary: 'Add a company',
    status: 201,
    answer: CompanyResponse,
    problems: [peopleErrors.companyNamed],
  })
  add(@CurrentCaller() caller: PersonCaller, @Body() body: AddCompanyRequest): Promise<CompanyResponse> {
    return this.companies.add(caller, body);
  }

  @Get()
  @Requires('company.list')
  @Operation({
    id: 'companies.list',
    summary: 'The companies you may see, in the order they were added',
    answer: CompaniesResponse,
  })
  list(@CurrentCaller() caller: PersonCaller, @Query() query: PageQuery): Promise<CompaniesResponse> {
    return this.companies.list(caller, query);
  }

  @Get(':companyId')
  @Requires('company.read')
  @Operation({ id: 'companies.read', summary: 'One company', answer: CompanyResponse })
  read(@CurrentCaller() caller: PersonCaller, @Param() { companyId }: CompanyPath): Promise<CompanyResponse> {
    return this.companies.read(caller, companyId);
  }

  @Get(':companyId/sponsors')
  @Requires('company.read-sponsors')
  @Operation({ id: 'companies.sponsors', summary: 'Who speaks for a company, longest first', answer: SponsorsResponse })
  sponsors(@CurrentCaller() caller: PersonCaller, @Param() { companyId }: CompanyPath): Promise<SponsorsResponse> {
    return this.companies.sponsors(caller, companyId);
  }

  @Post(':companyId/sponsors')
  @Requires('company.name-sponsor')
  @Operation({
    id: 'companies.nameSponsor',
    summary: 'Name a sponsor',
    status: 201,
    answer: SponsorResponse,
    problems: [peopleErrors.sponsorUnknown, peopleErrors.sponsorNamed],
  })
  nameSponsor(
    @CurrentCaller() caller: PersonCaller,
    @Param() { companyId }: CompanyPath,
    @Body() body: NameSponsorRequest,
  ): Promise<SponsorResponse> {
    return this.companies.nameSponsor(caller, companyId, body);
  }
}
