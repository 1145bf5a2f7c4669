import { Inject, Injectable } from '@nestjs/common';
import { hkdfSync } from 'node:crypto';
import { SETTINGS, type RunningSettings } from '../config/running-settings.js';
import { KEY_BYTES, open, seal } from './seal.js';

const KEY_LABEL = 'rapport sealed box 1';

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
    return seal(this.key, Buffer.from(plain, 'utf8'), context);
  }

  /**
   * @throws SealBroken unless it was sealed with this secret and for this context
   */
  open(sealed: Buffer, context: string): string {
    return open(this.key, sealed, context).toString('utf8');
  }
}
