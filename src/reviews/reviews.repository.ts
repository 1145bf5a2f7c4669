import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { partiesOf } from '../engagements/parties.types.js';
import { OPEN_STATES } from '../goals/goal.rules.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { Language } from '../platform/mail/language.js';
import { Review, ReviewOutcome } from './review.entity.js';
import { REVIEW_KINDS, type Decided, type ReviewKind } from './review.rules.js';
import type { ReviewedGoalResponse, ReviewResponse } from './reviews.responses.js';

/** An engagement, as far as its reviews need it. */
export type Engaged = Parameters<typeof partiesOf>[0];

const IS_COACH = `r.coach_id = caller_person()`;
const REVIEW = `
  select r.id, r.engagement_id as "engagementId", r.kind, r.state, ${instantText('r.opened_at')} as "openedAt",
    ${instantText(`case when ${IS_COACH} then r.coach_answered_at else r.coachee_answered_at end`)} as "youAnsweredAt",
    ${instantText(`case when ${IS_COACH} then r.coachee_answered_at else r.coach_answered_at end`)} as "otherAnsweredAt",
    ${instantText('r.settled_at')} as "settledAt", ${instantText('r.answerable_until')} as "answerableUntil", r.version
  from review r where r.engagement_id = $1`;

const all = sql(`${REVIEW} order by array_position(array['kickoff', 'midpoint', 'closing'], r.kind)`);
const one = sql(`${REVIEW} and r.id = $2`);
const language = sql(`select language from person where id = caller_person()`);

/** Open goals, or those that the review has decided on; with the wording that counts. */
const goalsOf = sql(`
  select g.id, w.number as revision, w.wording, pending.number as "pendingRevision", o.decision
  from review r
  join goal g on g.practice_id = r.practice_id and g.engagement_id = r.engagement_id
  join lateral (select number, wording from goal_revision w where w.practice_id = g.practice_id and w.goal_id = g.id
    and w.agreed_at is not null order by w.number desc limit 1) w on true
  left join goal_revision pending on pending.practice_id = g.practice_id and pending.goal_id = g.id
    and pending.agreed_at is null and pending.declined_at is null and pending.superseded_at is null
  left join review_outcome o on o.practice_id = r.practice_id and o.review_id = r.id and o.goal_id = g.id
  where r.engagement_id = $1 and r.id = $2
    and case when r.settled_at is null then g.state = any ($3) else o.id is not null end
  order by g.created_at, g.id`);

const names = sql(`select id, name_of(id) as name from unnest($1::uuid[]) as id`);
const agreedGoals = sql(`select id from goal where engagement_id = $1 and agreed_at is not null`);

/** Decided since it was active (again): what is reopened is decided on anew. */
const carriedSince = sql(`
  select o.goal_id as id from review r join review_outcome o on o.practice_id = r.practice_id and o.review_id = r.id
  where r.engagement_id = $1 and r.kind = 'closing' and r.settled_at >= $2 and o.decision = 'carried'`);

@Injectable()
export class ReviewsRepository {
  findAll(tx: Tx, engagementId: string): Promise<ReviewResponse[]> {
    return tx.rows(all, [engagementId]);
  }

  async present(tx: Tx, engagementId: string, id: string): Promise<ReviewResponse> {
    const review = await tx.row<ReviewResponse>(one, [engagementId, id]);
    if (!review) throw platformErrors.missing();
    return review;
  }

  /** The caller's language. */
  async findLanguage(tx: Tx): Promise<Language> {
    return (await tx.row<{ language: Language }>(language))?.language ?? 'en';
  }

  findGoals(tx: Tx, engagementId: string, id: string): Promise<ReviewedGoalResponse[]> {
    return tx.rows(goalsOf, [engagementId, id, OPEN_STATES]);
  }

  async findNames(tx: Tx, ids: string[]): Promise<Map<string, string>> {
    const rows = await tx.rows<{ id: string; name: string }>(names, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Goals that may be spoken of: all that its coachee has ever agreed to. */
  async findAgreedGoals(tx: Tx, engagementId: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(agreedGoals, [engagementId])).map(({ id }) => id);
  }

  async findCarried(tx: Tx, engagementId: string, since: Date | null): Promise<string[]> {
    return (await tx.rows<{ id: string }>(carriedSince, [engagementId, since])).map(({ id }) => id);
  }

  /** A review that is about to change; its engagement is locked, so nothing else changes it. */
  async get(tx: Tx, engagementId: string, id: string): Promise<Review> {
    const review = await tx.findOne(Review, { practiceId: tx.caller.practiceId, engagementId, id });
    if (!review) throw platformErrors.missing();
    return review;
  }

  findEntities(tx: Tx, { practiceId, id }: Engaged): Promise<Review[]> {
    return tx.find(Review, { practiceId, engagementId: id }, { kind: 'ASC' });
  }

  /** Generates those of an engagement, none of them open yet. */
  async generate(tx: Tx, engagement: Engaged, now: Date): Promise<void> {
    const blank = { openedAt: null, coachAnsweredAt: null, coacheeAnsweredAt: null, answeredAt: null };
    const open = { settledAt: null, settledById: null, answerableUntil: null, version: 1 };
    const row = (kind: ReviewKind) => ({
      ...{ ...partiesOf(engagement), id: uuidv7({ msecs: now.getTime() }), kind },
      ...{ state: 'coming' as const, ...blank, ...open },
    });
    await tx.insert(Review, REVIEW_KINDS.map(row));
  }

  async change(tx: Tx, review: Review, change: Partial<Review>): Promise<void> {
    const { practiceId, id, version } = review;
    await tx.update(Review, { practiceId, id }, { ...change, version: version + 1 });
    Object.assign(review, change, { version: version + 1 });
  }

  async recordOutcome(tx: Tx, engagement: Engaged, reviewId: string, decided: readonly Decided[]): Promise<void> {
    const row = ({ goalId, decision }: Decided) => ({
      ...{ ...partiesOf(engagement), id: uuidv7(), reviewId, goalId, decision },
    });
    await tx.insert(ReviewOutcome, decided.map(row));
  }
}
