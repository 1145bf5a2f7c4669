import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** How version 1 seals: AES-256 in GCM, with a nonce of 96 bits that is used once, and a tag of 128. */
const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const KEY_BYTES = 32;
/** How many bytes longer what is sealed is than what was. */
export const SEAL_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** What was sealed elsewhere, for something else, or was changed since. It does not say which: that is nobody's business. */
export class SealBroken extends Error {
  constructor() {
    super('This was not sealed here, for this, or was changed since');
    this.name = 'SealBroken';
  }
}

/**
 * Seals bytes under a key of 32 bytes.
 * @param context what they belong to, such as `note:<id>`: copied to another row, they do not open there
 */
export function seal(key: Buffer, plain: Buffer, context: string): Buffer {
  const version = Buffer.of(VERSION);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(bound(version, context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([version, nonce, sealed, cipher.getAuthTag()]);
}

/** @throws SealBroken unless it was sealed under this key and for this context */
export function open(key: Buffer, sealed: Buffer, context: string): Buffer {
  const version = sealed.subarray(0, 1);
  if (sealed.length < SEAL_BYTES || version[0] !== VERSION) throw new SealBroken();
  const [nonceEnd, tagBegin] = [1 + NONCE_BYTES, sealed.length - TAG_BYTES];
  const cipher = createDecipheriv(CIPHER, key, sealed.subarray(1, nonceEnd), { authTagLength: TAG_BYTES });
  cipher.setAAD(bound(version, context)).setAuthTag(sealed.subarray(tagBegin));
  try {
    return Buffer.concat([cipher.update(sealed.subarray(nonceEnd, tagBegin)), cipher.final()]);
  } catch {
    throw new SealBroken();
  }
}

function bound(version: Buffer, context: string): Buffer {
  return Buffer.concat([version, Buffer.from(context, 'utf8')]);
}
