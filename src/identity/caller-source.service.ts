import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CallerSource, type CurrentSignIn, type Identified, type Membership } from '../access/caller-source.js';
import type { TokenAccess, TokenModule } from '../access/token-scope.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { sql } from '../platform/database/tx.js';
import { API_TOKEN_PREFIX, digestOf } from './credentials.js';
import { LastUses } from './last-uses.service.js';
import { SignInCookie } from './sign-in-cookie.js';
import { seenAfter } from './sign-in.rules.js';

const MEMBERSHIP = `person_id as "personId", practice_id as "practiceId", practice_name as "practiceName", administrator, coach,
  demonstrates`;
const bySignIn = sql(`
  select account_id as "accountId", sign_in_id as id, email, account_name as name, created_at as since,
    last_seen_at as "lastSeenAt", awaits_second_factor as "awaitsSecondFactor",
    second_factor_at is not null as "hasSecondFactor", limited,
    demands_second_factor as "demandsSecondFactor", ${MEMBERSHIP}
  from identify_sign_in($1, $2, $3)`);
const byToken = sql(`
  select token_id as id, access, modules, second_factor as "hasSecondFactor", last_used_at as "lastUsedAt",
    demands_second_factor as "demandsSecondFactor", ${MEMBERSHIP}
  from identify_api_token($1, $2)`);

type MaybeMember = { [K in keyof Membership]: Membership[K] | null };
type SignInRow = MaybeMember & CurrentSignIn & { accountId: string; email: string; name: string; lastSeenAt: Date };
type TokenRow = Membership & {
  id: string;
  access: TokenAccess;
  modules: TokenModule[] | null;
  hasSecondFactor: boolean;
  lastUsedAt: Date | null;
};

/** Finds out who calls in one round trip: by API token if one is sent, by the sign-in's cookie otherwise. */
@Injectable()
export class CredentialsCallerSource extends CallerSource {
  constructor(
    private readonly database: Database,
    private readonly cookie: SignInCookie,
    private readonly lastUses: LastUses,
    private readonly clock: Clock,
  ) {
    super();
  }

  identify(request: FastifyRequest): Promise<Identified | undefined> {
    const { authorization, cookie } = request.headers;
    // Whoever sends a token means the token: a bad one is not made up for by a cookie.
    return authorization === undefined ? this.bySignIn(cookie) : this.byApiToken(authorization);
  }

  private async bySignIn(cookie: string | undefined): Promise<Identified | undefined> {
    const token = this.cookie.tokenOf(cookie);
    if (!token) return undefined;
    const now = this.clock.now();
    const rows = await this.database.lookUp<SignInRow>(bySignIn, [digestOf(token), now, seenAfter(now)]);
    if (!rows[0]) return undefined;
    const { accountId, email, name, id, since, awaitsSecondFactor, hasSecondFactor, limited, lastSeenAt } = rows[0];
    await this.lastUses.ofSignIn(accountId, id, lastSeenAt);
    const signIn = { id, since, awaitsSecondFactor, hasSecondFactor, limited };
    return { accountId, email, name, signIn, memberships: rows.filter(isMembership) };
  }

  private async byApiToken(authorization: string): Promise<Identified | undefined> {
    const secret = /^Bearer (\S{20,100})$/i.exec(authorization)?.[1];
    if (!secret?.startsWith(API_TOKEN_PREFIX)) return undefined;
    const [row] = await this.database.lookUp<TokenRow>(byToken, [digestOf(secret), this.clock.now()]);
    if (!row) return undefined;
    const { id, access, modules, hasSecondFactor, lastUsedAt, ...membership } = row;
    await this.lastUses.ofToken(membership, id, lastUsedAt);
    return { token: { id, access, hasSecondFactor, ...(modules && { modules }) }, memberships: [membership] };
  }
}

function isMembership<R extends MaybeMember>(row: R): row is R & Membership {
  return row.personId !== null;
}
