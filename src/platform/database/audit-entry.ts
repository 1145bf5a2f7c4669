import type { Caller } from './caller.js';
import { sql, type Tx } from './tx.js';

/** What became of what was asked: carried out, answered again, read, or refused for want of a right. */
export const AUDIT_OUTCOMES = ['done', 'replayed', 'opened', 'refused'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Ids by name. Postgres takes nothing else. */
export type AuditedIds = Readonly<Record<string, string>>;

/** What is told of an act beyond what its caller says. Practice and actor are the transaction's. */
export interface Act {
  outcome: AuditOutcome;
  /** The permission or operation; the request's if left out. */
  action?: string;
  about?: AuditedIds;
  /** Ids of rows that were added, by table. */
  wrote?: Readonly<Record<string, readonly string[]>>;
  /** Of a refusal. */
  status?: number;
}

export const appendEntry = sql(`select audit_append($1::jsonb)`);
export const appendOpenings = sql(`select audit_open($1::jsonb, $2::jsonb)`);

/** An entry as the database's functions take it. */
export function entryText({ request }: Caller, at: Date, act: Act): string {
  return JSON.stringify({
    at: at.toISOString(),
    action: act.action ?? request?.permission,
    outcome: act.outcome,
    status: act.status,
    about: act.about ?? request?.about ?? {},
    wrote: act.wrote ?? {},
    sign_in_id: request?.signInId,
    token_id: request?.tokenId,
    network: request?.network,
    user_agent: request?.userAgent,
    request_id: request?.requestId,
  });
}

/** What a unit of work did for a request; undefined where nobody asked, as in a job. */
export function entryOf({ caller, done }: Tx, at: Date): string | undefined {
  if (!caller.request) return undefined;
  return entryText(caller, at, { outcome: done.replayed ? 'replayed' : 'done', wrote: done.wrote });
}
