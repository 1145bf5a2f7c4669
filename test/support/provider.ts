import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';
import type { Configuration } from 'oidc-provider';

/** What a provider knows of somebody, by the subject that it tells them by. */
export interface Known {
  email?: string;
  email_verified?: boolean;
}

const HOME = 'http://localhost';

/** A real OpenID Connect provider on a port of this machine, of a company's or of somebody who means no good. */
export class TestProvider {
  /** Everybody whom it knows. */
  readonly people = new Map<string, Known>();
  /** Everything that was asked of it: `GET /auth`. */
  readonly asked: string[] = [];
  readonly clientId = 'rapport';
  readonly clientSecret = `secret-${randomBytes(12).toString('hex')}`;
  /** Says it signs with other keys than it does. */
  showsOtherKeys = false;
  /** What its metadata say in the place of what they should. */
  metadata: Record<string, unknown> = {};
  private readonly otherKeys = keys();

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    private readonly home: string,
  ) {}

  /**
   * @param given tells a real one from what it would be by itself
   * @param home where Rapport is
   */
  static async start(given: Configuration = {}, home = HOME): Promise<TestProvider> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    // Whoever forgets to stop it is not kept waiting.
    server.unref();
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new TestProvider(server, issuer, home);
    const real = await quietly(async () => {
      const { default: Real } = await import('oidc-provider');
      return new Real(issuer, provider.configuration(given));
    });
    real.on('server_error', () => undefined);
    const answer = real.callback();
    server.on('request', (request, response) => {
      const { pathname } = new URL(request.url ?? '/', issuer);
      provider.asked.push(`${request.method} ${pathname}`);
      if (pathname.startsWith('/interaction/')) void provider.letIn(real, request, response);
      else if (pathname === '/jwks' && provider.showsOtherKeys) send(response, provider.otherKeys.told);
      else if (pathname.startsWith('/.well-known/') && Object.keys(provider.metadata).length)
        send(response, { ...provider.described(), ...provider.metadata });
      else void answer(request, response);
    });
    return provider;
  }

  /** As an administrator sets it. */
  get access(): { issuer: string; clientId: string; clientSecret: string } {
    const { issuer, clientId, clientSecret } = this;
    return { issuer, clientId, clientSecret };
  }

  /**
   * A browser signs in at the provider as somebody.
   * @param url where it was sent
   * @returns where it is sent back to
   */
  async visit(url: string, subject: string): Promise<string> {
    const jar = new Map<string, string>([['who', encodeURIComponent(subject)]]);
    for (let at = url, steps = 0; steps < 10; steps++) {
      const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
      for (const each of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
        jar.set(name, value);
      }
      const to = answer.headers.get('location');
      if (!to) throw new Error(`The provider leads nowhere: ${answer.status} ${await answer.text()}`);
      at = new URL(to, at).href;
      if (!at.startsWith(this.issuer)) return at;
    }
    throw new Error('The provider leads in circles');
  }

  async stop(): Promise<void> {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private configuration(given: Configuration): Configuration {
    const [token_endpoint_auth_method] = given.clientAuthMethods ?? ['client_secret_basic'];
    const redirect_uris = [`${this.home}/api/v1/sign-ins/by-company/callback`];
    const client = { redirect_uris, client_secret: this.clientSecret, token_endpoint_auth_method };
    return {
      clients: [
        { ...client, client_id: this.clientId },
        { ...client, client_id: 'another' },
      ],
      jwks: { keys: [keys().own] },
      cookies: { keys: [randomBytes(16).toString('hex')] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, subject) => {
        const known = this.people.get(subject);
        return known && { accountId: subject, claims: () => ({ sub: subject, ...known }) };
      },
      // Nobody is asked whether a company's own service may know them.
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
      renderError: (context, told) => {
        context.body = told;
      },
      ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Grant: 60, Session: 60, Interaction: 60 },
      ...given,
    };
  }

  /** Whoever has the cookie of the visit is let in as whom it says, without a word. */
  private async letIn(real: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const subject = decodeURIComponent(/(?:^|; )who=([^;]*)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
    const isKnown = this.people.has(subject);
    const result = isKnown ? { login: { accountId: subject } } : { error: 'access_denied', error_description: SAID };
    await real.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  private described(): Record<string, unknown> {
    const at = (path: string) => `${this.issuer}${path}`;
    return {
      ...{ issuer: this.issuer, authorization_endpoint: at('/auth'), token_endpoint: at('/token') },
      ...{ jwks_uri: at('/jwks'), userinfo_endpoint: at('/me'), response_types_supported: ['code'] },
      ...{ id_token_signing_alg_values_supported: ['RS256'], claims_supported: ['sub', 'email', 'email_verified'] },
    };
  }
}

/** What a provider says of its reasons. */
export const SAID = 'We do not know this person, said the provider';

function keys() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...open } = privateKey.export({ format: 'jwk' });
  const named = { kid: 'the-one', alg: 'RS256', use: 'sig' };
  return { own: { ...privateKey.export({ format: 'jwk' }), ...named }, told: { keys: [{ ...open, ...named }] } };
}

/** It warns of being what it is here for: made for a moment, and on the oldest Node that we run on. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn, info } = console;
  console.warn = console.info = () => undefined;
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
}

function send(response: ServerResponse, body: object): void {
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
}
