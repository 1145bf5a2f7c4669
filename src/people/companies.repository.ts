import { Injectable } from '@nestjs/common';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { CompanyResponse, SponsorResponse } from './people.responses.js';

const page = sql(`
  select id, name, version from company where ($1::uuid is null or id > $1) order by id limit $2`);

const sponsorsOf = sql(`
  select s.person_id as "personId", p.name, ${instantText('s.since')} as since
  from company_sponsor s join person p on p.practice_id = s.practice_id and p.id = s.person_id
  where s.company_id = $1 and s.until is null order by s.since, s.person_id`);

@Injectable()
export class CompaniesRepository {
  findPage(tx: Tx, after: string | undefined, limit: number): Promise<CompanyResponse[]> {
    return tx.rows(page, [after, limit + 1]);
  }

  findSponsors(tx: Tx, companyId: string): Promise<SponsorResponse[]> {
    return tx.rows(sponsorsOf, [companyId]);
  }
}
