import { Inject, Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { SETTINGS, type RunningSettings } from '../config/running-settings.js';

/** How version 1 seals: AES-256 in GCM, with a nonce of 96 bits that is used once, and a tag of 128. */
const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const KEY_LABEL = 'rapport sealed box 1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What was sealed elsewhere, for something else, or was changed since. It does not say which: that is nobody's business. */
export class SealBroken extends Error {
  constructor() {
    super('This was not sealed here, for this, or was changed since');
    this.name = 'SealBroken';
  }
}

/**
 * Seals small secrets that we have to be able to read again: whoever reads the database, or a backup of it, without the
 * server's AUTH_SECRET reads nothing of them. What only has to be recognized is hashed instead.
 */
@Injectable()
export class SealedBox {
  private readonly key: Buffer;

  constructor(@Inject(SETTINGS) settings: Pick<RunningSettings, 'authSecret'>) {
    // A key of its own: the secret keys mailed codes and rate limits, too.
    this.key = Buffer.from(hkdfSync('sha256', settings.authSecret, '', KEY_LABEL, KEY_BYTES));
  }

  /**
   * @param context what it belongs to, such as `totp:<accountId>`: copied to another row, it does not open there
   */
  seal(plain: string, context: string): Buffer {
    const version = Buffer.of(VERSION);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(bound(version, context));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([version, nonce, sealed, cipher.getAuthTag()]);
  }

  /**
   * @throws SealBroken unless it was sealed with this secret and for this context
   */
  open(sealed: Buffer, context: string): string {
    const version = sealed.subarray(0, 1);
    if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || version[0] !== VERSION) throw new SealBroken();
    const [nonceEnd, tagBegin] = [1 + NONCE_BYTES, sealed.length - TAG_BYTES];
    const cipher = createDecipheriv(CIPHER, this.key, sealed.subarray(1, nonceEnd), { authTagLength: TAG_BYTES });
    cipher.setAAD(bound(version, context)).setAuthTag(sealed.subarray(tagBegin));
    try {
      return Buffer.concat([cipher.update(sealed.subarray(nonceEnd, tagBegin)), cipher.final()]).toString('utf8');
    } catch {
      throw new SealBroken();
    }
  }
}

function bound(version: Buffer, context: string): Buffer {
  return Buffer.concat([version, Buffer.from(context, 'utf8')]);
}
