import type { FastifyRequest } from 'fastify';

/** A practice that whoever calls belongs to, and what they are in it. */
export interface Membership {
  practiceId: string;
  practiceName: string;
  personId: string;
  administrator: boolean;
  coach: boolean;
}

/** Who is calling, as their credentials say. */
export interface Identified {
  accountId?: string;
  signInId?: string;
  email?: string;
  name?: string;
  memberships: Membership[];
}

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
