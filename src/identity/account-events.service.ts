import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Origin } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { AuditTrail } from '../platform/database/audit-trail.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';

/** What happened to an account: told to the audit trail of every practice that it is in. */
export interface AccountEvent extends Origin {
  accountId: string;
  action: string;
  outcome: 'done' | 'refused';
  signInId?: string;
}

/** Stands for the account of an address that has none: what is written of it is as much, and is of nobody. */
export const NO_ACCOUNT = '00000000-0000-4000-8000-000000000000';

const places = sql(`select practice_id as "practiceId", person_id as "personId" from memberships_of($1)`);

/**
 * Events of accounts. Which practices an account is in is looked up afterwards, by a job: asked at once, a refused
 * sign-in would take longer for an address that has an account.
 */
@Injectable()
export class AccountEvents implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('account-events', (event) => this.record(event));
  }

  /** @returns when it was told */
  async tell(tx: Tx, event: AccountEvent): Promise<Date> {
    const now = this.clock.now();
    const { accountId, action, outcome, requestId, network, userAgent, signInId } = event;
    const data = { accountId, action, outcome, requestId, network };
    const more = { ...(userAgent && { userAgent }), ...(signInId && { signInId }) };
    await this.jobs.send(tx, 'account-events', { ...data, ...more }, now, uuidv7());
    return now;
  }

  private async record(event: Readonly<Record<string, string>>): Promise<void> {
    const { accountId, action = '', outcome, requestId = '', network = '', userAgent, signInId } = event;
    const request = { requestId, permission: action, about: {}, network, userAgent, signInId };
    for (const { practiceId, personId } of await this.findPlaces(accountId)) {
      const caller = { ...practiceItself(practiceId), personId, request };
      await this.trail.append(caller, outcome === 'refused' ? { outcome, status: 401 } : { outcome: 'done' });
    }
  }

  private findPlaces(accountId: string | undefined): Promise<{ practiceId: string; personId: string }[]> {
    return this.database.lookUp(places, [accountId]);
  }
}
