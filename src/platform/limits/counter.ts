import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { waitAfter } from './limit.rules.js';
import type { LimitStore } from './limit-store.js';
import type { Rule } from './limits.js';

/**
 * The counts of one rule, kept by the library. Where further attempts become slower, a gate stands beside the count: a
 * second row, that the first attempt to find it open shuts behind itself, for as long as the next has to wait.
 */
export class Counter {
  private readonly spent: RateLimiterPostgres;
  private readonly gate: RateLimiterPostgres | undefined;

  /** @param name begins the keys, so that an operator sees which limit a row belongs to */
  constructor(
    readonly rule: Rule,
    readonly points: number,
    name: string,
    store: LimitStore,
  ) {
    const common = {
      storeClient: store,
      storeType: 'pool',
      ...store.table,
      tableCreated: true,
      clearExpiredByTimeout: false,
    };
    this.spent = new RateLimiterPostgres({ ...common, points, duration: rule.seconds, keyPrefix: name });
    this.gate =
      rule.slower &&
      new RateLimiterPostgres({ ...common, points: 1, duration: rule.slower.longest, keyPrefix: `${name}:wait` });
  }

  /** For how many milliseconds an attempt would have to wait; 0 for none. */
  async wait(key: string): Promise<number> {
    const found = await (this.gate ?? this.spent).get(key);
    const free = this.gate ? 1 : this.points;
    return found && found.consumedPoints >= free ? found.msBeforeNext : 0;
  }

  /** Counts an attempt; answers for how many milliseconds it has to wait all the same, 0 if it may be made. */
  async spend(key: string): Promise<number> {
    if (!this.gate || !this.rule.slower) return waitOf(this.spent.consume(key));
    const { consumedPoints } = await this.spent.penalty(key);
    const seconds = waitAfter(consumedPoints, this.points, this.rule.slower);
    return seconds ? waitOf(this.gate.consume(key, 1, { customDuration: seconds })) : 0;
  }

  /** Takes an attempt back. */
  async giveBack(key: string): Promise<void> {
    await this.spent.reward(key);
  }

  /** Begins anew. */
  async forget(key: string): Promise<void> {
    await Promise.all([this.spent.delete(key), this.gate?.delete(key)]);
  }
}

/** The library refuses by rejecting with what it counted. */
async function waitOf(attempt: Promise<RateLimiterRes>): Promise<number> {
  try {
    await attempt;
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused.msBeforeNext;
    throw refused;
  }
}
