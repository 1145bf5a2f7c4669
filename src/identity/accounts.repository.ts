import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { Language } from '../platform/mail/language.js';

/** What somebody signs in to, whichever practices they are in. */
export interface Account {
  id: string;
  name: string;
  email: string;
  language: Language;
}

const byAddress = sql(`select account_id as id, name, language from find_account($1)`);
const own = sql(`select id, name, email, language from auth.account where id = $1`);
const add = sql(`insert into auth.account (id, name, email, language, created_at) values ($1, $2, $3, $4, $5)`);
const changeEmail = sql(`update auth.account set email = $2 where id = $1`);
const passwordHash = sql(`select hash from auth.password where account_id = $1`);
const setPassword = sql(`
  insert into auth.password (account_id, hash, changed_at) values ($1, $2, $3)
  on conflict (account_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`);

/** Accounts and their passwords. Each method steps into the role that may, for one account: the caller's. */
@Injectable()
export class AccountsRepository {
  constructor(private readonly database: Database) {}

  /** The account of an address. Whoever asks is nobody yet. */
  async findByAddress(email: string): Promise<Account | undefined> {
    const [found] = await this.database.lookUp<Omit<Account, 'email'>>(byAddress, [email]);
    return found && { ...found, email };
  }

  find(tx: Tx): Promise<Account | undefined> {
    return tx.as('rapport_auth', () => tx.row<Account>(own, [tx.caller.accountId]));
  }

  async add(tx: Tx, { id, name, email, language }: Account, now: Date): Promise<void> {
    await tx.as('rapport_auth', () => tx.rows(add, [id, name, email, language, now]));
  }

  async changeEmail(tx: Tx, email: string): Promise<void> {
    await tx.as('rapport_auth', () => tx.rows(changeEmail, [tx.caller.accountId, email]));
  }

  /** The digest of the account's password; undefined where it has none. */
  async findPasswordHash(tx: Tx): Promise<string | undefined> {
    const row = await tx.as('rapport_auth', () => tx.row<{ hash: string }>(passwordHash, [tx.caller.accountId]));
    return row?.hash;
  }

  async setPassword(tx: Tx, hash: string, now: Date): Promise<void> {
    await tx.as('rapport_auth', () => tx.rows(setPassword, [tx.caller.accountId, hash, now]));
  }
}
