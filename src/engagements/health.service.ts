import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/tx.js';
import { HealthRepository } from './health.repository.js';
import type { HealthResponse } from './health.responses.js';
import { healthOf, sayReason, type Health, type HealthFacts } from './health.rules.js';

/** How engagements fare, to whoever may know of them: the one rule, whoever asks. */
@Injectable()
export class HealthService {
  constructor(
    private readonly standings: HealthRepository,
    private readonly clock: Clock,
  ) {}

  /** Health of engagements, by id. */
  async find(tx: Tx, ids: string[]): Promise<Map<string, HealthResponse>> {
    const now = this.clock.now();
    const found = await this.standings.findFacts(tx, ids);
    return new Map([...found].map(([id, facts]) => [id, presentHealth(facts, now)]));
  }

  /** Which engagements of a list fare so, oldest first. */
  findPage(tx: Tx, health: Health, page: Parameters<HealthRepository['findPage']>[3]): Promise<string[]> {
    return this.standings.findPage(tx, this.clock.now(), health, page);
  }

  /** Every engagement of the practice that is off track, with what that follows from. */
  findOffTrack(tx: Tx, now: Date): Promise<{ id: string; facts: HealthFacts }[]> {
    return this.standings.findOffTrack(tx, now);
  }

  /** What the health of one engagement is derived from. */
  async findFacts(tx: Tx, id: string): Promise<HealthFacts | undefined> {
    return (await this.standings.findFacts(tx, [id])).get(id);
  }
}

/** Health as it is answered: each reason with its code, and in words. */
export function presentHealth(facts: HealthFacts, now: Date): HealthResponse {
  const { status, reasons } = healthOf(facts, now);
  return { status, reasons: reasons.map((code) => ({ code, text: sayReason(code, facts) })) };
}
