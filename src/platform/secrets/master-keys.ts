import { KEY_BYTES, open, seal } from './seal.js';

/** A key of 32 bytes with a name, by which what is wrapped under it says so. */
export interface MasterKey {
  name: string;
  key: Buffer;
}

/** A key that is kept wrapped in the database. */
export interface WrappedKey {
  masterKey: string;
  wrapped: Buffer;
}

/** What was wrapped under a key that is not, or no longer, in the settings. */
export class MasterKeyUnknown extends Error {
  constructor(name: string) {
    super(`The settings have no master key called ${name}`);
    this.name = 'MasterKeyUnknown';
  }
}

const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/**
 * Reads `2027:<base64 of 32 bytes>,2026:…`: the first is the one that wraps, the others still open.
 * @returns undefined where one is none, or two have one name
 */
export function masterKeysOf(text: string): MasterKey[] | undefined {
  const keys = text.split(',').map((each) => {
    const [name = '', encoded = '', ...rest] = each.trim().split(':');
    const key = Buffer.from(encoded, 'base64');
    const isOne = NAME.test(name) && BASE64.test(encoded) && key.length === KEY_BYTES && rest.length === 0;
    return isOne ? { name, key } : undefined;
  });
  const all = keys.filter((each) => each !== undefined);
  return all.length === keys.length && new Set(all.map(({ name }) => name)).size === all.length ? all : undefined;
}

/**
 * The keys of the settings that other keys are wrapped under, so that the database alone opens nothing. To change them,
 * a new one is put in front of the old: what is wrapped is then wrapped anew, one by one, while all goes on.
 */
export class MasterKeys {
  constructor(private readonly keys: readonly MasterKey[]) {}

  /** The name of the key that new ones are wrapped under. */
  get current(): string {
    return this.first.name;
  }

  /** Whether what is wrapped under it can be opened. */
  has(name: string): boolean {
    return this.keys.some((each) => each.name === name);
  }

  wrap(key: Buffer, context: string): WrappedKey {
    return { masterKey: this.current, wrapped: seal(this.first.key, key, context) };
  }

  /**
   * @throws MasterKeyUnknown when the settings do not have its master key
   * @throws SealBroken when it was wrapped for something else
   */
  unwrap({ masterKey, wrapped }: WrappedKey, context: string): Buffer {
    const master = this.keys.find(({ name }) => name === masterKey);
    if (!master) throw new MasterKeyUnknown(masterKey);
    return open(master.key, wrapped, context);
  }

  private get first(): MasterKey {
    const [first] = this.keys;
    if (!first) throw new Error('There is no master key');
    return first;
  }
}
