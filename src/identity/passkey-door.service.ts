import { Injectable } from '@nestjs/common';
import type { Origin } from '../access/caller-source.js';
import { Limits } from '../platform/limits/limits.service.js';
import { NO_ACCOUNT } from './account-events.service.js';
import { KeptPasskeys } from './kept-passkeys.service.js';
import { PasskeyCeremonies } from './passkey-ceremonies.js';
import { PasskeyChallenges } from './passkey-challenges.service.js';
import { passkeyErrors } from './passkey.errors.js';
import type { SignInByPasskeyRequest } from './passkeys.requests.js';
import type { PasskeyOptionsResponse } from './passkeys.responses.js';
import { SignInsService, type Begun } from './sign-ins.service.js';

/** The way to come in that asks for no address: the passkey says whose account it opens. */
@Injectable()
export class PasskeyDoor {
  constructor(
    private readonly challenges: PasskeyChallenges,
    private readonly ceremonies: PasskeyCeremonies,
    private readonly kept: KeptPasskeys,
    private readonly signIns: SignInsService,
    private readonly limits: Limits,
  ) {}

  /** What any passkey may answer, whoever asks. */
  async begin(): Promise<PasskeyOptionsResponse> {
    const asked = await this.challenges.ask();
    return { ...asked, options: await this.ceremonies.requestOptions(asked.challenge) };
  }

  /**
   * Signs in with what a passkey answered.
   * @throws passkey.refused, the same whatever is not right; request.too-many
   */
  async byPasskey(request: SignInByPasskeyRequest, origin: Origin, earlier?: string): Promise<Begun> {
    await this.limits.spend('passkey', origin);
    const accountId = (await this.kept.findOwner(request.response.id)) ?? NO_ACCOUNT;
    if (!(await this.isShown(accountId, request))) {
      await this.signIns.noteRefusal(accountId, 'sign-in.by-passkey', origin);
      throw passkeyErrors.refused();
    }
    await this.limits.reward('passkey', origin);
    return this.signIns.begin({ accountId, way: 'passkey', origin, earlier });
  }

  private async isShown(accountId: string, { challenge, response }: SignInByPasskeyRequest): Promise<boolean> {
    if (!(await this.challenges.take(challenge))) return false;
    const lock = await this.kept.findLock(accountId, response.id);
    const counter = lock && (await this.ceremonies.shown(challenge, response, accountId, lock));
    return lock !== undefined && counter !== undefined && this.kept.use(accountId, lock.id, counter);
  }
}
