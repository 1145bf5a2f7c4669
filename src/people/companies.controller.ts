import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompanyPath, SponsorPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { PageQuery } from '../platform/http/validators.js';
import { CompaniesService } from './companies.service.js';
import { peopleErrors } from './people.errors.js';
import { AddCompanyRequest, ListSponsorsQuery, NameSponsorRequest } from './people.requests.js';
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
  @Operation({
    id: 'companies.sponsors',
    summary: 'Who speaks for a company, and who did, longest first',
    description: 'A sponsor reads this of themselves alone.',
    answer: SponsorsResponse,
  })
  sponsors(
    @CurrentCaller() caller: PersonCaller,
    @Param() { companyId }: CompanyPath,
    @Query() query: ListSponsorsQuery,
  ): Promise<SponsorsResponse> {
    return this.companies.sponsors(caller, companyId, query);
  }

  @Post(':companyId/sponsors')
  @Requires('company.name-sponsor')
  @Operation({
    id: 'companies.nameSponsor',
    summary: 'Name a sponsor',
    description: 'Never oneself.',
    status: 201,
    answer: SponsorResponse,
    problems: [peopleErrors.sponsorUnknown, peopleErrors.sponsorNamed, peopleErrors.capacityOwn],
  })
  nameSponsor(
    @CurrentCaller() caller: PersonCaller,
    @Param() { companyId }: CompanyPath,
    @Body() body: NameSponsorRequest,
  ): Promise<SponsorResponse> {
    return this.companies.nameSponsor(caller, companyId, body);
  }

  @Delete(':companyId/sponsors/:personId')
  @Requires('company.withdraw-sponsor')
  @Operation({
    id: 'companies.withdrawSponsor',
    summary: 'Withdraw a sponsor',
    description: 'They see nothing of its engagements any more. They can be named again.',
    status: 204,
  })
  withdrawSponsor(@CurrentCaller() caller: PersonCaller, @Param() { companyId, personId }: SponsorPath): Promise<void> {
    return this.companies.withdrawSponsor(caller, companyId, personId);
  }
}
