import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CallerSource, type Identified, type Membership } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { sql } from '../platform/database/tx.js';
import { Accounts } from './accounts.js';
import { API_TOKEN_PREFIX, digestOf } from './credentials.js';

const MEMBERSHIP = `person_id as "personId", practice_id as "practiceId", practice_name as "practiceName", administrator, coach`;
const bySignIn = sql(`
  select account_id as "accountId", sign_in_id as "signInId", email, account_name as name, ${MEMBERSHIP}
  from identify_sign_in($1)`);
const byToken = sql(`select ${MEMBERSHIP} from identify_api_token($1, $2)`);

type SignInRow = Required<Omit<Identified, 'memberships'>> & { [K in keyof Membership]: Membership[K] | null };

/** Finds out who calls in one round trip: by API token if one is sent, by the sign-in's cookie otherwise. */
@Injectable()
export class CredentialsCallerSource extends CallerSource {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
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
    const token = this.accounts.tokenOf(cookie);
    if (!token) return undefined;
    const rows = await this.database.lookUp<SignInRow>(bySignIn, [token]);
    if (!rows[0]) return undefined;
    const { accountId, signInId, email, name } = rows[0];
    return { accountId, signInId, email, name, memberships: rows.filter(isMembership) };
  }

  private async byApiToken(authorization: string): Promise<Identified | undefined> {
    const token = /^Bearer (\S{20,100})$/i.exec(authorization)?.[1];
    if (!token?.startsWith(API_TOKEN_PREFIX)) return undefined;
    const memberships = await this.database.lookUp<Membership>(byToken, [digestOf(token), this.clock.now()]);
    return memberships.length ? { memberships } : undefined;
  }
}

function isMembership<R extends { personId: string | null }>(row: R): row is R & Membership {
  return row.personId !== null;
}
