import { Injectable } from '@nestjs/common';
import type { Identified, Origin } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { AccountNotices } from './account-notices.service.js';
import { companyErrors } from './company-sign-in.errors.js';
import { refuseOtherAddress } from './company-sign-in.rules.js';
import { CompanyTiesRepository } from './company-ties.repository.js';
import type { CameBack } from './company-ways.service.js';
import type { Joined } from './joining.service.js';
import { SignInsService, type Begun } from './sign-ins.service.js';

/**
 * Who it is that a provider vouches for. It says so of a subject; that the subject is this person, only the person can
 * say: by what was mailed to them, or signed in to their own account. An address that the provider tells says nothing.
 */
@Injectable()
export class CompanyTiesService {
  constructor(
    private readonly database: Database,
    private readonly ties: CompanyTiesRepository,
    private readonly notices: AccountNotices,
    private readonly signIns: SignInsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Somebody accepts an invitation at this moment, with the code that they were mailed.
   * @throws company-sign-in.address-differs, company-sign-in.not-of-company, company-sign-in.of-another
   */
  async tieJoined(tx: Tx, back: CameBack, { practiceId, email, accountId }: Joined, origin: Origin): Promise<void> {
    refuseOtherAddress(back.vouched, email);
    if (practiceId !== back.provider.practiceId) throw companyErrors.notOfCompany();
    await this.tie(tx, back, { accountId, email }, origin);
  }

  /**
   * Somebody is signed in to the account that they began with, and not by a company.
   * @throws company-sign-in.refused, company-sign-in.not-of-company, company-sign-in.of-another
   */
  async tieSignedIn(back: CameBack, by: Identified | undefined, origin: Origin): Promise<void> {
    const { accountId, email, signIn } = by ?? {};
    const isThere = signIn && !signIn.limited && !signIn.awaitsSecondFactor;
    if (!isThere || !email || !accountId || accountId !== back.errand.accountId) throw companyErrors.refused();
    const caller = { ...practiceItself(back.provider.practiceId), accountId };
    await this.database.transaction(caller, (tx) => this.tie(tx, back, { accountId, email }, origin));
  }

  /**
   * Signs in whom the provider vouches for: to its practice alone.
   * @param cookies of the browser: what it was signed in by until now ends
   * @throws company-sign-in.unknown
   */
  async comeIn({ provider, vouched }: CameBack, origin: Origin, cookies: string | undefined): Promise<Begun> {
    const { id, practiceId } = provider;
    const itself = practiceItself(practiceId);
    const accountId = await this.database.read(itself, (tx) => this.ties.findAccount(tx, id, vouched.subject));
    if (!accountId) throw companyErrors.unknown();
    // In one transaction with what it depends on: a tie that ends takes its sign-ins with it.
    return this.database.transaction({ ...itself, accountId }, async (tx) => {
      if (!(await this.ties.use(tx, id, vouched.subject, this.clock.now()))) throw companyErrors.unknown();
      return this.signIns.beginIn(tx, { accountId, way: 'company', practiceId, origin, earlier: cookies });
    });
  }

  private async tie(
    tx: Tx,
    { provider, vouched }: CameBack,
    { accountId, email }: Pick<Joined, 'accountId' | 'email'>,
    origin: Origin,
  ): Promise<void> {
    const personId = await this.ties.findPerson(tx, provider.id, accountId);
    if (!personId) throw companyErrors.notOfCompany();
    await this.ties.tie(tx, provider, vouched.subject, personId, this.clock.now());
    await this.notices.tell(tx, { accountId, origin }, email, 'company');
  }
}
