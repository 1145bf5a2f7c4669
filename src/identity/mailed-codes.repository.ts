import { Inject, Injectable } from '@nestjs/common';
import { createHmac, hkdfSync } from 'node:crypto';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { Language } from '../platform/mail/language.js';

/** What a mailed code shows that its address may: come in, set a password, start a practice, become an address. */
export const PURPOSES = ['sign-in', 'password', 'practice', 'address'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface MailedCode {
  id: string;
  challengeHash: Buffer;
  purpose: Purpose;
  address: string;
  language: Language;
  createdAt: Date;
  expiresAt: Date;
}

/** One that waits for its mail. */
export type Unsent = Pick<MailedCode, 'id' | 'purpose' | 'address' | 'language'>;

export const TRIES = 3;

const add = sql(`
  insert into auth.mailed_code (id, challenge_hash, purpose, address, language, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7)`);
const endEarlier = sql(`
  update auth.mailed_code set ended_at = $3 where address = $1 and purpose = $2 and ended_at is null`);
const forget = sql(`delete from auth.mailed_code where expires_at < $1::timestamptz - interval '1 day'`);
const seal = sql(`
  update auth.mailed_code set code_mac = $2 where id = $1 and ended_at is null and expires_at > $3
  returning id, purpose, address, language`);
const byChallenge = sql(`select id, address from auth.mailed_code where challenge_hash = $1`);
// One statement, so that of many at once each waits for the one before it and counts.
const attempt = sql(`
  update auth.mailed_code
  set tries = tries + 1, ended_at = case when code_mac = $2 or tries = ${TRIES - 1} then $3::timestamptz end
  where id = $1 and purpose = $4 and ended_at is null and tries < ${TRIES} and expires_at > $3 and code_mac is not null
  returning address, code_mac = $2 as "isRight"`);

/** Codes that were mailed, found by the challenge that whoever asked for them keeps. */
@Injectable()
export class MailedCodesRepository {
  private readonly key: Buffer;

  constructor(@Inject(SETTINGS) settings: RunningSettings) {
    this.key = Buffer.from(hkdfSync('sha256', settings.authSecret, '', 'rapport mailed codes', 32));
  }

  /** Adds one; earlier ones for the address and purpose stop working. */
  async add(tx: Tx, code: MailedCode): Promise<void> {
    const { id, challengeHash, purpose, address, language, createdAt, expiresAt } = code;
    await tx.as('rapport_auth', async () => {
      await tx.rows(endEarlier, [address, purpose, createdAt]);
      await tx.rows(add, [id, challengeHash, purpose, address, language, createdAt, expiresAt]);
      await tx.rows(forget, [createdAt]);
    });
  }

  /** Gives one its code, in the place of any earlier; undefined where it is over by now. */
  seal(tx: Tx, id: string, code: string, now: Date): Promise<Unsent | undefined> {
    return tx.as('rapport_auth', () => tx.row<Unsent>(seal, [id, this.macOf(id, code), now]));
  }

  /** Which one a challenge belongs to. */
  find(tx: Tx, challengeHash: Buffer): Promise<Pick<MailedCode, 'id' | 'address'> | undefined> {
    return tx.as('rapport_auth', () => tx.row(byChallenge, [challengeHash]));
  }

  /** One try at a code; undefined where there is none to be had. */
  attempt(tx: Tx, id: string, code: string, purpose: Purpose, now: Date) {
    return tx.as('rapport_auth', () =>
      tx.row<{ address: string; isRight: boolean }>(attempt, [id, this.macOf(id, code), now, purpose]),
    );
  }

  /** A million digests are soon tried, so it is a MAC, under a key that is not in the database. */
  private macOf(id: string, code: string): Buffer {
    return createHmac('sha256', this.key).update(`${id}:${code}`).digest();
  }
}
