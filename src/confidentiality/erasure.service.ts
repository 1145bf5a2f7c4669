import { Injectable } from '@nestjs/common';
import { isOver } from '../engagements/engagement.rules.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { asPractice, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { confidentialityErrors } from './confidentiality.errors.js';
import { ContentKeysRepository, type Engaged } from './content-keys.repository.js';

type Erasing = (tx: Tx, engagement: Engaged) => Promise<void>;

/** Somebody's right to be forgotten: without its key, nobody reads what was said in an engagement. */
@Injectable()
export class ErasureService {
  private readonly others: Erasing[] = [];

  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly keys: ContentKeysRepository,
    private readonly clock: Clock,
  ) {}

  /** Says what else goes with it: what is said, and lies under no key. */
  also(erase: Erasing): void {
    this.others.push(erase);
  }

  /** Erases the key of an engagement that is over; that it was erased, by whom and why, is in its history. */
  erase(caller: PersonCaller, engagementId: string, reason: string): Promise<void> {
    return this.database.transaction(asPractice(caller), async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      if (!isOver(engagement.state)) throw confidentialityErrors.notOver();
      if ((await this.keys.find(tx, engagementId))?.erasedAt) throw confidentialityErrors.erased();
      await this.keys.erase(tx, engagement, this.clock.now());
      for (const eraseToo of this.others) await eraseToo(tx, engagement);
      await this.engagements.record(tx, engagement, `What was said was erased: ${reason}`);
    });
  }
}
