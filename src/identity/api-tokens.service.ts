import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { Clock } from '../platform/clock/clock.js';
import { formatInstant } from '../platform/clock/zones.js';
import type { SignedIn } from '../access/caller-source.js';
import { TOKEN_MODULES } from '../access/token-scope.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { ApiToken } from './api-token.entity.js';
import { ApiTokensRepository } from './api-tokens.repository.js';
import { API_TOKEN_PREFIX, newSecret } from './credentials.js';
import type { CreateApiTokenRequest } from './api-tokens.requests.js';
import type { ApiTokenResponse, ApiTokensResponse, NewApiTokenResponse } from './identity.responses.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

@Injectable()
export class ApiTokensService {
  constructor(
    private readonly database: Database,
    private readonly tokens: ApiTokensRepository,
    private readonly clock: Clock,
  ) {}

  /** Makes a token for the caller. It is in the answer alone; the database has its digest. */
  create(caller: PersonCaller, { signIn }: SignedIn, request: CreateApiTokenRequest): Promise<NewApiTokenResponse> {
    const { practiceId, personId } = caller;
    const createdAt = this.clock.now();
    const { secret, digest } = newSecret(API_TOKEN_PREFIX);
    const token = {
      ...{ practiceId, id: uuidv7({ msecs: createdAt.getTime() }), personId, name: request.name },
      ...{ prefix: secret.slice(0, 8), hash: digest, createdAt },
      expiresAt: new Date(createdAt.getTime() + request.expiresInDays * DAY_MS),
      ...{ access: request.access, modules: request.modules ?? null, secondFactor: signIn.hasSecondFactor },
      ...{ revokedAt: null, lastUsedAt: null },
    };
    return this.database.transaction(caller, async (tx) => {
      await this.tokens.add(tx, token);
      return { ...present(token), token: secret };
    });
  }

  /** The caller's tokens that still work, newest last. */
  list(caller: PersonCaller): Promise<ApiTokensResponse> {
    return this.database.read(caller, async (tx) => ({
      items: (await this.tokens.findValid(tx, this.clock.now())).map(present),
    }));
  }

  /** From now on this token opens nothing. */
  async revoke(caller: PersonCaller, id: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(caller, async (tx) => {
      if (!(await this.tokens.revoke(tx, id, now))) throw platformErrors.missing();
    });
  }
}

function present(token: ApiToken): ApiTokenResponse {
  const { id, name, prefix, access, modules, createdAt, expiresAt, lastUsedAt } = token;
  return {
    ...{ id, name, prefix, access, modules: modules ?? [...TOKEN_MODULES] },
    ...{ createdAt: formatInstant(createdAt), expiresAt: formatInstant(expiresAt) },
    lastUsedAt: lastUsedAt && formatInstant(lastUsedAt),
  };
}
