/** A request that must take effect once, however often it is sent: its key and a digest of what it asked. */
export interface IdempotentRequest {
  key: string;
  digest: string;
}

/**
 * On whose behalf the database is used. Row-level security reads it, so nothing can be asked of the database without.
 * `itself` is the practice acting by its own rules (a signature completes an agreement, a deadline passes): it may
 * change the state of any engagement of that practice, and never reads content.
 */
export interface Caller {
  readonly practiceId: string;
  /** The person calling; undefined only where the practice acts with nobody asking. */
  readonly personId?: string;
  readonly administrator: boolean;
  readonly coach: boolean;
  readonly itself: boolean;
  readonly idempotent?: IdempotentRequest;
}

/** A caller who is known to be a person. */
export type PersonCaller = Caller & { readonly personId: string };

/** The practice itself, with nobody asking: jobs, and the practice's first day. */
export function practiceItself(practiceId: string): Caller {
  return { practiceId, administrator: false, coach: false, itself: true };
}

/** The practice itself, carrying out what follows from something that this caller was permitted to do. */
export function asPractice<C extends Caller>(caller: C): C {
  return { ...caller, administrator: false, itself: true };
}
