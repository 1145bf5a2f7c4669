import type { FastifyRequest } from 'fastify';
import type { TokenScope } from './token-scope.js';

/** A practice that whoever calls belongs to, and what they are in it. */
export interface Membership {
  practiceId: string;
  practiceName: string;
  personId: string;
  administrator: boolean;
  coach: boolean;
  /** Whether the practice demands a second factor of its administrators and coaches. */
  demandsSecondFactor: boolean;
  /** Whether it demonstrates something to the administrators of another practice, and nothing in it is real. */
  demonstrates: boolean;
}

/** The sign-in that a browser came with. */
export interface CurrentSignIn {
  id: string;
  /** When whoever is there last showed who they are. */
  since: Date;
  awaitsSecondFactor: boolean;
  hasSecondFactor: boolean;
  /** Whether a company's provider let them in: to one practice, and not to their account. */
  limited: boolean;
}

/** Who is calling, as their credentials say: a sign-in of an account, or an API token. */
export interface Identified {
  accountId?: string;
  email?: string;
  name?: string;
  signIn?: CurrentSignIn;
  token?: TokenScope & { id: string; hasSecondFactor: boolean };
  memberships: Membership[];
}

/** Where a request comes from. */
export interface Origin {
  requestId: string;
  network: string;
  userAgent?: string;
}

/** Somebody who came by a sign-in, to their own account, and where from they ask. */
export type SignedIn = Required<Pick<Identified, 'accountId' | 'email' | 'name' | 'signIn'>> & { origin: Origin };

/** Finds out who is calling. The identity module is one; the guard knows no more of it than this. */
export abstract class CallerSource {
  /** @returns undefined when nobody is signed in */
  abstract identify(request: FastifyRequest): Promise<Identified | undefined>;
}

declare module 'fastify' {
  interface FastifyRequest {
    identified?: Identified;
    caller?: import('../platform/database/caller.js').PersonCaller;
  }
}
