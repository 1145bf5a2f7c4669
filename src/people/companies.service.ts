import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { idAfter, pageOf } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/validators.js';
import { refuseOneself } from './capacity.rules.js';
import { CompaniesRepository } from './companies.repository.js';
import { Company } from './company.entity.js';
import { peopleErrors } from './people.errors.js';
import { PeopleRepository } from './people.repository.js';
import type { AddCompanyRequest, ListSponsorsQuery, NameSponsorRequest } from './people.requests.js';
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

  sponsors(caller: PersonCaller, id: string, { past }: ListSponsorsQuery): Promise<SponsorsResponse> {
    return this.database.read(caller, async (tx) => {
      await this.present(tx, id);
      return { items: await this.companies.findSponsors(tx, id, past === 'true') };
    });
  }

  /** From now on this person signs for the company and sees how its engagements stand: somebody else than who says so. */
  nameSponsor(caller: PersonCaller, companyId: string, request: NameSponsorRequest): Promise<SponsorResponse> {
    const { personId } = request;
    refuseOneself(caller, personId);
    return this.database.transaction(caller, async (tx) => {
      await this.present(tx, companyId);
      if (!(await this.people.keepPresent(tx, personId))) throw peopleErrors.sponsorUnknown();
      const sponsor = await this.companies.nameSponsor(tx, companyId, personId, this.clock.now());
      if (!sponsor) throw peopleErrors.sponsorUnknown();
      return sponsor;
    });
  }

  /** From now on this person sees nothing of the company's engagements; that they did is kept. */
  async withdrawSponsor(caller: PersonCaller, companyId: string, personId: string): Promise<void> {
    await this.database.transaction(caller, async (tx) => {
      await this.present(tx, companyId);
      await this.companies.withdrawSponsor(tx, companyId, personId, this.clock.now());
    });
  }

  private async present(tx: Tx, id: string): Promise<Company> {
    const company = await tx.findOne(Company, { practiceId: tx.caller.practiceId, id });
    if (!company) throw platformErrors.missing();
    return company;
  }
}
