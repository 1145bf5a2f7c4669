import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReviewBook, SessionBook, type EngagementJob } from '../engagements/books.types.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { Review } from './review.entity.js';
import { daysAfter, dueReviews, lastSessionAt, stateAfter, type Pace } from './review.rules.js';
import { ReviewPrompting } from './review-prompting.service.js';
import { ReviewsRepository } from './reviews.repository.js';

type Engagement = Awaited<ReturnType<EngagementsService['lock']>>;

/** What an engagement asks of its reviews. */
@Injectable()
export class EngagementReviewBook extends ReviewBook {
  constructor(
    private readonly reviews: ReviewsRepository,
    private readonly sessions: SessionBook,
    private readonly prompting: ReviewPrompting,
    private readonly clock: Clock,
  ) {
    super();
  }

  async begin(tx: Tx, engagement: Engagement): Promise<void> {
    await this.reviews.generate(tx, engagement, this.clock.now());
    await this.follow(tx, engagement);
  }

  async follow(tx: Tx, engagement: Engagement): Promise<void> {
    const reviews = await this.reviews.findEntities(tx, engagement);
    // One that was completed, and goes on: there is time again.
    for (const each of reviews)
      if (each.answerableUntil) await this.reviews.change(tx, each, { answerableUntil: null });
    const coming = reviews.filter(({ state }) => state === 'coming');
    if (coming.length === 0 || engagement.state !== 'active') return;
    const [now, pace] = [this.clock.now(), await this.paceOf(tx, engagement)];
    const due = dueReviews(pace, now);
    for (const each of coming) if (due.includes(each.kind)) await this.open(tx, each, {});
    const last = lastSessionAt(pace);
    if (last && last > now) await this.prompting.lookAgain(tx, engagement, last);
  }

  async complete(tx: Tx, engagement: Engagement): Promise<void> {
    const closing = (await this.reviews.findEntities(tx, engagement)).find(({ kind }) => kind === 'closing');
    if (!closing || closing.state === 'settled') return;
    const answerableUntil = daysAfter(this.clock.now(), engagement.closingReviewDays);
    if (closing.state === 'coming') await this.open(tx, closing, { answerableUntil });
    else await this.reviews.change(tx, closing, { answerableUntil });
  }

  carried(tx: Tx, { id, activatedAt }: Engagement): Promise<string[]> {
    return this.reviews.findCarried(tx, id, activatedAt);
  }

  private async open(tx: Tx, review: Review, also: Partial<Review>): Promise<void> {
    const openedAt = this.clock.now();
    await this.reviews.change(tx, review, { state: stateAfter('open', review.state), openedAt, ...also });
    await this.prompting.ask(tx, review, openedAt);
  }

  private async paceOf(tx: Tx, engagement: Engagement): Promise<Pace> {
    const figures = (await this.sessions.figures(tx, [engagement.id])).get(engagement.id);
    const { held = 0, forfeited = 0, left = 0 } = figures ?? {};
    const scheduled = await this.sessions.scheduled(tx, engagement);
    return { used: held + forfeited, left, scheduled: scheduled.map(({ startsAt }) => startsAt) };
  }
}

/** Looks again when the last session begins: nothing else happens then. */
@Injectable()
export class ReviewOpening implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly book: ReviewBook,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('review-opens', (data: EngagementJob) => this.look(data));
  }

  private async look({ practiceId, engagementId }: EngagementJob): Promise<void> {
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      await this.book.follow(tx, await this.engagements.lock(tx, engagementId));
    });
  }
}
