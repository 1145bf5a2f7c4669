import { open, seal } from '../platform/secrets/seal.js';

/** The key under which the words of one engagement are sealed. It is unwrapped for a request, and kept nowhere. */
export class ContentKey {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** @param context `<table>:<row id>`: copied to another row, it does not open there */
  seal(text: string, context: string): Buffer {
    return seal(this.#key, Buffer.from(text, 'utf8'), context);
  }

  /** @throws SealBroken unless it was sealed under this key and for this context */
  open(sealed: Buffer, context: string): string {
    return open(this.#key, sealed, context).toString('utf8');
  }
}
