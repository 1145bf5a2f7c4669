import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { DomainError } from '../errors/domain-error.js';
import { statusOfKind } from '../http/problem.js';
import { appendEntry, appendOpenings, entryText, type Act, type AuditedIds } from './audit-entry.js';
import type { Caller } from './caller.js';
import { Database } from './database.js';

/** Refusals for want of a right. What a rule or the state of things refuses is no question of access. */
const OF_ACCESS: ReadonlySet<string> = new Set(['forbidden', 'missing']);
const REMEMBERED = 10_000;

/**
 * What is recorded outside of a unit of work. What one does, Database records with its commit, so that no module can
 * forget it. An entry that cannot be written fails the request: nothing is shown that is not written down.
 */
@Injectable()
export class AuditTrail {
  /** Openings that are in the trail already; the oldest are forgotten first, and the database knows them as well. */
  private readonly recent = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Records an act that is no unit of work of its caller's, such as a sign-in, in the caller's practice.
   * @param caller whose `request` says where it came from; `practiceItself` with a `personId` where the person has not
   *   signed in yet
   */
  async append(caller: Caller, act: Act): Promise<void> {
    await this.database.tell(caller, appendEntry, [entryText(caller, this.clock.now(), act)]);
  }

  /** Records that somebody was refused, if they were for want of a right, and passes the refusal on. */
  async refused(caller: Caller, refusal: unknown): Promise<never> {
    if (refusal instanceof DomainError && OF_ACCESS.has(refusal.definition.kind))
      await this.append(caller, { outcome: 'refused', status: statusOfKind[refusal.definition.kind] });
    throw refusal;
  }

  /** Records that somebody read these things: once an hour each, and never what is their own. */
  async opened(caller: Caller, things: readonly AuditedIds[]): Promise<void> {
    const at = this.clock.now();
    const keyOf = (thing: AuditedIds) =>
      JSON.stringify([caller.practiceId, caller.personId, caller.request?.permission, thing, hourOf(at)]);
    const others = things.filter(({ personId, engagementId }) => engagementId || personId !== caller.personId);
    const unknown = others.filter((thing) => !this.recent.has(keyOf(thing)));
    if (unknown.length === 0) return;
    const entry = entryText(caller, at, { outcome: 'opened' });
    await this.database.tell(caller, appendOpenings, [entry, JSON.stringify(unknown)]);
    for (const thing of unknown) this.remember(keyOf(thing));
  }

  private remember(key: string): void {
    this.recent.add(key);
    const [oldest] = this.recent;
    if (this.recent.size > REMEMBERED && oldest !== undefined) this.recent.delete(oldest);
  }
}

function hourOf(at: Date): string {
  return at.toISOString().slice(0, 13);
}
