import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { formatInstant } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { isEmpty, refuseOtherAnswers, withoutBlanks, type Answers } from './question.rules.js';
import { reviewErrors } from './review.errors.js';
import { afterAnswer, refuseOver, refuseUnanswerable, sideOf, type ReviewSide } from './review.rules.js';
import { ReviewWords, type OpenedDraft, type Writing } from './review-words.service.js';
import { ReviewsRepository } from './reviews.repository.js';
import type { WriteDraftRequest } from './reviews.requests.js';
import type { ReviewDraftResponse, ReviewStoryResponse } from './reviews.responses.js';
import { ReviewsService } from './reviews.service.js';

/** Answers to a review: written as a draft, which is kept and is its author's alone until they submit it. */
@Injectable()
export class ReviewAnswersService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly repository: ReviewsRepository,
    private readonly reviews: ReviewsService,
    private readonly words: ReviewWords,
    private readonly clock: Clock,
  ) {}

  /** The caller's own draft; an empty one, where nothing was written yet or it was submitted. */
  readDraft(caller: PersonCaller, engagementId: string, id: string): Promise<ReviewDraftResponse> {
    return this.database.read(caller, async (tx) => {
      await this.repository.get(tx, engagementId, id);
      return presentDraft(await this.words.draftOf(tx, engagementId, id, caller.personId));
    });
  }

  /** Keeps a draft at the version that was read: in another window, somebody may have gone on writing. */
  writeDraft(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    version: number,
    request: WriteDraftRequest,
  ): Promise<ReviewDraftResponse> {
    return this.database.transaction(caller, async (tx) => {
      const { writing, before } = await this.beginWriting(tx, caller, engagementId, id);
      if ((before?.row.version ?? 0) !== version) throw platformErrors.stale();
      const answers = answersIn(request);
      refuseOtherAnswers(writing.review.kind, answers, await this.repository.findAgreedGoals(tx, engagementId));
      await this.words.keep(tx, writing, before?.row, answers);
      return presentDraft(await this.words.draftOf(tx, engagementId, id, caller.personId));
    });
  }

  /** Submits the draft that was read. From then on it stays as it is; once both have, each reads the other's. */
  submit(caller: PersonCaller, engagementId: string, id: string, version: number): Promise<ReviewStoryResponse> {
    return this.database.transaction(caller, async (tx) => {
      const { writing, side, before } = await this.beginWriting(tx, caller, engagementId, id);
      if (!before || isEmpty(before)) throw reviewErrors.empty();
      if (before.row.version !== version) throw reviewErrors.draftMoved();
      await this.words.submit(tx, writing, side, before.row, withoutBlanks(before));
      await this.repository.change(tx, writing.review, afterAnswer(writing.review, side, writing.now));
      await this.reviews.follow(tx, writing.review, writing.now);
      return this.reviews.present(tx, caller, engagementId, id);
    });
  }

  /** Locks what is about to be written on, and looks whether it may be. */
  private async beginWriting(
    tx: Tx,
    caller: PersonCaller,
    engagementId: string,
    id: string,
  ): Promise<{ writing: Writing; side: ReviewSide; before: OpenedDraft | undefined }> {
    const engagement = await this.engagements.lock(tx, engagementId);
    const review = await this.repository.get(tx, engagementId, id);
    const now = this.clock.now();
    const side = sideOf(caller.personId, engagement);
    refuseUnanswerable(review, side);
    refuseOver(review, engagement.state, now);
    const before = await this.words.draftOf(tx, engagementId, id, caller.personId);
    return { writing: { engagement, review, authorId: caller.personId, now }, side, before };
  }
}

function answersIn({ answers, goals }: WriteDraftRequest): Answers {
  return {
    answers: answers.map(({ question, text }) => ({ question, text })),
    goals: goals.map(({ goalId, rating = null, remark = null }) => ({ goalId, rating, remark })),
  };
}

function presentDraft(draft: OpenedDraft | undefined): ReviewDraftResponse {
  if (!draft) return { answers: [], goals: [], updatedAt: null, version: 0 };
  const { row, answers, goals } = draft;
  return { answers, goals, updatedAt: formatInstant(row.updatedAt), version: row.version };
}
