import { Injectable } from '@nestjs/common';
import type { Origin } from '../access/caller-source.js';
import { sql, type Tx } from '../platform/database/tx.js';

/** How somebody came in. */
export const WAYS = ['password', 'mailed_code', 'passkey', 'company'] as const;
export type Way = (typeof WAYS)[number];

export interface SignIn extends Origin {
  id: string;
  tokenHash: Buffer;
  /** Set where a company's provider let them in: to this practice alone. */
  practiceId: string | null;
  way: Way;
  secondFactorAt: Date | null;
  awaitsSecondFactor: boolean;
  createdAt: Date;
  expiresAt: Date;
}

export type ListedSignIn = Pick<SignIn, 'id' | 'way' | 'network' | 'createdAt'> & {
  userAgent: string | null;
  lastSeenAt: Date;
};

const add = sql(`
  insert into auth.sign_in (id, token_hash, account_id, practice_id, way, second_factor_at, awaits_second_factor,
    created_at, last_seen_at, expires_at, network, user_agent)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11)`);
const open = sql(`
  select id, way, network, user_agent as "userAgent", created_at as "createdAt", last_seen_at as "lastSeenAt"
  from auth.sign_in where account_id = $1 and expires_at > $2 and last_seen_at > $3 order by created_at desc, id desc`);
const see = sql(`update auth.sign_in set last_seen_at = $2 where id = $1`);
const fromNetwork = sql(`select 1 from auth.sign_in where account_id = $1 and network = $2 limit 1`);
const hasTotp = sql(`select 1 from auth.totp where account_id = $1 and confirmed_at is not null`);
const renew = sql(`
  update auth.sign_in set token_hash = $3, last_seen_at = $2 where id = $1 returning expires_at as "expiresAt"`);
const confirm = sql(`
  update auth.sign_in set awaits_second_factor = false, second_factor_at = $2, created_at = $2 where id = $1`);
const forgetSecondFactor = sql(`
  update auth.sign_in set second_factor_at = null where id = $1 and way <> 'passkey'`);
const endByToken = sql(`delete from auth.sign_in where token_hash = $1`);
const endOne = sql(`delete from auth.sign_in where id = $1 returning id`);
const endAll = sql(`delete from auth.sign_in where account_id = $1 and id is distinct from $2::uuid`);
const forgetPast = sql(`delete from auth.sign_in where account_id = $1 and (expires_at < $2 or last_seen_at < $3)`);

/** The sign-ins of one account: the caller's. */
@Injectable()
export class SignInsRepository {
  async add(tx: Tx, signIn: SignIn): Promise<void> {
    const { id, tokenHash, practiceId, way, secondFactorAt, awaitsSecondFactor, createdAt, expiresAt } = signIn;
    const values = [id, tokenHash, tx.caller.accountId, practiceId, way, secondFactorAt, awaitsSecondFactor];
    const { network, userAgent = null } = signIn;
    await tx.as('rapport_auth', () => tx.rows(add, [...values, createdAt, expiresAt, network, userAgent]));
  }

  /** Whether the account has a second factor to be shown. */
  async hasSecondFactor(tx: Tx): Promise<boolean> {
    return (await tx.as('rapport_auth', () => tx.row(hasTotp, [tx.caller.accountId]))) !== undefined;
  }

  /** Whether there is a sign-in from a network. */
  async hasNetwork(tx: Tx, network: string): Promise<boolean> {
    return (await tx.as('rapport_auth', () => tx.row(fromNetwork, [tx.caller.accountId, network]))) !== undefined;
  }

  /** Those that still open something, latest first. */
  findOpen(tx: Tx, now: Date, seenAfter: Date): Promise<ListedSignIn[]> {
    return tx.as('rapport_auth', () => tx.rows<ListedSignIn>(open, [tx.caller.accountId, now, seenAfter]));
  }

  async see(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.as('rapport_auth', () => tx.rows(see, [id, now]));
  }

  /** Goes on under a new token; the earlier one opens nothing any more. */
  renew(tx: Tx, id: string, now: Date, tokenHash: Buffer): Promise<{ expiresAt: Date } | undefined> {
    return tx.as('rapport_auth', () => tx.row(renew, [id, now, tokenHash]));
  }

  /** The second factor has been shown. */
  async confirm(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.as('rapport_auth', () => tx.rows(confirm, [id, now]));
  }

  /** It has none any more; a passkey was both factors, and still is. */
  async forgetSecondFactor(tx: Tx, id: string): Promise<void> {
    await tx.as('rapport_auth', () => tx.rows(forgetSecondFactor, [id]));
  }

  /** Ends the one that a token opens, if it is the account's own. */
  async endByToken(tx: Tx, tokenHash: Buffer): Promise<void> {
    await tx.as('rapport_auth', () => tx.rows(endByToken, [tokenHash]));
  }

  /** Ends one; answers whether there was one to end. */
  async end(tx: Tx, id: string): Promise<boolean> {
    return (await tx.as('rapport_auth', () => tx.row(endOne, [id]))) !== undefined;
  }

  /** Ends all, but for the one that is named. */
  async endAll(tx: Tx, except?: string): Promise<void> {
    await tx.as('rapport_auth', () => tx.rows(endAll, [tx.caller.accountId, except ?? null]));
  }

  /** What is over is forgotten. */
  async forgetPast(tx: Tx, now: Date, seenAfter: Date): Promise<void> {
    await tx.as('rapport_auth', () => tx.rows(forgetPast, [tx.caller.accountId, now, seenAfter]));
  }
}
