import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { plusDays, tzVersion } from '../platform/clock/zones.js';
import { nobody } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { ResolvingService } from './resolving.service.js';
import { ZoneDataRepository } from './zone-data.repository.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Practices whose jobs are written in one transaction. */
const AT_ONCE = 100;

/** A look at all practices, on a day, with a version of the zone data. */
type Look = Readonly<Record<'version' | 'day', string>>;
type LookAtPractice = Readonly<Record<'version' | 'practiceId', string>>;

/**
 * Zone data moves on: governments decide about clocks, and a new version of this server brings what they decided. When
 * it starts, and daily, it looks in every practice for appointments that were read with older data.
 */
@Injectable()
export class ZoneDataService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly appointments: ZoneDataRepository,
    private readonly resolving: ResolvingService,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('zone-data', (look: Look) => this.lookAtAll(look));
    this.jobs.handle('zone-data-of-practice', ({ version, practiceId }: LookAtPractice) => {
      refuseNewer(version);
      return this.resolving.resolve(practiceId);
    });
  }

  /** Begins to look, today and from now on daily. Where other instances have, it is the same job. */
  async begin(): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(nobody, (tx) => this.sendLook(tx, now, this.clock.today('UTC')));
  }

  private async lookAtAll({ version, day }: Look): Promise<void> {
    refuseNewer(version);
    // Whoever brought newer data has begun to look with that.
    if (version !== tzVersion) return;
    const now = this.clock.now();
    await this.database.transaction(nobody, (tx) =>
      this.sendLook(tx, new Date(now.getTime() + DAY_MS), plusDays(day, 1)),
    );
    for (let after: string | undefined, isMore = true; isMore;) {
      const practices = await this.database.transaction(nobody, (tx) => this.sendLooks(tx, after, day));
      after = practices.at(-1);
      isMore = practices.length === AT_ONCE;
    }
  }

  private async sendLook(tx: Tx, at: Date, day: string): Promise<void> {
    await this.jobs.send(tx, 'zone-data', { version: tzVersion, day }, at, `${tzVersion}:${day}`);
  }

  private async sendLooks(tx: Tx, after: string | undefined, day: string): Promise<string[]> {
    const practices = await this.appointments.findPracticesAfter(tx, after ?? null, AT_ONCE);
    for (const practiceId of practices) {
      const data = { version: tzVersion, practiceId };
      await this.jobs.send(tx, 'zone-data-of-practice', data, this.clock.now(), `${practiceId}:${tzVersion}:${day}`);
    }
    return practices;
  }
}

/** An instance that is about to be replaced leaves to the newer ones what they know better: the job is tried again. */
function refuseNewer(version: string): void {
  if (version > tzVersion) throw new NewerZoneData();
}

class NewerZoneData extends Error {
  override readonly name = 'NewerZoneData';
}
