/** A request that must take effect once, however often it is sent: its key and a digest of what it asked. */
export interface IdempotentRequest {
  key: string;
  digest: string;
}

/**
 * The request that a unit of work is for, as the audit trail tells of it: what was asked, of which things, from where
 * and with which credential. Never what was said.
 */
export interface AskedBy {
  readonly requestId: string;
  /** The permission that was asked for, or the operation where anybody may ask. */
  readonly permission: string;
  /** Ids out of the address, by the names of its parameters. */
  readonly about: Readonly<Record<string, string>>;
  /** The address that the request came from. */
  readonly network: string;
  readonly userAgent?: string;
  readonly signInId?: string;
  readonly tokenId?: string;
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
  /** The account that this is about: what stands in the schema `auth` is opened for one account at a time. */
  readonly accountId?: string;
  /** Undefined for jobs, and for what a server does of its own. */
  readonly request?: AskedBy;
}

/** A caller who is known to be a person. */
export type PersonCaller = Caller & { readonly personId: string };

/** The practice itself, with nobody asking: jobs, and the practice's first day. */
export function practiceItself(practiceId: string): Caller {
  return { practiceId, administrator: false, coach: false, itself: true };
}

/** Nobody yet, in no practice: what is asked before it is known who calls. */
export const nobody: Caller = { practiceId: '', administrator: false, coach: false, itself: false };

/** An account, in no practice: what is kept of it in the schema `auth` is open to it alone. */
export function accountItself(accountId: string): Caller {
  return { ...nobody, accountId };
}

/** The practice itself, carrying out what follows from something that this caller was permitted to do. */
export function asPractice<C extends Caller>(caller: C): C {
  return { ...caller, administrator: false, itself: true };
}
