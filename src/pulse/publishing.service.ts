import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ErasureService } from '../confidentiality/erasure.service.js';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Rounds } from '../platform/jobs/rounds.js';
import { periodOf, publicationsOf } from './publication.rules.js';
import { PublicationsRepository } from './publications.repository.js';

/** Once a month, what has come in by its beginning is published, where it is of five people or more. */
@Injectable()
export class Publishing implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly publications: PublicationsRepository,
    private readonly erasures: ErasureService,
    private readonly rounds: Rounds,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    // Daily, so that a month that began while no server ran is not left out; a group is published once a month.
    this.rounds.daily('pulse', (practiceId) => this.publish(practiceId));
    this.erasures.also((tx, { id }) => this.publications.erase(tx, id));
  }

  private async publish(practiceId: string): Promise<void> {
    const period = periodOf(this.clock.today('UTC'));
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      const pending = await this.publications.findPending(tx, new Date(`${period}T00:00:00Z`));
      if (pending.length === 0) return;
      const publishedAt = this.clock.now();
      for (const publication of publicationsOf(pending, await this.publications.findLeft(tx, period))) {
        const { companyId, moment, people, halves } = publication;
        const id = uuidv7({ msecs: publishedAt.getTime() });
        const row = { practiceId, id, companyId, moment, period, people, ...halves, publishedAt };
        await this.publications.add(tx, row, publication);
      }
    });
  }
}
