import { Injectable } from '@nestjs/common';
import { SessionBook, type Figures } from '../engagements/books.types.js';
import type { Tx } from '../platform/database/tx.js';
import { Clock } from '../platform/clock/clock.js';
import type { Session } from './session.entity.js';
import { HoldsRepository } from './holds.repository.js';
import { LedgerRepository, type Ledgered } from './ledger.repository.js';
import { SessionsRepository } from './sessions.repository.js';

type AgreedDates = Parameters<SessionsRepository['add']>[2];

/** What an engagement asks of its sessions. */
@Injectable()
export class EngagementSessionBook extends SessionBook {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly holds: HoldsRepository,
    private readonly ledger: LedgerRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  async begin(tx: Tx, engagement: Ledgered, dates: AgreedDates): Promise<void> {
    await this.ledger.enter(tx, engagement, { reason: 'allocated', amount: engagement.sessions }, this.clock.now(), {
      note: `${engagement.sessions} were agreed`,
    });
    await this.sessions.add(tx, engagement, dates);
  }

  async cancelFuture(tx: Tx, engagement: Ledgered, reason: string): Promise<void> {
    const now = this.clock.now();
    for (const session of await this.sessions.findEntities(tx, engagement)) {
      if (session.state !== 'scheduled' || session.startsAt <= now) continue;
      const change = { state: 'cancelled' as const, cancelledBy: 'practice' as const, outcomeAt: now, reason };
      await this.sessions.change(tx, session, change, now);
    }
    await this.letGo(tx, engagement);
  }

  async letGo(tx: Tx, engagement: Ledgered): Promise<void> {
    const now = this.clock.now();
    await this.sessions.lapseRequests(tx, await this.scheduled(tx, engagement), now);
    for (const hold of await this.holds.findUnclosed(tx, engagement)) await this.holds.close(tx, hold, 'released', now);
  }

  async scheduled(tx: Tx, engagement: Ledgered): Promise<Session[]> {
    return (await this.sessions.findEntities(tx, engagement)).filter(({ state }) => state === 'scheduled');
  }

  async expire(tx: Tx, engagement: Ledgered): Promise<void> {
    const { left = 0, scheduled = 0 } = (await this.figures(tx, [engagement.id])).get(engagement.id) ?? {};
    // A session that has begun and has no outcome yet keeps what it reserves.
    const unused = left - scheduled;
    if (unused > 0)
      await this.ledger.enter(tx, engagement, { reason: 'expired', amount: -unused }, this.clock.now(), {
        note: 'The engagement is over',
      });
  }

  async restore(tx: Tx, engagement: Ledgered): Promise<void> {
    const amount = await this.ledger.findLastExpired(tx, engagement.id);
    const note = 'The engagement was reopened';
    if (amount > 0) await this.ledger.enter(tx, engagement, { reason: 'granted', amount }, this.clock.now(), { note });
  }

  figures(tx: Tx, engagementIds: string[]): Promise<Map<string, Figures>> {
    return this.sessions.findFigures(tx, engagementIds, this.clock.now());
  }
}
