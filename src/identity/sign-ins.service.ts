import { Injectable } from '@nestjs/common';
import type { Origin, SignedIn } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { formatInstant } from '../platform/clock/zones.js';
import { accountItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { AccountEvents } from './account-events.service.js';
import { digestOf, newSecret } from './credentials.js';
import type { SignInResponse, SignInsResponse } from './identity.responses.js';
import { SignInCookie } from './sign-in-cookie.js';
import { beginningOf, seenAfter } from './sign-in.rules.js';
import { SignInsRepository, type ListedSignIn, type Way } from './sign-ins.repository.js';

/** A sign-in that has begun: the cookie that carries it, and what is told of it. */
export interface Begun {
  cookie: string;
  answer: SignInResponse;
}

/** Somebody who has shown who they are, and how. */
export interface Shown {
  accountId: string;
  way: Way;
  origin: Origin;
  /** What the browser was signed in by until now: it ends. */
  earlier?: string;
  /** Where a company's provider let them in: the one practice that it may. */
  practiceId?: string;
}

/** Sign-ins: opaque tokens of 256 random bits, in the database as digests alone. */
@Injectable()
export class SignInsService {
  constructor(
    private readonly database: Database,
    private readonly signIns: SignInsRepository,
    private readonly events: AccountEvents,
    private readonly cookie: SignInCookie,
    private readonly clock: Clock,
  ) {}

  /** Begins a sign-in for somebody who has shown who they are. */
  begin(shown: Shown): Promise<Begun> {
    return this.database.transaction(accountItself(shown.accountId), (tx) => this.beginIn(tx, shown));
  }

  /** The same in the transaction of what it depends on; its caller is of that account. */
  async beginIn(tx: Tx, shown: Shown): Promise<Begun> {
    const { accountId, way, origin, practiceId = null } = shown;
    const now = this.clock.now();
    const id = uuidv7({ msecs: now.getTime() });
    const { secret, digest } = newSecret();
    await this.signIns.forgetPast(tx, now, seenAfter(now));
    const earlier = this.cookie.tokenOf(shown.earlier);
    if (earlier) await this.signIns.endByToken(tx, digestOf(earlier));
    const beginning = beginningOf(way, await this.signIns.hasSecondFactor(tx), now);
    await this.signIns.add(tx, { id, tokenHash: digest, practiceId, way, createdAt: now, ...beginning, ...origin });
    await this.events.tell(tx, {
      accountId,
      signInId: id,
      action: `sign-in.by-${way.replace('_', '-')}`,
      outcome: 'done',
      ...origin,
    });
    return this.begun(id, secret, beginning.expiresAt, beginning.awaitsSecondFactor);
  }

  /** Whether the account is signed in to from a network already. */
  isKnownNetwork(tx: Tx, network: string): Promise<boolean> {
    return this.signIns.hasNetwork(tx, network);
  }

  /** Somebody was refused at an account's door. */
  async noteRefusal(accountId: string, action: string, origin: Origin): Promise<void> {
    const event = { accountId, action, outcome: 'refused' as const, ...origin };
    await this.database.transaction(accountItself(accountId), (tx) => this.events.tell(tx, event));
  }

  /** The second factor has been shown: the sign-in goes on under a new token, and all of it is open. */
  finish(accountId: string, id: string, origin: Origin): Promise<Begun> {
    return this.database.transaction(accountItself(accountId), async (tx) => {
      await this.signIns.confirm(tx, id, this.clock.now());
      await this.events.tell(tx, {
        accountId,
        signInId: id,
        action: 'second-factor.shown',
        outcome: 'done',
        ...origin,
      });
      return this.renew(tx, id);
    });
  }

  /** The account has changed: this sign-in goes on under a new token, and all others end. */
  async goOnAlone(tx: Tx, id: string): Promise<Begun> {
    await this.signIns.endAll(tx, id);
    return this.renew(tx, id);
  }

  /** The second factor was removed. */
  async forgetSecondFactor(tx: Tx, id: string): Promise<void> {
    await this.signIns.forgetSecondFactor(tx, id);
  }

  /** The second factor has been set up, and so shown. */
  async confirmAlone(tx: Tx, id: string): Promise<Begun> {
    await this.signIns.confirm(tx, id, this.clock.now());
    return this.goOnAlone(tx, id);
  }

  /** Ends all of an account's sign-ins, in the transaction of what they end for. */
  async endAll(tx: Tx): Promise<void> {
    await this.signIns.endAll(tx);
  }

  private async renew(tx: Tx, id: string): Promise<Begun> {
    const now = this.clock.now();
    const { secret, digest } = newSecret();
    const renewed = await this.signIns.renew(tx, id, now, digest);
    if (!renewed) throw platformErrors.missing();
    const { expiresAt } = renewed;
    return this.begun(id, secret, expiresAt, false);
  }

  private begun(id: string, token: string, expiresAt: Date, secondFactorNeeded: boolean): Begun {
    const seconds = Math.floor((expiresAt.getTime() - this.clock.now().getTime()) / 1_000);
    const answer = { id, secondFactorNeeded, expiresAt: formatInstant(expiresAt) };
    return { cookie: this.cookie.set(token, seconds), answer };
  }

  list(accountId: string, current: string): Promise<SignInsResponse> {
    const now = this.clock.now();
    return this.database.read(accountItself(accountId), async (tx) => {
      const found = await this.signIns.findOpen(tx, now, seenAfter(now));
      return { items: found.map((signIn) => present(signIn, current)) };
    });
  }

  /** Ends one of the account's sign-ins at once. */
  async end({ accountId, origin }: SignedIn, id: string): Promise<void> {
    await this.database.transaction(accountItself(accountId), async (tx) => {
      if (!(await this.signIns.end(tx, id))) throw platformErrors.missing();
      await this.events.tell(tx, { accountId, signInId: id, action: 'sign-in.end', outcome: 'done', ...origin });
    });
  }

  /** Ends the sign-in that asks. @returns the cookie that takes the place of its own */
  async signOut(by: SignedIn): Promise<string> {
    await this.end(by, by.signIn.id);
    return this.cookie.clear();
  }

  /** Ends all of the account's sign-ins but the one that asks. */
  async endOthers({ accountId, signIn, origin }: SignedIn): Promise<void> {
    await this.database.transaction(accountItself(accountId), async (tx) => {
      await this.signIns.endAll(tx, signIn.id);
      await this.events.tell(tx, { accountId, action: 'sign-in.end-others', outcome: 'done', ...origin });
    });
  }
}

function present(signIn: ListedSignIn, current: string): SignInsResponse['items'][number] {
  const { id, way, network, userAgent, createdAt, lastSeenAt } = signIn;
  const times = { since: formatInstant(createdAt), lastSeenAt: formatInstant(lastSeenAt) };
  return { id, way, network, userAgent, ...times, current: id === current };
}
