import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/caller-source.js';
import { formatInstant } from '../platform/clock/zones.js';
import { Confirmation } from './confirmation.service.js';
import type { ConfirmRequest } from './identity.requests.js';
import { KeptPasskeys } from './kept-passkeys.service.js';
import { PasskeyCeremonies } from './passkey-ceremonies.js';
import { PasskeyChallenges } from './passkey-challenges.service.js';
import { passkeyErrors } from './passkey.errors.js';
import { refuseOneMore } from './passkey.rules.js';
import type { Passkey } from './passkeys.repository.js';
import type { AddPasskeyRequest } from './passkeys.requests.js';
import type { NewPasskeyOptionsResponse, PasskeyResponse, PasskeysResponse } from './passkeys.responses.js';
import type { Begun } from './sign-ins.service.js';

/** What somebody does about their own passkeys. */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly confirmation: Confirmation,
    private readonly challenges: PasskeyChallenges,
    private readonly ceremonies: PasskeyCeremonies,
    private readonly kept: KeptPasskeys,
  ) {}

  async list({ accountId }: SignedIn): Promise<PasskeysResponse> {
    return { items: (await this.kept.findAll(accountId)).map(present) };
  }

  /** @throws sign-in.stale, sign-in.refused, passkey.too-many */
  async begin(by: SignedIn, { currentPassword }: ConfirmRequest): Promise<NewPasskeyOptionsResponse> {
    await this.confirmation.demand(by, currentPassword);
    const there = await this.kept.findAll(by.accountId);
    refuseOneMore(there.length);
    const asked = await this.challenges.ask(by.accountId);
    return { ...asked, options: await this.ceremonies.creationOptions(asked.challenge, by, there) };
  }

  /** @throws passkey.unproven, passkey.too-many, passkey.there */
  async add(by: SignedIn, request: AddPasskeyRequest): Promise<Begun & { passkey: PasskeyResponse }> {
    const { challenge, name, response } = request;
    const isAsked = await this.challenges.take(challenge, by.accountId);
    const made = isAsked && (await this.ceremonies.made(challenge, response));
    if (!made) throw passkeyErrors.unproven();
    const { passkey, ...begun } = await this.kept.add(by, name, made);
    return { passkey: present(passkey), ...begun };
  }

  /** @throws sign-in.stale, sign-in.refused */
  async remove(by: SignedIn, id: string, { currentPassword }: ConfirmRequest): Promise<Begun> {
    await this.confirmation.demand(by, currentPassword);
    return this.kept.remove(by, id);
  }
}

function present({ id, name, createdAt, lastUsedAt }: Passkey): PasskeyResponse {
  return { id, name, createdAt: formatInstant(createdAt), lastUsedAt: lastUsedAt && formatInstant(lastUsedAt) };
}
