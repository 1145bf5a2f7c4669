import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import { SealedBox } from '../platform/secrets/sealed-box.js';
import type { Checks } from './openid-connect.service.js';

/** A browser that was sent to a provider, and what it came for. */
export interface Away extends Omit<Checks, 'state'> {
  practiceId: string;
  providerId: string;
  /** Of the provider: a changed one is another. */
  version: number;
  /** The account that is to be tied, where somebody was signed in. */
  accountId?: string;
  /** Of the invitation that is to be accepted. */
  invitationCode?: string;
}

const add = sql(`
  insert into auth.challenge (id, hash, kind, account_id, data, expires_at)
  values ($1, $2, 'company', $3, jsonb_build_object('sealed', $4::text), $5)`);
const forget = sql(`delete from auth.challenge where kind = 'company' and expires_at < $1`);
const take = sql(`
  delete from auth.challenge where hash = $1 and kind = 'company'
  returning id, data->>'sealed' as sealed, expires_at > $2 as "isOpen"`);

/** Ways to a provider that have not come back, found by the digest of their state. */
@Injectable()
export class CompanyChallengesRepository {
  constructor(private readonly box: SealedBox) {}

  async add(tx: Tx, id: string, stateHash: Buffer, away: Away, now: Date, expiresAt: Date): Promise<void> {
    // What the provider has to answer to, and the code of an invitation, are nobody's who reads the database.
    const sealed = this.box.seal(JSON.stringify(away), contextOf(id)).toString('base64');
    await tx.as('rapport_auth', async () => {
      await tx.rows(forget, [now]);
      await tx.rows(add, [id, stateHash, away.accountId ?? null, sealed, expiresAt]);
    });
  }

  /** Uses one up; undefined where there is none, or it is late. */
  async take(tx: Tx, stateHash: Buffer, now: Date): Promise<Away | undefined> {
    const found = await tx.as('rapport_auth', () =>
      tx.row<{ id: string; sealed: string; isOpen: boolean }>(take, [stateHash, now]),
    );
    if (!found?.isOpen) return undefined;
    return JSON.parse(this.box.open(Buffer.from(found.sealed, 'base64'), contextOf(found.id))) as Away;
  }
}

function contextOf(id: string): string {
  return `company-challenge:${id}`;
}
