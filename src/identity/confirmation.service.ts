import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import { identityErrors } from './identity.errors.js';
import { PasswordChecks } from './password-checks.service.js';
import { isFresh } from './sign-in.rules.js';

/** What could lock somebody out of their account is asked of whoever is there now, and not of a browser left open. */
@Injectable()
export class Confirmation {
  constructor(
    private readonly passwords: PasswordChecks,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws sign-in.stale unless the sign-in is fresh; or, where it has no second factor, the password is shown
   * @throws sign-in.refused for a wrong one; request.too-many
   */
  async demand(by: SignedIn, currentPassword: string | undefined): Promise<void> {
    // Where a second factor was shown, the password alone is half of what let them in.
    const isEnough = currentPassword !== undefined && !by.signIn.hasSecondFactor;
    if (!isEnough && !isFresh(by.signIn.since, this.clock.now())) throw identityErrors.stale();
    if (currentPassword !== undefined) await this.passwords.demand(by, currentPassword, by.origin);
  }
}
