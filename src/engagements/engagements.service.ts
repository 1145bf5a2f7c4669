import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { idAfter, pageOf } from '../platform/http/page.js';
import { CalendarsService } from '../scheduling/calendars.service.js';
import type { Interval } from '../scheduling/obstacles.rules.js';
import { SessionBook, type Figures } from './books.types.js';
import type { Engagement } from './engagement.entity.js';
import { EngagementsRepository, type EngagementRow } from './engagements.repository.js';
import { HealthService } from './health.service.js';
import type { HealthResponse } from './health.responses.js';
import type { ListEngagementsQuery } from './engagements.requests.js';
import type {
  EngagementResponse,
  EngagementsResponse,
  HistoryResponse,
  PlanDatesResponse,
} from './engagements.responses.js';

const NOTHING_YET: Figures = { held: 0, left: 0, scheduled: 0, forfeited: 0, nextAt: null };

const NOT_JUDGED: HealthResponse = { status: null, reasons: [] };

/** Reads engagements, and hands them out to the modules that work on what is in them. */
@Injectable()
export class EngagementsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsRepository,
    private readonly sessions: SessionBook,
    private readonly health: HealthService,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  read(caller: PersonCaller, id: string): Promise<EngagementResponse> {
    return this.database.read(caller, (tx) => this.present(tx, id));
  }

  list(caller: PersonCaller, query: ListEngagementsQuery): Promise<EngagementsResponse> {
    const { cursor, limit, health, ...filter } = query;
    const after = idAfter(cursor);
    return this.database.read(caller, async (tx) => {
      const found = health
        ? await this.engagements.findSeveral(
            tx,
            await this.health.findPage(tx, health, { after, filter, limit: limit + 1 }),
          )
        : await this.engagements.findPage(tx, after, filter, limit);
      const page = pageOf(found, limit, ({ id }) => id);
      return { ...page, items: await this.withFigures(tx, page.items) };
    });
  }

  history(caller: PersonCaller, id: string): Promise<HistoryResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.engagements.findHistory(tx, id) }));
  }

  plan(caller: PersonCaller, id: string): Promise<PlanDatesResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.engagements.findPlan(tx, id) }));
  }

  /** An engagement as its coach, coachee and the administrator read it. */
  async present(tx: Tx, id: string): Promise<EngagementResponse> {
    const row = await this.engagements.findById(tx, id);
    if (!row) throw platformErrors.missing();
    const [presented] = await this.withFigures(tx, [row]);
    return presented as EngagementResponse;
  }

  /** An engagement that something is about to be decided on; nothing of it changes until the transaction ends. */
  lock(tx: Tx, id: string): Promise<Engagement> {
    return this.engagements.lock(tx, id);
  }

  get(tx: Tx, id: string): Promise<Engagement> {
    return this.engagements.get(tx, id);
  }

  /** Writes into the history of an engagement what did not change its state. */
  record(tx: Tx, engagement: Engagement, why: string): Promise<void> {
    return this.engagements.record(tx, engagement, engagement.state, this.clock.now(), why);
  }

  /**
   * The calendars first, then the engagement: the order that every booking keeps, so that none deadlocks.
   * @param others whose calendars it is about besides those of coach and coachee: guests, a successor
   */
  async lockWithCalendars(tx: Tx, id: string, others: string[] = []): Promise<Engagement> {
    const before = await this.engagements.get(tx, id);
    await this.calendars.lock(tx, [before.coachId, before.coacheeId, ...others]);
    const engagement = await this.engagements.lock(tx, id);
    if (engagement.coachId === before.coachId) return engagement;
    // It was handed over while this waited: whoever handed it over is nothing to it any more.
    if (tx.caller.personId === before.coachId) throw platformErrors.missing();
    await this.calendars.lock(tx, [engagement.coachId, engagement.coacheeId, ...others]);
    return engagement;
  }

  /** Many at once, in id order; their people's calendars are locked already. */
  lockAll(tx: Tx, ids: string[]): Promise<void> {
    return this.engagements.lockAll(tx, ids);
  }

  /**
   * What a coachee moves on their own goes where the coach's free slots would let them book, and nowhere else.
   * @param besides what is moved: a session, or the engagement where it is several
   * @throws slot.not-free
   */
  refuseUnlessFree(tx: Tx, { coachId, coacheeId }: Engagement, time: Interval, besides: string): Promise<void> {
    const { startsAt, endsAt } = time;
    return this.calendars.refuseUnbookable(tx, { coachId, coacheeId, startsAt, endsAt }, besides);
  }

  private async withFigures(tx: Tx, rows: EngagementRow[]): Promise<EngagementResponse[]> {
    const ids = rows.map(({ id }) => id);
    const figures = await this.sessions.figures(tx, ids);
    const health = await this.health.find(tx, ids);
    return rows.map((row) => ({
      ...row,
      figures: figures.get(row.id) ?? NOTHING_YET,
      health: health.get(row.id) ?? NOT_JUDGED,
    }));
  }
}
