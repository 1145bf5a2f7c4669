import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import { CompanyTie } from './company-tie.entity.js';
import type { KnownProvider } from './identity-providers.repository.js';

/** Whom a provider may vouch for: those of its company who sign in and have not left. */
const OF_COMPANY = `p.company_id = i.company_id and p.removed_at is null and p.user_id is not null`;
const accountOf = sql(`
  select p.user_id as "accountId" from company_tie t
  join identity_provider i on i.practice_id = t.practice_id and i.id = t.provider_id
  join person p on p.practice_id = t.practice_id and p.id = t.person_id
  where t.provider_id = $1 and t.subject = $2 and ${OF_COMPANY}`);
// Written, so that whatever ends the tie at this moment waits, and then ends the sign-in that begins with it.
const use = sql(`
  update company_tie t set used_at = $4 from identity_provider i, person p
  where t.provider_id = $1 and t.subject = $2 and i.practice_id = t.practice_id and i.id = t.provider_id
    and p.practice_id = t.practice_id and p.id = t.person_id and p.user_id = $3 and ${OF_COMPANY}
  returning t.person_id as "personId"`);
const personOf = sql(`
  select p.id from person p join identity_provider i on i.practice_id = p.practice_id
  where i.id = $1 and p.user_id = $2 and ${OF_COMPANY}`);

/** Whom providers mean by their subjects. The practice itself asks. */
@Injectable()
export class CompanyTiesRepository {
  /** The account that a subject is tied to, of somebody whom the provider may vouch for. */
  async findAccount(tx: Tx, providerId: string, subject: string): Promise<string | undefined> {
    return (await tx.row<{ accountId: string }>(accountOf, [providerId, subject]))?.accountId;
  }

  /** The person of an account whom the provider may vouch for. */
  async findPerson(tx: Tx, providerId: string, accountId: string): Promise<string | undefined> {
    return (await tx.row<{ id: string }>(personOf, [providerId, accountId]))?.id;
  }

  /** Notes that a tie lets the caller's account in; answers whether it does. */
  async use(tx: Tx, providerId: string, subject: string, now: Date): Promise<boolean> {
    return (await tx.row(use, [providerId, subject, tx.caller.accountId, now])) !== undefined;
  }

  /** Ties a person to a subject, in the place of any other of theirs. */
  async tie(tx: Tx, provider: KnownProvider, subject: string, personId: string, since: Date): Promise<void> {
    const { practiceId } = tx.caller;
    const { id: providerId, issuer, clientId } = provider;
    await tx.delete(CompanyTie, { practiceId, providerId, personId });
    await tx.insert(CompanyTie, { practiceId, providerId, issuer, clientId, subject, personId, since, usedAt: null });
  }
}
