import { Injectable } from '@nestjs/common';
import type { Origin } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { formatInstant } from '../platform/clock/zones.js';
import { nobody } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Limits } from '../platform/limits/limits.service.js';
import { digestOf, newSecret } from './credentials.js';
import { identityErrors } from './identity.errors.js';
import type { AskForCodeRequest, ShownCode } from './mailed-codes.requests.js';
import type { MailedCodeResponse } from './identity.responses.js';
import { MailedCodesRepository, type Purpose } from './mailed-codes.repository.js';

/** Stands for the code of a challenge that is none. */
const NO_CODE = '00000000-0000-4000-8000-000000000000';
const VALID_MS = 10 * 60_000;

/**
 * Codes of six digits by mail. Whoever asks for one gets a challenge to send back with it, so that a code is of use to
 * that browser alone.
 */
@Injectable()
export class MailedCodesService {
  constructor(
    private readonly database: Database,
    private readonly codes: MailedCodesRepository,
    private readonly jobs: Jobs,
    private readonly limits: Limits,
    private readonly clock: Clock,
  ) {}

  /** Asks for a code. Does the same, in the same time, whether or not anybody has the address. */
  async ask({ email, purpose, language }: AskForCodeRequest, { network }: Origin): Promise<MailedCodeResponse> {
    await this.limits.spend('mailed-code', { address: email, network });
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + VALID_MS);
    const id = uuidv7({ msecs: createdAt.getTime() });
    const { secret, digest } = newSecret();
    await this.database.transaction(nobody, async (tx) => {
      const code = { id, challengeHash: digest, purpose, address: email, language, createdAt, expiresAt };
      await this.codes.add(tx, code);
      await this.jobs.send(tx, 'mailed-codes', { id }, createdAt, id);
    });
    return { challenge: secret, expiresAt: formatInstant(expiresAt) };
  }

  /**
   * Uses a code up.
   * @returns the address that it was mailed to
   * @throws mailed-code.refused for one that is wrong, late, used, replaced, of another purpose or of another browser;
   * request.too-many
   */
  async take(purpose: Purpose, { challenge, code }: ShownCode, { network }: Origin): Promise<string> {
    const found = await this.find(challenge);
    const subjects = { address: found?.address ?? '', network };
    await this.limits.spend('mailed-code-try', subjects);
    // A wrong try is counted, so the transaction ends well and the refusal comes after it.
    const tried = await this.database.transaction(nobody, (tx) =>
      this.codes.attempt(tx, found?.id ?? NO_CODE, code, purpose, this.clock.now()),
    );
    if (!tried?.isRight) throw identityErrors.codeRefused();
    await this.limits.reward('mailed-code-try', subjects);
    return tried.address;
  }

  /** The address that a code was asked for with this challenge: whoever holds it has named it. */
  async addressOf(challenge: string): Promise<string | undefined> {
    return (await this.find(challenge))?.address;
  }

  private find(challenge: string) {
    return this.database.read(nobody, (tx) => this.codes.find(tx, digestOf(challenge)));
  }
}
