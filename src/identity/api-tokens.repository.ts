import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import type { Tx } from '../platform/database/tx.js';
import { ApiToken } from './api-token.entity.js';

@Injectable()
export class ApiTokensRepository {
  async add(tx: Tx, token: ApiToken): Promise<void> {
    await tx.insert(ApiToken, token);
  }

  /** The caller's tokens that open something, oldest first. */
  findValid(tx: Tx, now: Date): Promise<ApiToken[]> {
    const { practiceId, personId } = tx.caller;
    const valid = { practiceId, personId, revokedAt: IsNull(), expiresAt: MoreThan(now) };
    return tx.find(ApiToken, valid, { id: 'ASC' });
  }

  /** Revokes one of the caller's tokens; answers whether there was one to revoke. */
  async revoke(tx: Tx, id: string, revokedAt: Date): Promise<boolean> {
    const { practiceId, personId } = tx.caller;
    return (await tx.update(ApiToken, { practiceId, personId, id, revokedAt: IsNull() }, { revokedAt })) === 1;
  }

  async use(tx: Tx, id: string, lastUsedAt: Date): Promise<void> {
    const { practiceId, personId } = tx.caller;
    await tx.update(ApiToken, { practiceId, personId, id }, { lastUsedAt });
  }
}
