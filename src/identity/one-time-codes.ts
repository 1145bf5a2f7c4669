import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
const RECOVERY_CODES = 10;
/** Crockford's letters: none that is taken for another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new secret for an app that shows codes: 160 bits, in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What a QR code says to the app (the otpauth URI that authenticator apps share). */
export function totpUri(secret: string, label: string): string {
  return totp(secret, label).toString();
}

/**
 * Which step of thirty seconds a code belongs to (RFC 6238): the one that `now` is in, or a neighbour, as clocks differ.
 * @returns undefined for a code of none of them
 */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  const delta = totp(secret, '').validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? undefined : Math.floor(now.getTime() / 1_000 / PERIOD_SECONDS) + delta;
}

function totp(secret: string, label: string): TOTP {
  // SHA-1 and six digits: what every app understands. HMAC does not need SHA-1 to be free of collisions.
  return new TOTP({ issuer: 'Rapport', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });
}

/** Ten codes of 140 random bits, seven times `XXXX`, for when the app is lost: enough for a plain digest (ASVS 6.5.2). */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from(randomBytes(28), (byte) => LETTERS[byte % 32]).join('');
    return (letters.match(/.{4}/g) ?? []).join('-');
  });
}

/** A recovery code as it was made, however it was typed. */
export function asRecoveryCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}
