import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { SETTINGS, type RunningSettings } from '../config/running-settings.js';
import { LimitStore } from './limit-store.js';
import { pointsTimes, rateLimitFields, secondsOf, type Quota } from './limit.rules.js';
import { requestLimits, REQUEST_WINDOW_SECONDS } from './limits.js';
import { networkOf } from './network.rules.js';
import { RequestCounts, type Count } from './request-counts.js';
import { tooMany } from './too-many.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What this request was counted for. */
    countedFor?: { quota: Quota; count: Count };
  }
}

/**
 * The limit on requests of all kinds: for an account where the credential is known, for the network where it is not.
 * Refuses before anything is looked up. Counting is done in this process, and summed up over all instances about once
 * a second (docs/adr/0012): without a database it goes on alone, and the request itself says that there is none.
 */
@Injectable()
export class RequestLimits implements BeforeApplicationShutdown {
  private readonly counts: RequestCounts;
  private readonly quotas: Record<keyof typeof requestLimits, Quota>;

  constructor(
    private readonly store: LimitStore,
    @Inject(SETTINGS) { rateLimitFactor }: RunningSettings,
  ) {
    this.counts = new RequestCounts(store);
    const quota = (name: keyof typeof requestLimits) => {
      return { name, points: pointsTimes(rateLimitFactor, requestLimits[name]), seconds: REQUEST_WINDOW_SECONDS };
    };
    this.quotas = { api: quota('api'), network: quota('network') };
  }

  /**
   * A request arrived. One whose credential was recognized within the last minute counts for its account; any other
   * for its network, until it is recognized.
   * @throws request.too-many
   */
  arrived(request: FastifyRequest): void {
    const credential = credentialOf(request);
    const account = credential && this.counts.accountOf(credential);
    if (account) this.count(request, this.quotas.api, account);
    else this.count(request, this.quotas.network, this.store.keyOf('network', networkOf(request.ip)));
  }

  /**
   * The credential of a request is an account's: that is what it counts for.
   * @throws request.too-many
   */
  recognized(request: FastifyRequest, accountId: string | undefined): void {
    const credential = credentialOf(request);
    if (!accountId || !credential) return;
    const account = this.store.keyOf('account', accountId);
    this.counts.remember(credential, account);
    if (request.countedFor?.quota === this.quotas.api) return;
    if (request.countedFor) request.countedFor.count.unsent -= 1;
    this.count(request, this.quotas.api, account);
  }

  /** Says in the answer what is left; a refusal by another limit has said so already. */
  tell(request: FastifyRequest, reply: FastifyReply): void {
    if (!request.countedFor || reply.hasHeader('RateLimit')) return;
    const { quota, count } = request.countedFor;
    const left = quota.points - count.total - count.unsent;
    void reply.headers(rateLimitFields(quota, left, secondsOf(this.counts.left(count))));
  }

  /** Sends what was counted since the last time, and learns what the other instances counted. */
  share(): Promise<void> {
    return this.counts.share();
  }

  private count(request: FastifyRequest, quota: Quota, key: string): void {
    const count = this.counts.of(`${quota.name}:${key}`);
    request.countedFor = { quota, count };
    if (count.total + count.unsent >= quota.points) throw tooMany(quota, this.counts.left(count));
    count.unsent += 1;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.counts.stop();
  }
}

/** A digest of whatever the request proves itself with: what was recognized once is recognized by it again. */
function credentialOf({ headers: { authorization, cookie } }: FastifyRequest): string | undefined {
  if (!authorization && !cookie) return undefined;
  return createHash('sha256')
    .update(JSON.stringify([authorization, cookie]))
    .digest('base64url');
}
