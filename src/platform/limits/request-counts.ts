import { setInterval } from 'node:timers';
import { performance } from 'node:perf_hooks';
import { REQUEST_WINDOW_SECONDS } from './limits.js';
import type { LimitStore } from './limit-store.js';

const SHARE_MS = 1_000;
/** So many counts go in one statement, however many networks somebody sends from. */
const AT_ONCE = 1_000;
/** Every so many times, what is over is forgotten: about every five minutes. */
const SHARES_UNTIL_FORGETTING = 300;
const WINDOW_MS = REQUEST_WINDOW_SECONDS * 1_000;

/** How many requests were counted, within a time that ends. */
export interface Count {
  /** As Postgres last said: those of all instances. */
  total: number;
  /** Counted here since then. */
  unsent: number;
  /** By this process's own stopwatch: how long something takes does not depend on what time it is. */
  endsAt: number;
}

/** Requests as this process counts them, and as all instances together do, about a second later. */
export class RequestCounts {
  private readonly counts = new Map<string, Count>();
  private readonly accounts = new Map<string, { account: string; endsAt: number }>();
  private timer: NodeJS.Timeout | undefined;
  private sharing: Promise<void> | undefined;
  private shares = 0;

  constructor(private readonly store: LimitStore) {}

  /** The count of a key, begun anew where its time is over. */
  of(key: string): Count {
    this.timer ??= setInterval(() => void this.share(), SHARE_MS).unref();
    const found = this.counts.get(key);
    if (found && this.left(found) > 0) return found;
    const begun = { total: 0, unsent: 0, endsAt: performance.now() + WINDOW_MS };
    this.counts.set(key, begun);
    return begun;
  }

  /** Milliseconds until a count begins anew. */
  left({ endsAt }: { endsAt: number }): number {
    return endsAt - performance.now();
  }

  /** From now on, and for as long as a count lasts, this credential is known for an account's. */
  remember(credential: string, account: string): void {
    this.accounts.set(credential, { account, endsAt: performance.now() + WINDOW_MS });
  }

  /** The account that a credential was recognized as. */
  accountOf(credential: string): string | undefined {
    const found = this.accounts.get(credential);
    return found && this.left(found) > 0 ? found.account : undefined;
  }

  /** Sends what was counted since the last time, and learns what the other instances counted. */
  share(): Promise<void> {
    this.sharing ??= this.exchange().finally(() => (this.sharing = undefined));
    return this.sharing;
  }

  private async exchange(): Promise<void> {
    for (const [key, count] of this.counts) if (this.left(count) <= 0) this.counts.delete(key);
    for (const [key, known] of this.accounts) if (this.left(known) <= 0) this.accounts.delete(key);
    const counted = [...this.counts].filter(([, { unsent }]) => unsent !== 0);
    try {
      for (let from = 0; from < counted.length; from += AT_ONCE) await this.send(counted.slice(from, from + AT_ONCE));
      if (++this.shares % SHARES_UNTIL_FORGETTING === 0) await this.store.forgetOver();
    } catch {
      // The database being away is told by every request; what could not be sent is sent the next time.
    }
  }

  private async send(counted: [string, Count][]): Promise<void> {
    const counts = new Map(counted);
    const points = new Map(counted.map(([key, { unsent }]) => [key, unsent]));
    for (const [key, count] of counts) move(count, points.get(key));
    try {
      for (const { key, points: total, left } of await this.store.add(points, REQUEST_WINDOW_SECONDS))
        Object.assign(counts.get(key) ?? {}, { total, endsAt: performance.now() + left });
    } catch (error) {
      for (const [key, count] of counts) move(count, -(points.get(key) ?? 0));
      throw error;
    }
  }

  /** Sends what is left to send, if there is somebody to send it to. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.share();
  }
}

/** What is on its way counts as sent, so that it is sent once. */
function move(count: Count, sent = 0): void {
  count.total += sent;
  count.unsent -= sent;
}
