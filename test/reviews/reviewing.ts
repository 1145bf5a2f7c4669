import type { ReviewKind } from '../../src/reviews/review.rules.js';
import type { ReviewStoryResponse, ReviewsResponse } from '../../src/reviews/reviews.responses.js';
import type { PracticeBuilder, Actor } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

/** The reviews of one engagement, and what its two do about them. */
export class Reviewing {
  constructor(
    readonly test: TestApp,
    readonly engagementId: string,
    readonly coach: Actor,
    readonly coachee: Actor,
  ) {}

  static async begin(practice: PracticeBuilder, given: Record<string, unknown> = {}): Promise<Reviewing> {
    const { coach, coachee, id } = await practice.activePair(given);
    return new Reviewing(practice.test, id, coach, coachee);
  }

  get path(): string {
    return `engagements/${this.engagementId}/reviews`;
  }

  /** How each stands, by its kind. */
  async states(): Promise<Record<string, string>> {
    const { body } = await this.test.as(this.coachee).get(this.path).expect(200);
    return Object.fromEntries((body as ReviewsResponse).items.map(({ kind, state }) => [kind, state]));
  }

  async idOf(kind: ReviewKind): Promise<string> {
    const { body } = await this.test.as(this.coachee).get(this.path).expect(200);
    return (body as ReviewsResponse).items.find((each) => each.kind === kind)?.id ?? '';
  }

  async read(actor: Actor, kind: ReviewKind): Promise<ReviewStoryResponse> {
    const { body } = await this.test
      .as(actor)
      .get(`${this.path}/${await this.idOf(kind)}`)
      .expect(200);
    return body as ReviewStoryResponse;
  }

  async draft(actor: Actor, kind: ReviewKind, version: number, body: object) {
    const at = `${this.path}/${await this.idOf(kind)}/answers/draft`;
    return this.test.as(actor).change('put', at, version, body);
  }

  async submit(actor: Actor, kind: ReviewKind, draft = 1) {
    return this.test.as(actor).post(`${this.path}/${await this.idOf(kind)}/answers`, { draft });
  }

  /** Somebody writes one answer, and submits it. */
  async answer(actor: Actor, kind: ReviewKind, question: string, text = 'Some'): Promise<void> {
    const written = await this.draft(actor, kind, 0, { answers: [{ question, text }] });
    if (written.status !== 200) throw new Error(JSON.stringify(written.body));
    const { status, body } = await this.submit(actor, kind);
    if (status !== 201) throw new Error(JSON.stringify(body));
  }

  async answerBoth(kind: ReviewKind, question: string): Promise<void> {
    for (const actor of [this.coach, this.coachee]) await this.answer(actor, kind, question);
  }

  async settle(actor: Actor, kind: ReviewKind, ...goals: object[]) {
    return this.test.as(actor).post(`${this.path}/${await this.idOf(kind)}/outcome`, { goals });
  }

  /** Sessions are held, as many as said, each when it is over. */
  async hold(practice: PracticeBuilder, count: number): Promise<void> {
    const sessions = await practice.sessions(this.engagementId, this.coach);
    for (const { id, endsAt } of sessions.filter(({ state }) => state === 'scheduled').slice(0, count)) {
      await this.test.goTo(endsAt);
      await this.test.as(this.coach).post(`engagements/${this.engagementId}/sessions/${id}/completion`).expect(200);
    }
  }
}
