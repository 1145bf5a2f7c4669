import { Inject, Injectable } from '@nestjs/common';
import * as openid from 'openid-client';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { Outgoing, type OutgoingRequest } from '../platform/outgoing/outgoing.js';
import { companyErrors } from './company-sign-in.errors.js';
import { isSameIssuer, type Vouched } from './company-sign-in.rules.js';

const PATIENCE_SECONDS = 5;

/** As what this server is known to a provider. */
export interface ProviderAccess {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** What is sent to the provider, and has to come back. */
export interface Checks {
  state: string;
  nonce: string;
  verifier: string;
}

/** What a provider may say of somebody's address. */
type Said = Readonly<Record<string, unknown>>;

/** OpenID Connect, as the party that relies on it: authorization code, PKCE, nonce and state. */
@Injectable()
export class OpenIdConnect {
  /** Where the provider sends browsers back to. */
  readonly callbackUrl: string;

  constructor(
    private readonly outgoing: Outgoing,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.callbackUrl = `${settings.publicUrl}/api/v1/sign-ins/by-company/callback`;
  }

  /**
   * Asks a provider who it is.
   * @returns its issuer as it writes it itself
   * @throws identity-provider.unreachable
   */
  async issuerOf(access: ProviderAccess): Promise<string> {
    return (await this.discover(access)).serverMetadata().issuer;
  }

  /** New values for one way to the provider and back. */
  newChecks(): Omit<Checks, 'state'> {
    return { nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier() };
  }

  /**
   * Where to send the browser.
   * @throws identity-provider.unreachable
   */
  async urlFor(access: ProviderAccess, { state, nonce, verifier }: Checks): Promise<string> {
    const provider = await this.discover(access);
    // An address that nobody has verified is of no use, so it is asked for where the provider says whether it has.
    const isVerified = provider.serverMetadata().claims_supported?.includes('email_verified');
    const challenge = await openid.calculatePKCECodeChallenge(verifier);
    const parameters = { scope: isVerified ? 'openid email' : 'openid', redirect_uri: this.callbackUrl, state, nonce };
    return orUnreachable(async () => {
      const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };
      return openid.buildAuthorizationUrl(provider, { ...parameters, ...pkce }).href;
    });
  }

  /**
   * Whom the provider vouches for. Everything is checked: state, issuer, code, PKCE, nonce, signature, audience, times.
   * @param query what the browser came back with
   * @param asksAddress whether the address matters, and is worth another request
   * @throws company-sign-in.refused, identity-provider.unreachable
   */
  async vouched(access: ProviderAccess, query: string, checks: Checks, asksAddress: boolean): Promise<Vouched> {
    const { state, nonce, verifier } = checks;
    const provider = await this.discover(access);
    const expected = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    try {
      const url = new URL(`${this.callbackUrl}?${query}`);
      const tokens = await openid.authorizationCodeGrant(provider, url, expected);
      const claims = tokens.claims();
      if (!claims) throw companyErrors.refused();
      const isTold = 'email' in claims || !asksAddress;
      const said: Said = isTold ? claims : await toldLater(provider, tokens.access_token, claims.sub);
      const email = typeof said.email === 'string' ? said.email : undefined;
      return {
        subject: claims.sub,
        emailVerified: said.email_verified === true,
        ...(email !== undefined && { email }),
      };
    } catch {
      // What a provider says of its reasons is for its own people, and may quote anything.
      throw companyErrors.refused();
    }
  }

  private discover({ issuer, clientId, clientSecret }: ProviderAccess): Promise<openid.Configuration> {
    return orUnreachable(async () => {
      const ask = (url: string, asked: openid.CustomFetchOptions) => this.outgoing.fetch(url, asked as OutgoingRequest);
      const found = await openid.discovery(new URL(issuer), clientId, undefined, openid.None(), {
        ...{ [openid.customFetch]: ask, timeout: PATIENCE_SECONDS },
        execute: this.extensions(),
      });
      const metadata = found.serverMetadata();
      // The library lets some providers name a pattern, by which they would vouch for anybody's people.
      if (!isSameIssuer(metadata.issuer, issuer)) throw companyErrors.unreachable();
      const provider = new openid.Configuration(
        metadata,
        clientId,
        undefined,
        authenticationAt(metadata, clientSecret),
      );
      provider.timeout = PATIENCE_SECONDS;
      provider[openid.customFetch] = ask;
      // The signature is checked even though the token came over TLS.
      for (const extend of [...this.extensions(), openid.enableNonRepudiationChecks]) extend(provider);
      return provider;
    });
  }

  private extensions(): ((provider: openid.Configuration) => void)[] {
    // oxlint-disable-next-line typescript/no-deprecated -- so that nobody uses it by chance; Outgoing refuses others
    return this.outgoing.mayAskThisMachine ? [openid.allowInsecureRequests] : [];
  }
}

/** Basic is what a provider takes that says nothing (OpenID Connect Discovery 1.0, 3). */
function authenticationAt(metadata: openid.ServerMetadata, secret: string): openid.ClientAuth {
  const taken = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return taken.includes('client_secret_basic') ? openid.ClientSecretBasic(secret) : openid.ClientSecretPost(secret);
}

/** Many providers put an address into no token, and tell it when asked. */
async function toldLater(provider: openid.Configuration, accessToken: string, subject: string): Promise<Said> {
  if (!provider.serverMetadata().userinfo_endpoint) return {};
  return openid.fetchUserInfo(provider, accessToken, subject);
}

async function orUnreachable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw companyErrors.unreachable();
  }
}
