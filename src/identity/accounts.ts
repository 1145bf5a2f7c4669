import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Pool } from 'pg';
import { uuidv7 } from '../platform/clock/ids.js';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { TimingOutClient } from '../platform/database/data-source.js';
import { meaningOf } from '../platform/database/database-errors.js';
import { identityErrors } from './identity.errors.js';

/** Argon2id as OWASP asks for it: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SIGN_IN_SECONDS = 7 * 24 * 60 * 60;

/** better-auth's tables under our names. */
const dates = { createdAt: 'created_at', updatedAt: 'updated_at' };
const tables = {
  user: { modelName: 'account', fields: { emailVerified: 'email_verified', ...dates } },
  session: {
    modelName: 'sign_in',
    expiresIn: SIGN_IN_SECONDS,
    fields: {
      userId: 'account_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...dates,
    },
  },
  account: {
    modelName: 'credential',
    fields: {
      userId: 'account_id',
      providerId: 'provider_id',
      accountId: 'provider_account_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...dates,
    },
  },
  verification: { fields: { expiresAt: 'expires_at', ...dates } },
};

/**
 * Accounts and sign-ins, by better-auth's core. Its HTTP routes are not mounted: ours call it, so that every route is
 * in the permission table and the OpenAPI document (docs/adr/0004).
 */
@Injectable()
export class Accounts implements OnApplicationShutdown {
  private readonly pool: Pool;
  private readonly auth;
  private readonly secret: string;
  /** `__Host-` binds the cookie to this host and https; plain http on localhost cannot have it. */
  readonly cookieName: string;

  constructor(@Inject(SETTINGS) settings: RunningSettings) {
    const secure = settings.publicUrl.startsWith('https:');
    this.cookieName = secure ? '__Host-rapport.sign_in' : 'rapport.sign_in';
    this.secret = settings.authSecret;
    this.pool = new Pool({
      connectionString: settings.databaseUrl,
      Client: TimingOutClient,
      max: 3,
      options: '-c role=rapport_auth -c search_path=auth',
      connectionTimeoutMillis: 2_000,
      query_timeout: 7_000,
      statement_timeout: 5_000,
    });
    this.pool.on('error', () => undefined);
    this.auth = this.createAuth(settings, secure);
  }

  private createAuth(settings: RunningSettings, secure: boolean) {
    return betterAuth({
      appName: 'Rapport',
      baseURL: settings.publicUrl,
      secret: settings.authSecret,
      database: this.pool,
      ...tables,
      emailAndPassword: {
        enabled: true,
        minPasswordLength: 8,
        maxPasswordLength: 128,
        password: {
          hash: (password) => hash(password, ARGON2),
          verify: (given) => verify(given.hash, given.password),
        },
      },
      advanced: {
        database: { generateId: () => uuidv7() },
        useSecureCookies: false,
        disableOriginCheck: false,
        cookies: {
          session_token: { name: this.cookieName, attributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' } },
        },
      },
      telemetry: { enabled: false },
      // It logs refused sign-ins with what was tried; ours logs routes and statuses.
      logger: { disabled: true },
    });
  }

  /**
   * Signs in with e-mail and password.
   * @returns the cookie to set
   * @throws sign-in.refused, the same for an unknown address and a wrong password
   */
  async signIn(email: string, password: string, headers: Record<string, string>): Promise<string[]> {
    const response = await this.asked(() =>
      this.auth.api.signInEmail({ body: { email, password }, headers: new Headers(headers), asResponse: true }),
    );
    if (response.status >= 500) throw new Error('The sign-in could not be checked');
    if (!response.ok) throw identityErrors.refused();
    return response.headers.getSetCookie();
  }

  /** Ends a sign-in at once. */
  async signOut(token: string): Promise<void> {
    const { internalAdapter } = await this.auth.$context;
    await this.asked(() => internalAdapter.deleteSession(token));
  }

  /**
   * The account of an address: a new one, or the one that is there if the password is its own.
   * @returns its id
   * @throws sign-in.refused where the address has an account with another password
   */
  async open(name: string, email: string, password: string): Promise<string> {
    const context = await this.auth.$context;
    const found = await this.asked(() => context.internalAdapter.findUserByEmail(email, { includeAccounts: true }));
    if (found) {
      const credential = found.accounts.find(({ providerId }) => providerId === 'credential');
      if (!credential?.password || !(await verify(credential.password, password))) throw identityErrors.refused();
      return found.user.id;
    }
    const secret = await context.password.hash(password);
    const user = await this.asked(() =>
      context.internalAdapter.createUser({ name, email, emailVerified: true }, { method: 'email-password' }),
    );
    const credential = { userId: user.id, providerId: 'credential', accountId: user.id, password: secret };
    await this.asked(() => context.internalAdapter.linkAccount(credential));
    return user.id;
  }

  /** The token in a cookie that we signed; undefined for anything else. */
  tokenOf(cookieHeader: string | undefined): string | undefined {
    const prefix = `${this.cookieName}=`;
    const cookie = cookieHeader?.split('; ').find((part) => part.startsWith(prefix));
    const [, token, signature] =
      /^([\w-]{16,128})\.([A-Za-z0-9+/]{43}=)$/.exec(decoded(cookie?.slice(prefix.length))) ?? [];
    if (!token || !signature) return undefined;
    const expected = createHmac('sha256', this.secret).update(token).digest();
    const given = Buffer.from(signature, 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
  }

  /** Connections are refused and dropped here as elsewhere; better-auth wraps what happened. */
  private async asked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw meaningOf((error as Error).cause ?? error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

function decoded(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '');
  } catch {
    return '';
  }
}
