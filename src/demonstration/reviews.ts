import type { LocalDate } from '../platform/clock/zones.js';
import type { ReviewKind } from '../reviews/review.rules.js';
import type {
  ReviewDraftResponse,
  ReviewResponse,
  ReviewsResponse,
  ReviewStoryResponse,
} from '../reviews/reviews.responses.js';
import type { Story } from './engagements.js';
import type { Actor } from './people.js';

/** A review of an engagement of the demonstration, as it is answered and settled. */
export class ReviewTale {
  constructor(
    private readonly story: Story,
    private readonly kind: ReviewKind,
  ) {}

  /** Somebody answers it, if it is open by then; and submits that, unless it is left a draft. */
  answered(date: LocalDate, author: Actor, said: Record<string, string>, leftOpen = false): this {
    this.story.does(date, '20:10', author, async () => {
      const review = await this.find(author);
      if (review?.state !== 'open') return;
      const at = `${this.story.path}/reviews/${review.id}/answers`;
      const answers = Object.entries(said).map(([question, text]) => ({ question, text }));
      const { version } = await author.api.get<ReviewDraftResponse>(`${at}/draft`);
      const draft = await author.api.put<ReviewDraftResponse>(`${at}/draft`, version, { answers });
      if (!leftOpen) await author.api.post(at, { draft: draft.version });
    });
    return this;
  }

  /** Somebody says of all goals that they are kept, if both have answered by then. */
  keptAllGoals(date: LocalDate, actor: Actor): this {
    this.story.does(date, '12:10', actor, async () => {
      const review = await this.find(actor);
      if (review?.state !== 'answered') return;
      const at = `${this.story.path}/reviews/${review.id}`;
      const { goals } = await actor.api.get<ReviewStoryResponse>(at);
      await actor.api.post(`${at}/outcome`, { goals: goals.map(({ id: goalId }) => ({ goalId, decision: 'kept' })) });
    });
    return this;
  }

  private async find({ api }: Actor): Promise<ReviewResponse | undefined> {
    const { items } = await api.get<ReviewsResponse>(`${this.story.path}/reviews`);
    return items.find(({ kind }) => kind === this.kind);
  }
}
