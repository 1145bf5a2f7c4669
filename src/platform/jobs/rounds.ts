import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { plusDays } from '../clock/zones.js';
import { nobody } from '../database/caller.js';
import { Database } from '../database/database.js';
import { sql, type Tx } from '../database/tx.js';
import { Jobs } from './jobs.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Practices whose jobs are written in one transaction. */
const AT_ONCE = 100;

const practicesAfter = sql(`select practices_after($1, $2) as id`);

type Round = Readonly<Record<'day', string>>;
type Visit = Readonly<Record<'what' | 'practiceId', string>>;

/**
 * Once a day, every practice is visited for each thing that has to be looked at daily and follows from no change: a job
 * of its own for each, so that one that fails holds up no other. Several instances make one round.
 */
@Injectable()
export class Rounds implements OnModuleInit {
  private readonly visits = new Map<string, (practiceId: string) => Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('rounds', ({ day }: Round) => this.goRound(day));
    this.jobs.handle('visits', ({ what, practiceId }: Visit) => this.visit(what, practiceId));
  }

  /** Says what is done daily in each practice. It looks at the state, so that doing it twice does no harm. */
  daily(what: string, visit: (practiceId: string) => Promise<void>): void {
    this.visits.set(what, visit);
  }

  /** Begins today's round, unless another instance has, and from now on one daily. */
  async begin(): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(nobody, (tx) => this.sendRound(tx, now, this.clock.today('UTC')));
  }

  private async goRound(day: string): Promise<void> {
    const tomorrow = new Date(this.clock.now().getTime() + DAY_MS);
    await this.database.transaction(nobody, (tx) => this.sendRound(tx, tomorrow, plusDays(day, 1)));
    for (let after: string | null = null, isMore = true; isMore;) {
      const practices: string[] = await this.database.transaction(nobody, (tx) => this.sendVisits(tx, after, day));
      after = practices.at(-1) ?? null;
      isMore = practices.length === AT_ONCE;
    }
  }

  /** A server that looks at other things than those before it does not wait for tomorrow's round. */
  private async sendRound(tx: Tx, at: Date, day: string): Promise<void> {
    await this.jobs.send(tx, 'rounds', { day }, at, [day, ...this.visits.keys()].join());
  }

  private async sendVisits(tx: Tx, after: string | null, day: string): Promise<string[]> {
    const practices = (await tx.rows<{ id: string }>(practicesAfter, [after, AT_ONCE])).map(({ id }) => id);
    for (const practiceId of practices)
      for (const what of this.visits.keys())
        await this.jobs.send(tx, 'visits', { what, practiceId }, this.clock.now(), `${what}:${practiceId}:${day}`);
    return practices;
  }

  /** What only another version of this server does is left to it: the job is tried again. */
  private async visit(what: string, practiceId: string): Promise<void> {
    const visit = this.visits.get(what);
    if (!visit) throw new UnknownVisit();
    await visit(practiceId);
  }
}

class UnknownVisit extends Error {
  override readonly name = 'UnknownVisit';
}
