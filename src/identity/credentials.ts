import { createHash, randomBytes } from 'node:crypto';

/** A secret that is shown once, and the digest by which it is found again: 256 random bits. */
export function newSecret(prefix = ''): { secret: string; digest: Buffer } {
  const secret = prefix + randomBytes(32).toString('base64url');
  return { secret, digest: digestOf(secret) };
}

/** SHA-256: enough for 256 random bits, which cannot be guessed and need no slow hash. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export const API_TOKEN_PREFIX = 'rpt_';
