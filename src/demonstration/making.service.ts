import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { GiveUp, Jobs } from '../platform/jobs/jobs.js';
import type { KeptJob } from '../platform/jobs/kept-jobs.js';
import { DemonstrationPlayer, type Order } from './demonstration-player.js';
import { DemonstrationRepository } from './demonstration.repository.js';
import { WEEKS_TOLD, whatToDo } from './demonstration.rules.js';

type MakingJob = Readonly<Record<'practiceId', string>>;

/** Whoever makes it says how far it is: it is asked for again later. */
class StillBeingMade extends Error {
  override readonly name = 'StillBeingMade';
}

/** It was removed meanwhile, or begun anew by somebody else. */
class NotWantedAnyMore extends GiveUp {
  override readonly name = 'NotWantedAnyMore';
}

/** An attempt at a demonstration. */
interface Attempt extends Order {
  attempt: number;
}

/** Makes demonstrations: a job each, some seconds long, and done once however often it is handed out. */
@Injectable()
export class Making implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly demonstrations: DemonstrationRepository,
    private readonly player: DemonstrationPlayer,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('demonstrations', ({ practiceId }: MakingJob) => this.make(practiceId));
  }

  private async make(practiceId: string): Promise<void> {
    const begun = await this.begin(practiceId);
    if (!begun) return;
    const telling = (weeksTold: number, made: string) => this.tell(begun, { weeksTold, madePracticeId: made }, made);
    try {
      const { made, later } = await this.player.play(begun, telling);
      await this.leaveForLater(made, later);
      await this.tell(begun, { state: 'ready', weeksTold: WEEKS_TOLD }, made);
    } catch (error) {
      // Nobody need wait for whoever has given up. What was removed meanwhile failed for that alone.
      throw (await this.say(begun, { heardAt: null })) ? error : new NotWantedAnyMore();
    }
  }

  /** Says that it is begun; what an attempt before it has left is removed. Undefined where there is nothing to do. */
  private begin(practiceId: string): Promise<Attempt | undefined> {
    return this.database.transaction(practiceItself(practiceId), async (tx) => {
      const asked = await this.demonstrations.lock(tx);
      if (!asked) return undefined;
      const now = this.clock.now();
      const next = whatToDo(asked, now);
      if (next === 'wait') throw new StillBeingMade();
      if (next === 'nothing') return undefined;
      if (asked.madePracticeId) await this.demonstrations.remove(tx, asked.madePracticeId);
      const asker = await this.demonstrations.asker(tx);
      // Whoever was removed meanwhile, or signs in no more, looks around no more.
      if (next === 'give up' || !asker?.accountId) {
        await this.demonstrations.tell(tx, asked.attempt, { state: 'failed' });
        return undefined;
      }
      const attempt = asked.attempt + 1;
      await this.demonstrations.tell(tx, asked.attempt, { attempt, heardAt: now, weeksTold: 0 });
      return { ...asker, accountId: asker.accountId, practiceId, attempt };
    });
  }

  private async tell(attempt: Attempt, told: Parameters<DemonstrationRepository['tell']>[2], made: string) {
    if (await this.say(attempt, { ...told, heardAt: this.clock.now() })) return;
    await this.database.transaction(practiceItself(attempt.practiceId), (tx) => this.demonstrations.remove(tx, made));
    throw new NotWantedAnyMore();
  }

  private say({ practiceId, attempt }: Attempt, told: Parameters<DemonstrationRepository['tell']>[2]) {
    return this.database.transaction(practiceItself(practiceId), (tx) => this.demonstrations.tell(tx, attempt, told));
  }

  /** What its people wait for goes on from here by the server's own clock. */
  private leaveForLater(made: string, later: KeptJob[]): Promise<void> {
    return this.database.transaction(practiceItself(made), async (tx) => {
      for (const { queue, data, at, key } of later) await this.jobs.send(tx, queue, data, at, key);
    });
  }
}
