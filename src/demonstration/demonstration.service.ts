import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { Tx } from '../platform/database/tx.js';
import { demonstrationErrors } from './demonstration.errors.js';
import { DemonstrationRepository } from './demonstration.repository.js';
import type { DemonstrationResponse } from './demonstration.responses.js';
import { WEEKS_TOLD } from './demonstration.rules.js';

const NONE: DemonstrationResponse = {
  ...{ state: 'none', weeksTold: 0, weeks: WEEKS_TOLD },
  ...{ practiceId: null, askedBy: null, yours: false, askedAt: null },
};

/** A practice to look around in, while one's own is being set up. */
@Injectable()
export class DemonstrationService {
  constructor(
    private readonly database: Database,
    private readonly demonstrations: DemonstrationRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  read(caller: PersonCaller): Promise<DemonstrationResponse> {
    return this.database.read(caller, (tx) => this.present(tx));
  }

  /** Has one made; what came of one that failed is removed first. */
  ask(caller: PersonCaller): Promise<DemonstrationResponse> {
    const { practiceId, personId } = caller;
    return this.database.transaction(caller, async (tx) => {
      if (await this.demonstrations.isOne(tx)) throw demonstrationErrors.ofItself();
      const { state } = await this.present(tx);
      if (state === 'failed') await this.demonstrations.remove(tx);
      else if (state !== 'none') throw demonstrationErrors.there();
      const now = this.clock.now();
      await this.demonstrations.add(tx, personId, now);
      await this.jobs.send(tx, 'demonstrations', { practiceId }, now, `${practiceId}:${now.toISOString()}`);
      return this.present(tx);
    });
  }

  /** Removes it, whether it is ready or being made: whoever makes it finds out, and stops. */
  remove(caller: PersonCaller): Promise<void> {
    return this.database.transaction(caller, (tx) => this.demonstrations.remove(tx));
  }

  private async present(tx: Tx): Promise<DemonstrationResponse> {
    return (await this.demonstrations.find(tx)) ?? NONE;
  }
}
