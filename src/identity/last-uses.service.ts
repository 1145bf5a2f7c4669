import { Injectable } from '@nestjs/common';
import type { Membership } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import { accountItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { ApiTokensRepository } from './api-tokens.repository.js';
import { isSeenLongAgo } from './sign-in.rules.js';
import { SignInsRepository } from './sign-ins.repository.js';

/** When credentials were last used: written down every few minutes, so that most requests write nothing. */
@Injectable()
export class LastUses {
  constructor(
    private readonly database: Database,
    private readonly signIns: SignInsRepository,
    private readonly tokens: ApiTokensRepository,
    private readonly clock: Clock,
  ) {}

  async ofSignIn(accountId: string, id: string, lastSeenAt: Date): Promise<void> {
    const now = this.clock.now();
    if (!isSeenLongAgo(lastSeenAt, now)) return;
    await this.database.transaction(accountItself(accountId), (tx) => this.signIns.see(tx, id, now));
  }

  async ofToken({ practiceId, personId, administrator, coach }: Membership, id: string, lastUsedAt: Date | null) {
    const now = this.clock.now();
    if (lastUsedAt && !isSeenLongAgo(lastUsedAt, now)) return;
    const caller = { practiceId, personId, administrator, coach, itself: false };
    await this.database.transaction(caller, (tx) => this.tokens.use(tx, id, now));
  }
}
