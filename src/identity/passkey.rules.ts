import { passkeyErrors } from './passkey.errors.js';

/** What a passkey was asked to answer can be answered for this long. */
export const ANSWERABLE_MS = 5 * 60_000;
const PASSKEYS = 10;

/** @throws passkey.too-many where an account has as many as it may */
export function refuseOneMore(passkeys: number): void {
  if (passkeys >= PASSKEYS) throw passkeyErrors.tooMany();
}

/** By what a passkey knows its account: the sixteen bytes of its id, which say nothing about anybody. */
export function handleOf(accountId: string): string {
  return Buffer.from(accountId.replaceAll('-', ''), 'hex').toString('base64url');
}
