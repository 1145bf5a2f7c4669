import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { Clock } from '../platform/clock/clock.js';
import { formatInstant } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { idAfter, pageOf } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/validators.js';
import { CompaniesRepository } from './companies.repository.js';
import { CompanySponsor } from './company-sponsor.entity.js';
import { Company } from './company.entity.js';
import { peopleErrors } from './people.errors.js';
import { PeopleRepository } from './people.repository.js';
import type { AddCompanyRequest, NameSponsorRequest } from './people.requests.js';
import type { CompaniesResponse, CompanyResponse, SponsorResponse, SponsorsResponse } from './people.responses.js';

@Injectable()
export class CompaniesService {
  constructor(
    private readonly database: Database,
    private readonly companies: CompaniesRepository,
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  add(caller: PersonCaller, request: AddCompanyRequest): Promise<CompanyResponse> {
    const now = this.clock.now();
    const company = { id: uuidv7({ msecs: now.getTime() }), name: request.name, version: 1 };
    return this.database.transaction(caller, async (tx) => {
      await tx.insert(Company, { practiceId: caller.practiceId, ...company, createdAt: now });
      return company;
    });
  }

  list(caller: PersonCaller, { cursor, limit }: PageQuery): Promise<CompaniesResponse> {
    return this.database.read(caller, async (tx) => {
      const rows = await this.companies.findPage(tx, idAfter(cursor), limit);
      return pageOf(rows, limit, (company) => company.id);
    });
  }

  read(caller: PersonCaller, id: string): Promise<CompanyResponse> {
    return this.database.read(caller, async (tx) => {
      const { name, version } = await this.present(tx, id);
      return { id, name, version };
    });
  }

  sponsors(caller: PersonCaller, id: string): Promise<SponsorsResponse> {
    return this.database.read(caller, async (tx) => {
      await this.present(tx, id);
      return { items: await this.companies.findSponsors(tx, id) };
    });
  }

  /** From now on this person signs for the company and sees how its engagements stand. */
  nameSponsor(caller: PersonCaller, companyId: string, request: NameSponsorRequest): Promise<SponsorResponse> {
    const { personId } = request;
    const since = this.clock.now();
    return this.database.transaction(caller, async (tx) => {
      await this.present(tx, companyId);
      const person = await this.people.findById(tx, personId);
      if (!person) throw peopleErrors.sponsorUnknown();
      await tx.insert(CompanySponsor, { practiceId: caller.practiceId, companyId, personId, since, until: null });
      return { personId, name: person.name, since: formatInstant(since) };
    });
  }

  private async present(tx: Tx, id: string): Promise<Company> {
    const company = await tx.findOne(Company, { practiceId: tx.caller.practiceId, id });
    if (!company) throw platformErrors.missing();
    return company;
  }
}
