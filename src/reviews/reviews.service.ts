import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { formatInstant } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { askedOf } from './question.rules.js';
import { sideOf } from './review.rules.js';
import type { Review } from './review.entity.js';
import { ReviewPrompting } from './review-prompting.service.js';
import { ReviewWords } from './review-words.service.js';
import { ReviewsRepository } from './reviews.repository.js';
import type { ReviewAnswersResponse, ReviewsResponse, ReviewStoryResponse } from './reviews.responses.js';

/** Reads reviews: what they ask, what was answered as far as the caller may read it, and what followed. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly reviews: ReviewsRepository,
    private readonly words: ReviewWords,
    private readonly prompting: ReviewPrompting,
  ) {}

  list(caller: PersonCaller, engagementId: string): Promise<ReviewsResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.reviews.findAll(tx, engagementId) }));
  }

  read(caller: PersonCaller, engagementId: string, id: string): Promise<ReviewStoryResponse> {
    return this.database.read(caller, (tx) => this.present(tx, caller, engagementId, id));
  }

  /** What follows when both have answered: there is something to report. */
  async follow(tx: Tx, review: Review, now: Date): Promise<void> {
    if (review.state === 'answered') await this.prompting.askForReport(tx, review, now);
  }

  /** A review with its questions, goals and answers, as the caller may read it. */
  async present(tx: Tx, caller: PersonCaller, engagementId: string, id: string): Promise<ReviewStoryResponse> {
    const review = await this.reviews.present(tx, engagementId, id);
    const side = sideOf(caller.personId, await this.engagements.get(tx, engagementId));
    const questions = askedOf(review.kind, side, await this.reviews.findLanguage(tx));
    const goals = await this.reviews.findGoals(tx, engagementId, id);
    return { ...review, questions, goals, answers: await this.answersTo(tx, engagementId, id) };
  }

  private async answersTo(tx: Tx, engagementId: string, id: string): Promise<ReviewAnswersResponse[]> {
    const answers = await this.words.answersTo(tx, engagementId, id);
    const ids = answers.map(({ authorId }) => authorId);
    const names = await this.reviews.findNames(tx, ids);
    return answers.map(({ authorId, at, ...said }) => ({
      ...{ by: names.get(authorId) ?? null, at: formatInstant(at) },
      ...said,
    }));
  }
}
