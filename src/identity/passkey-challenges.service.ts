import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { formatInstant } from '../platform/clock/zones.js';
import { nobody } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { digestOf, newSecret } from './credentials.js';
import { ANSWERABLE_MS } from './passkey.rules.js';
import { PasskeysRepository } from './passkeys.repository.js';

/**
 * What passkeys are asked to answer: 256 random bits each, in the database as digests alone. One is for adding a
 * passkey to an account, or for signing in, and not for the other.
 */
@Injectable()
export class PasskeyChallenges {
  constructor(
    private readonly database: Database,
    private readonly passkeys: PasskeysRepository,
    private readonly clock: Clock,
  ) {}

  /** @param accountId whose passkey is to be made; left out for signing in */
  async ask(accountId?: string): Promise<{ challenge: string; expiresAt: string }> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + ANSWERABLE_MS);
    const id = uuidv7({ msecs: now.getTime() });
    const { secret, digest } = newSecret();
    const asked = { id, digest, expiresAt, ...(accountId !== undefined && { accountId }) };
    await this.database.transaction(nobody, (tx) => this.passkeys.addChallenge(tx, asked, now));
    return { challenge: secret, expiresAt: formatInstant(expiresAt) };
  }

  /** Uses one up, whatever becomes of the answer; false for one that is late, used, of another account or of nobody. */
  take(challenge: string, accountId?: string): Promise<boolean> {
    return this.database.transaction(nobody, (tx) =>
      this.passkeys.takeChallenge(tx, digestOf(challenge), accountId, this.clock.now()),
    );
  }
}
