import { Inject, Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { COSEALG, isoCBOR } from '@simplewebauthn/server/helpers';
import type { SignedIn } from '../access/caller-source.js';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { ANSWERABLE_MS, handleOf } from './passkey.rules.js';
import type { PasskeyAssertion, PasskeyRegistration } from './passkeys.requests.js';
import type { NewPasskey, Passkey, PasskeyLock } from './passkeys.repository.js';
import type { CreationOptionsResponse, RequestOptionsResponse } from './passkeys.responses.js';

/** What authenticators are found to make; named, because the library's own choice depends on the Node it runs on. */
const ALGORITHMS = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];

/**
 * The two ceremonies of WebAuthn: making a passkey, and showing it. Here is what a browser is asked for, and whether its
 * answer is right. Passkeys are bound to the host of PUBLIC_URL; answers, to all of it.
 */
@Injectable()
export class PasskeyCeremonies {
  private readonly origin: string;
  private readonly host: string;

  constructor(@Inject(SETTINGS) { publicUrl }: RunningSettings) {
    this.origin = publicUrl;
    this.host = new URL(publicUrl).hostname;
  }

  /** What `navigator.credentials.create` takes: for a passkey that is found without an address, on a device not in `there`. */
  async creationOptions(challenge: string, of: SignedIn, there: Passkey[]): Promise<CreationOptionsResponse> {
    const options = await generateRegistrationOptions({
      ...{ rpName: 'Rapport', rpID: this.host, timeout: ANSWERABLE_MS, supportedAlgorithmIDs: ALGORITHMS },
      ...{ userName: of.email, userDisplayName: of.name, userID: bytesOf(handleOf(of.accountId)) },
      challenge: bytesOf(challenge),
      // Which make an authenticator is of decides nothing here, so it is not asked.
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: there.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    });
    return options as CreationOptionsResponse;
  }

  /** What `navigator.credentials.get` takes: any passkey that the device has for us. */
  requestOptions(challenge: string): Promise<RequestOptionsResponse> {
    const asked = { rpID: this.host, challenge: bytesOf(challenge), timeout: ANSWERABLE_MS };
    const options = generateAuthenticationOptions({ ...asked, userVerification: 'required' });
    return options as Promise<RequestOptionsResponse>;
  }

  /** The passkey that an answer tells of; undefined where the answer is not right. */
  made(challenge: string, answer: PasskeyRegistration): Promise<NewPasskey | undefined> {
    return rightOrNone(async () => {
      const { id, rawId, type, response } = answer;
      refuseFramed(response.clientDataJSON);
      const attestationObject = withoutStatement(response.attestationObject);
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: {
          ...{ id, rawId, type, clientExtensionResults: {} },
          response: { clientDataJSON: response.clientDataJSON, attestationObject },
        },
        ...{ expectedChallenge: challenge, expectedOrigin: this.origin, expectedRPID: this.host },
        ...{ requireUserVerification: true, supportedAlgorithmIDs: ALGORITHMS },
      });
      if (!verified || registrationInfo.credential.id !== id) return undefined;
      const { publicKey, counter } = registrationInfo.credential;
      return { credentialId: id, publicKey, counter, transports: response.transports ?? [] };
    });
  }

  /** The count of an answer by an account's passkey; undefined where the answer is not right. */
  shown(
    challenge: string,
    answer: PasskeyAssertion,
    accountId: string,
    lock: PasskeyLock,
  ): Promise<number | undefined> {
    return rightOrNone(async () => {
      const { id, rawId, type, response } = answer;
      refuseFramed(response.clientDataJSON);
      // Nobody said whose account it is but the passkey: it has to say so itself, too.
      if (response.userHandle !== handleOf(accountId)) return undefined;
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: {
          ...{ id, rawId, type, clientExtensionResults: {} },
          response: { ...response, userHandle: response.userHandle },
        },
        ...{ expectedChallenge: challenge, expectedOrigin: this.origin, expectedRPID: this.host },
        credential: { id: lock.credentialId, publicKey: new Uint8Array(lock.publicKey), counter: lock.counter },
        requireUserVerification: true,
      });
      return verified ? authenticationInfo.newCounter : undefined;
    });
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, 'base64url'));
}

/**
 * An attestation without what vouches for the authenticator's make. Browsers leave it out where it is not asked for; it
 * would have certificates read, and addresses in them visited, that whoever sent it has chosen.
 */
function withoutStatement(attestationObject: string): string {
  const attestation = isoCBOR.decodeFirst<Map<string, Uint8Array<ArrayBuffer>>>(bytesOf(attestationObject));
  const authData = attestation.get('authData') ?? new Uint8Array();
  const bare = new Map<string, string | Uint8Array | Map<string, string>>();
  bare.set('fmt', 'none').set('attStmt', new Map()).set('authData', authData);
  return Buffer.from(isoCBOR.encode(bare)).toString('base64url');
}

/** Our pages are in no frame of another site; the library overlooks one where the browser does not name that site. */
function refuseFramed(clientDataJSON: string): void {
  const { crossOrigin } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as {
    crossOrigin?: unknown;
  };
  if (crossOrigin) throw new Error('in a frame of another site');
}

/** The library says no by throwing, and stumbles over bytes that are no answer at all: either way it is not right. */
async function rightOrNone<T>(verify: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
