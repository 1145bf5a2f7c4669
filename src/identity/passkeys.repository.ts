import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { sql, type Tx } from '../platform/database/tx.js';

/** What an authenticator has made for an account: the public half, and what it said of itself. */
export interface NewPasskey {
  credentialId: string;
  publicKey: Uint8Array;
  counter: number;
  transports: string[];
}

export interface Passkey {
  id: string;
  name: string;
  credentialId: string;
  transports: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** What an answer of a passkey is verified with. */
export interface PasskeyLock {
  id: string;
  credentialId: string;
  publicKey: Buffer;
  counter: number;
}

/** Something to be answered, once: kept as a digest. */
export interface Challenge {
  id: string;
  digest: Buffer;
  /** Whose passkey is to be made; undefined where somebody signs in, and is nobody yet. */
  accountId?: string;
  expiresAt: Date;
}

const ownerOf = sql(`select account_id as "accountId" from find_passkey($1)`);
const own = sql(`
  select id, name, credential_id as "credentialId", transports, created_at as "createdAt", last_used_at as "lastUsedAt"
  from auth.passkey where account_id = $1 order by created_at, id`);
const lockOf = sql(`
  select id, credential_id as "credentialId", public_key as "publicKey", counter::double precision as counter
  from auth.passkey where account_id = $1 and credential_id = $2`);
const holdAccount = sql(`select id from auth.account where id = $1 for update`);
const add = sql(`
  insert into auth.passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`);
// Of two answers with one count, one is a copy. Many authenticators do not count: theirs is 0 each time.
const use = sql(`
  update auth.passkey set counter = $3, last_used_at = $4
  where account_id = $1 and id = $2 and (counter < $3 or counter = 0 and $3 = 0) returning id`);
const remove = sql(`delete from auth.passkey where account_id = $1 and id = $2 returning id`);
const addChallenge = sql(`
  insert into auth.challenge (id, hash, kind, account_id, data, expires_at) values ($1, $2, 'passkey', $3, '{}', $4)`);
// Read and gone in one statement, so that of many at once one alone has it.
const takeChallenge = sql(`
  delete from auth.challenge where hash = $1 and kind = 'passkey' and account_id is not distinct from $2::uuid
  returning expires_at > $3 as "isInTime"`);
const forgetChallenges = sql(`delete from auth.challenge where kind = 'passkey' and expires_at <= $1`);

/** The passkeys of one account, the caller's; and what was asked of passkeys, found by the digest of its secret. */
@Injectable()
export class PasskeysRepository {
  constructor(private readonly database: Database) {}

  /** Whose passkey has this id. Whoever asks is nobody yet. */
  async findOwner(credentialId: string): Promise<string | undefined> {
    const [found] = await this.database.lookUp<{ accountId: string }>(ownerOf, [credentialId]);
    return found?.accountId;
  }

  /** All of the account's, earliest first. */
  findAll(tx: Tx): Promise<Passkey[]> {
    return tx.as('rapport_auth', () => tx.rows<Passkey>(own, [tx.caller.accountId]));
  }

  findLock(tx: Tx, credentialId: string): Promise<PasskeyLock | undefined> {
    return tx.as('rapport_auth', () => tx.row<PasskeyLock>(lockOf, [tx.caller.accountId, credentialId]));
  }

  /** Lets nobody else add one to the account until the end of the transaction. */
  async holdAccount(tx: Tx): Promise<void> {
    await tx.as('rapport_auth', () => tx.rows(holdAccount, [tx.caller.accountId]));
  }

  async add(tx: Tx, id: string, name: string, made: NewPasskey, now: Date): Promise<void> {
    const { credentialId, publicKey, counter, transports } = made;
    const values = [id, tx.caller.accountId, credentialId, Buffer.from(publicKey), counter, transports, name, now];
    await tx.as('rapport_auth', () => tx.rows(add, values));
  }

  /** Writes an answer down; false where another one has counted as far, or the passkey is gone. */
  async use(tx: Tx, id: string, counter: number, now: Date): Promise<boolean> {
    const values = [tx.caller.accountId, id, counter, now];
    return (await tx.as('rapport_auth', () => tx.row(use, values))) !== undefined;
  }

  /** Removes one; answers whether the account had it. */
  async remove(tx: Tx, id: string): Promise<boolean> {
    return (await tx.as('rapport_auth', () => tx.row(remove, [tx.caller.accountId, id]))) !== undefined;
  }

  /** Keeps something to be answered; what nobody answered in time is forgotten. */
  async addChallenge(tx: Tx, { id, digest, accountId, expiresAt }: Challenge, now: Date): Promise<void> {
    await tx.as('rapport_auth', async () => {
      await tx.rows(forgetChallenges, [now]);
      await tx.rows(addChallenge, [id, digest, accountId ?? null, expiresAt]);
    });
  }

  /** Uses one up; answers whether there was one for the account, or for nobody, that was still to be answered. */
  async takeChallenge(tx: Tx, digest: Buffer, accountId: string | undefined, now: Date): Promise<boolean> {
    const values = [digest, accountId ?? null, now];
    const taken = await tx.as('rapport_auth', () => tx.row<{ isInTime: boolean }>(takeChallenge, values));
    return taken?.isInTime ?? false;
  }
}
