import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import { SealBroken } from '../platform/secrets/seal.js';
import { SealedBox } from '../platform/secrets/sealed-box.js';
import { totpStep } from './one-time-codes.js';

export interface Totp {
  /** The secret, as it is kept. */
  sealed: Buffer;
  confirmedAt: Date | null;
}

const found = sql(`select secret_sealed as sealed, confirmed_at as "confirmedAt" from auth.totp where account_id = $1`);
const begin = sql(`
  insert into auth.totp (account_id, secret_sealed, created_at) values ($1, $2, $3)
  on conflict (account_id) do update set secret_sealed = excluded.secret_sealed, created_at = excluded.created_at
    where auth.totp.confirmed_at is null
  returning account_id`);
const confirm = sql(`update auth.totp set confirmed_at = $2 where account_id = $1 and confirmed_at is null`);
// A code that was seen over a shoulder opens nothing a second time.
const use = sql(`
  update auth.totp set last_step = $2 where account_id = $1 and last_step < $2 returning account_id`);
const remove = sql(`delete from auth.totp where account_id = $1 returning confirmed_at as "confirmedAt"`);
const left = sql(`select count(*)::integer as count from auth.recovery_code where account_id = $1 and used_at is null`);
const forgetCodes = sql(`delete from auth.recovery_code where account_id = $1`);
const addCodes = sql(`insert into auth.recovery_code (account_id, hash) select $1, unnest($2::bytea[])`);
const useCode = sql(`
  update auth.recovery_code set used_at = $3 where account_id = $1 and hash = $2 and used_at is null returning hash`);

/** The second factor of one account, the caller's: what an app shows, and recovery codes. */
@Injectable()
export class SecondFactorsRepository {
  constructor(private readonly box: SealedBox) {}

  async find(tx: Tx): Promise<Totp | undefined> {
    const { accountId } = tx.caller;
    return tx.as('rapport_auth', () => tx.row<Totp>(found, [accountId]));
  }

  /** Keeps a secret that waits to be confirmed; answers whether there was room for it. */
  async begin(tx: Tx, secret: string, now: Date): Promise<boolean> {
    const { accountId } = tx.caller;
    const sealed = this.box.seal(secret, contextOf(accountId));
    return (await tx.as('rapport_auth', () => tx.row(begin, [accountId, sealed, now]))) !== undefined;
  }

  async confirm(tx: Tx, now: Date): Promise<void> {
    await tx.as('rapport_auth', () => tx.rows(confirm, [tx.caller.accountId, now]));
  }

  /** Uses the code of a step of thirty seconds up; answers whether it is of now, and it and later ones were unused. */
  async useAppCode(tx: Tx, { sealed }: Totp, code: string, now: Date): Promise<boolean> {
    const secret = this.opened(sealed, tx.caller.accountId);
    const step = secret && totpStep(secret, code, now);
    if (!step) return false;
    return (await tx.as('rapport_auth', () => tx.row(use, [tx.caller.accountId, step]))) !== undefined;
  }

  /** Removes it with its recovery codes; answers whether it had been confirmed. */
  async remove(tx: Tx): Promise<boolean> {
    return tx.as('rapport_auth', async () => {
      await tx.rows(forgetCodes, [tx.caller.accountId]);
      const removed = await tx.row<{ confirmedAt: Date | null }>(remove, [tx.caller.accountId]);
      return Boolean(removed?.confirmedAt);
    });
  }

  async countCodes(tx: Tx): Promise<number> {
    const row = await tx.as('rapport_auth', () => tx.row<{ count: number }>(left, [tx.caller.accountId]));
    return row?.count ?? 0;
  }

  /** New recovery codes in the place of all earlier ones. */
  async replaceCodes(tx: Tx, hashes: Buffer[]): Promise<void> {
    await tx.as('rapport_auth', async () => {
      await tx.rows(forgetCodes, [tx.caller.accountId]);
      await tx.rows(addCodes, [tx.caller.accountId, hashes]);
    });
  }

  /** Uses a recovery code up; answers whether there was such a one. */
  async useCode(tx: Tx, hash: Buffer, now: Date): Promise<boolean> {
    return (await tx.as('rapport_auth', () => tx.row(useCode, [tx.caller.accountId, hash, now]))) !== undefined;
  }

  /** Sealed under another AUTH_SECRET, no code is right any more; a recovery code still is. */
  private opened(sealed: Buffer, accountId: string | undefined): string | undefined {
    try {
      return this.box.open(sealed, contextOf(accountId));
    } catch (error) {
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  }
}

/** A sealed secret copied into another account's row does not open. */
function contextOf(accountId: string | undefined): string {
  return `totp:${accountId}`;
}
