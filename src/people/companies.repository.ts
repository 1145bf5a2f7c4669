import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { CompanySponsor } from './company-sponsor.entity.js';
import type { CompanyResponse, SponsorResponse } from './people.responses.js';

const page = sql(`
  select id, name, version from company where ($1::uuid is null or id > $1) order by id limit $2`);

/** Their names come by name_of: who was removed is still named. */
const SPONSOR = `
  select s.person_id as "personId", name_of(s.person_id) as name, ${instantText('s.since')} as since,
    name_of(s.named_by_id) as "namedBy", ${instantText('s.until')} as until, name_of(s.withdrawn_by_id) as "withdrawnBy"
  from company_sponsor s where s.company_id = $1`;

const sponsorsOf = sql(`${SPONSOR} and ($2 or s.until is null) order by s.since, s.id`);
const oneSponsor = sql(`${SPONSOR} and s.person_id = $2 and s.until is null`);

const withdraw = sql(`
  update company_sponsor set until = $3, withdrawn_by_id = caller_person()
  where company_id = $1 and person_id = $2 and until is null`);

@Injectable()
export class CompaniesRepository {
  findPage(tx: Tx, after: string | undefined, limit: number): Promise<CompanyResponse[]> {
    return tx.rows(page, [after, limit + 1]);
  }

  /** @param past those who were, too */
  findSponsors(tx: Tx, companyId: string, past: boolean): Promise<SponsorResponse[]> {
    return tx.rows(sponsorsOf, [companyId, past]);
  }

  /** Names a sponsor, from now on. */
  async nameSponsor(tx: Tx, companyId: string, personId: string, since: Date): Promise<SponsorResponse | undefined> {
    const { practiceId, personId: namedById } = tx.caller;
    const id = uuidv7({ msecs: since.getTime() });
    await tx.insert(CompanySponsor, { practiceId, id, companyId, personId, since, namedById });
    return tx.row(oneSponsor, [companyId, personId]);
  }

  /** Withdraws a sponsor, if they are one. */
  async withdrawSponsor(tx: Tx, companyId: string, personId: string, until: Date): Promise<void> {
    await tx.rows(withdraw, [companyId, personId, until]);
  }
}
