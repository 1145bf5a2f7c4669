import { Injectable } from '@nestjs/common';
import type { EngagementState } from '../engagements/engagement.rules.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { Prompted } from './review.mails.js';
import type { ReviewKind, ReviewSide, ReviewState } from './review.rules.js';

/** Whoever is on that side today, with the name of the other; nobody who was removed. */
export const reader = (row: string, side: string) => `
  (select json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'language', p.language,
      'withName', name_of(case ${side} when 'coach' then ${row}.coachee_id else ${row}.coach_id end))
    from person p where p.practice_id = ${row}.practice_id and p.removed_at is null
      and p.id = case ${side} when 'coach' then ${row}.coach_id else ${row}.coachee_id end)`;

const asked = sql(`
  select r.engagement_id as "engagementId", r.kind, r.state, r.answerable_until as "answerableUntil",
    case $2::text when 'coach' then r.coach_answered_at else r.coachee_answered_at end as "answeredAt",
    e.state as "engagementState", ${reader('r', '$2::text')} as reader
  from review r join engagement e on e.practice_id = r.practice_id and e.id = r.engagement_id
  where r.id = $1`);

/** A goal in an active engagement that nobody has looked at for so many weeks; $1 is now. */
export const STALE = `
  e.state = 'active' and g.state in ('agreed', 'in_progress')
  and $1::timestamptz - coalesce(g.last_look_at, g.agreed_at) > make_interval(weeks => e.stale_after_weeks)`;
/** An active engagement in which three sessions are over, and no goal counts. */
export const NONE_AGREED = `
  e.state = 'active'
  and not exists (select from goal g where g.practice_id = e.practice_id and g.engagement_id = e.id
    and g.state in ('agreed', 'in_progress', 'on_hold', 'achieved'))
  and 3 <= (select count(*) from session s where s.practice_id = e.practice_id and s.engagement_id = e.id
    and (s.state in ('completed', 'no_show')))`;

const recordStale = sql(`
  insert into goal_prompt (practice_id, engagement_id, coach_id, coachee_id, company_id, id, kind, goal_id, since, at)
  select g.practice_id, g.engagement_id, g.coach_id, g.coachee_id, g.company_id, gen_random_uuid(), 'stale', g.id,
    coalesce(g.last_look_at, g.agreed_at), $1
  from goal g join engagement e on e.practice_id = g.practice_id and e.id = g.engagement_id
  where ${STALE}
  on conflict do nothing returning engagement_id as id`);

const recordNoneAgreed = sql(`
  insert into goal_prompt (practice_id, engagement_id, coach_id, coachee_id, company_id, id, kind, at)
  select e.practice_id, e.id, e.coach_id, e.coachee_id, e.company_id, gen_random_uuid(), 'none_agreed', $1
  from engagement e where ${NONE_AGREED}
  on conflict do nothing returning engagement_id as id`);

const stillStale = sql(`
  select count(*)::int as goals, ${reader('e', '$4::text')} as reader
  from goal_prompt p
  join goal g on g.practice_id = p.practice_id and g.id = p.goal_id and coalesce(g.last_look_at, g.agreed_at) = p.since
  join engagement e on e.practice_id = g.practice_id and e.id = g.engagement_id
  where p.engagement_id = $2 and p.kind = 'stale' and p.at = $3 and ${STALE}
  group by e.practice_id, e.coach_id, e.coachee_id`);

const stillNoneAgreed = sql(`
  select 0 as goals, ${reader('e', '$2::text')} as reader from engagement e where e.id = $1 and ${NONE_AGREED}`);

/** One side of a review, as it is looked at before they are asked. */
export interface AskedSide {
  engagementId: string;
  kind: ReviewKind;
  state: ReviewState;
  answeredAt: Date | null;
  answerableUntil: Date | null;
  engagementState: EngagementState;
  reader: Prompted | null;
}

/** One side of an engagement that is to be asked about its goals. */
export interface AskedAboutGoals {
  /** How many are stale. */
  goals: number;
  reader: Prompted | null;
}

/** What there is to prompt about, as the practice itself sees it: ids, states and times alone. */
@Injectable()
export class PromptedRepository {
  findAsked(tx: Tx, reviewId: string, side: ReviewSide): Promise<AskedSide | undefined> {
    return tx.row(asked, [reviewId, side]);
  }

  /** Notes the goals that have become stale; answers in which engagements. Each staleness is noted once. */
  async recordStale(tx: Tx, now: Date): Promise<string[]> {
    return distinct(await tx.rows<{ id: string }>(recordStale, [now]));
  }

  /** Notes the engagements in which no goal counts after three sessions; each once. */
  async recordNoneAgreed(tx: Tx, now: Date): Promise<string[]> {
    return distinct(await tx.rows<{ id: string }>(recordNoneAgreed, [now]));
  }

  /** Of what was noted then, what nobody has looked at since. */
  findStillStale(
    tx: Tx,
    now: Date,
    engagementId: string,
    notedAt: Date,
    side: ReviewSide,
  ): Promise<AskedAboutGoals | undefined> {
    return tx.row(stillStale, [now, engagementId, notedAt, side]);
  }

  findStillNoneAgreed(tx: Tx, engagementId: string, side: ReviewSide): Promise<AskedAboutGoals | undefined> {
    return tx.row(stillNoneAgreed, [engagementId, side]);
  }
}

function distinct(rows: { id: string }[]): string[] {
  return [...new Set(rows.map(({ id }) => id))];
}
