import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What is otherwise than it should be. */
export interface Otherwise {
  origin?: string;
  host?: string;
  type?: string;
  challenge?: string;
  crossOrigin?: boolean;
  isVerified?: boolean;
  isPresent?: boolean;
  userHandle?: string | null;
  /** Whom it says it is, in place of the passkey that signs. */
  credentialId?: string;
  counter?: number;
  /** Of the attestation, with a statement that vouches for nothing. */
  format?: string;
}

interface Made {
  id: string;
  userHandle: string;
  key: KeyObject;
  counter: number;
}

type Algorithm = 'ES256' | 'EdDSA' | 'RS256';
interface Options {
  challenge: string;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

/** A browser and an authenticator in one, in software: makes passkeys and shows them, as WebAuthn Level 3 has it. */
export class Authenticator {
  /** The passkeys that are on it, the earliest first. */
  readonly passkeys: Made[] = [];

  /** @param counts whether it counts its signatures; most that sync do not */
  constructor(
    private readonly algorithm: Algorithm = 'ES256',
    private readonly counts = false,
  ) {}

  /** What `navigator.credentials.create` would answer. */
  create(options: Options & { user: { id: string } }, otherwise: Otherwise = {}) {
    const key = newKey(this.algorithm);
    const made = { id: base64url(randomBytes(32)), userHandle: options.user.id, key, counter: this.counts ? 1 : 0 };
    this.passkeys.push(made);
    const { credentialId = made.id, format = 'none' } = otherwise;
    const id = Buffer.from(credentialId, 'base64url');
    const attested = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, cbor(coseKeyOf(key, this.algorithm))]);
    const authData = Buffer.concat([authenticatorData(ATTESTED, made.counter, otherwise), attested]);
    const statement = new Map<string, unknown>(
      format === 'none'
        ? []
        : [
            ['alg', -7],
            ['sig', randomBytes(70)],
          ],
    );
    const attestation = new Map<string, unknown>([
      ['fmt', format],
      ['attStmt', statement],
      ['authData', authData],
    ]);
    return {
      ...answerBy(credentialId),
      clientExtensionResults: { credProps: { rk: true } },
      response: {
        clientDataJSON: clientData('webauthn.create', options.challenge, otherwise),
        attestationObject: base64url(cbor(attestation)),
        authenticatorData: base64url(authData),
        publicKey: base64url(createPublicKey(key).export({ type: 'spki', format: 'der' })),
        publicKeyAlgorithm: NUMBERS[this.algorithm],
        transports: ['internal', 'hybrid'],
      },
    };
  }

  /** What `navigator.credentials.get` would answer, with the passkey that was made last. */
  get(options: Options, otherwise: Otherwise = {}) {
    const passkey = this.passkeys.at(-1);
    if (!passkey) throw new Error('There is no passkey on it');
    if (this.counts) passkey.counter += 1;
    const authData = authenticatorData(0, passkey.counter, otherwise);
    const clientDataJSON = clientData('webauthn.get', options.challenge, otherwise);
    const digest = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
    const signature = sign(
      this.algorithm === 'EdDSA' ? null : 'sha256',
      Buffer.concat([authData, digest]),
      passkey.key,
    );
    const { userHandle = passkey.userHandle, credentialId = passkey.id } = otherwise;
    return {
      ...answerBy(credentialId),
      clientExtensionResults: {},
      response: {
        ...{ clientDataJSON, authenticatorData: base64url(authData), signature: base64url(signature) },
        ...(userHandle !== null && { userHandle }),
      },
    };
  }
}

function answerBy(id: string) {
  return { id, rawId: id, type: 'public-key', authenticatorAttachment: 'platform' };
}

function authenticatorData(flags: number, made: number, otherwise: Otherwise): Buffer {
  const { host = 'localhost', isVerified = true, isPresent = true, counter = made } = otherwise;
  const said = flags | (isPresent ? PRESENT : 0) | (isVerified ? VERIFIED : 0);
  return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.of(said), uint32(counter)]);
}

function clientData(usual: string, asked: string, otherwise: Otherwise): string {
  const { type = usual, challenge = asked, origin = 'http://localhost', crossOrigin = false } = otherwise;
  return base64url(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin })));
}

const NUMBERS = { ES256: -7, EdDSA: -8, RS256: -257 };

function newKey(algorithm: Algorithm): KeyObject {
  if (algorithm === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  if (algorithm === 'EdDSA') return generateKeyPairSync('ed25519').privateKey;
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

/** The public half, as COSE (RFC 9053) writes it: 1 is the key's type, 3 the algorithm, -1 to -3 what the type has. */
function coseKeyOf(key: KeyObject, algorithm: Algorithm): Map<number, unknown> {
  const { x = '', y = '', n = '', e = '' } = createPublicKey(key).export({ format: 'jwk' });
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  const [type, ...parts] = {
    ES256: [2, [-1, 1], [-2, bytes(x)], [-3, bytes(y)]] as const,
    EdDSA: [1, [-1, 6], [-2, bytes(x)]] as const,
    RS256: [3, [-1, bytes(n)], [-2, bytes(e)]] as const,
  }[algorithm];
  return new Map<number, unknown>([[1, type], [3, NUMBERS[algorithm]], ...parts]);
}

/** CBOR (RFC 8949), as far as WebAuthn needs it. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
  if (typeof value === 'string') return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([cborHead(2, value.length), value]);
  if (!(value instanceof Map)) throw new Error(`There is no CBOR for ${typeof value} here`);
  return Buffer.concat([cborHead(5, value.size), ...[...value].flat().map(cbor)]);
}

function cborHead(type: number, length: number): Buffer {
  if (length < 24) return Buffer.of((type << 5) | length);
  if (length < 0x100) return Buffer.of((type << 5) | 24, length);
  return Buffer.concat([Buffer.of((type << 5) | 25), uint16(length)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function base64url(bytes: Buffer): string {
  return bytes.toString('base64url');
}
