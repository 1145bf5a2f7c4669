import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { uuidv7 } from '../platform/clock/ids.js';
import type { ContentKey } from '../confidentiality/content-key.types.js';
import { partiesOf } from '../engagements/parties.types.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Goal, GoalDecline, GoalRevision, GoalTransition } from './goal.entity.js';
import { OPEN_STATES, type GoalState } from './goal.rules.js';
import type { GoalResponse, RevisionResponse } from './goals.responses.js';
import type { SuggestionsResponse } from './progress.responses.js';

/** An engagement, as far as its goals need it. */
export type Engaged = Parameters<typeof partiesOf>[0];
export type NewGoal = Omit<Goal, keyof ReturnType<typeof partiesOf> | 'counts'>;
/** What is agreed to: the words, and how one will know. */
export type Wording = Pick<
  GoalRevision,
  'wording' | 'measure' | 'targetDate' | 'levels' | 'weight' | 'baseline' | 'target'
>;

const wordingOf = (row: string) => `
  case when ${row}.number is not null then json_build_object('revision', ${row}.number, 'wording', ${row}.wording,
    'measure', ${row}.measure, 'targetDate', ${row}.target_date, 'levels', ${row}.levels, 'weight', ${row}.weight,
    'baseline', ${row}.baseline, 'target', ${row}.target) end`;

/** The wording that counts is the last agreed one; before any is, the one that was proposed. */
const GOAL = `
  select g.id, g.engagement_id as "engagementId", g.origin, g.state, ${wordingOf('current')} as current,
    ${wordingOf('pending')} as pending, g.sponsor_reads as "visibleToSponsor", latest.score, latest.level,
    ${instantText('g.agreed_at')} as "agreedAt", ${instantText('g.last_look_at')} as "lastLookAt",
    g.amends_id as "amendsId", g.carried_from_id as "carriedFromId", g.example_goal_id as "exampleGoalId", g.version
  from goal g
  left join goal_order o on o.practice_id = g.practice_id and o.engagement_id = g.engagement_id
  left join lateral (select * from goal_revision r where r.practice_id = g.practice_id and r.goal_id = g.id
    order by (r.agreed_at is not null) desc, r.number desc limit 1) current on true
  left join lateral (select * from goal_revision r where r.practice_id = g.practice_id and r.goal_id = g.id
    and r.agreed_at is null and r.declined_at is null and r.superseded_at is null) pending on true
  left join lateral (select c.score, c.level from check_in c where c.practice_id = g.practice_id and c.goal_id = g.id
    and (c.level is null) = (current.levels is null) order by c.on_date desc, c.at desc limit 1) latest on true
  where g.engagement_id = $1`;
/** As the two have arranged them; what came since follows, oldest first. */
const ARRANGED = 'order by array_position(o.goal_ids, g.id) nulls last, g.created_at, g.id';

const all = sql(`${GOAL} ${ARRANGED}`);
const one = sql(`${GOAL} and g.id = $2`);
const inState = sql(`
  select g.id, r.wording from goal g
  left join goal_order o on o.practice_id = g.practice_id and o.engagement_id = g.engagement_id
  join lateral (select wording from goal_revision r where r.practice_id = g.practice_id and r.goal_id = g.id
    and r.agreed_at is not null order by r.number desc limit 1) r on true
  where g.engagement_id = $1 and g.state = any ($2) ${ARRANGED}`);

const example = sql(`select from example_goal where id = $1 and retired_at is null`);

/** By the job of the first day, whatever it is by now; without what is proposed already, also in the same words. */
const suggestions = sql(`
  select r.name as role, coalesce(json_agg(json_build_object('exampleGoalId', e.id, 'wording', e.wording)
    order by e.position, e.id) filter (where e.id is not null), '[]') as items
  from engagement n
  join person_role h on h.practice_id = n.practice_id and h.person_id = n.coachee_id and h.held_from <= n.starts_on
    and (h.held_until is null or h.held_until >= n.starts_on)
  join role r on r.practice_id = h.practice_id and r.id = h.role_id
  left join example_goal e on e.practice_id = r.practice_id and e.role_id = r.id and e.retired_at is null
    and not exists (select from goal g where g.practice_id = n.practice_id and g.engagement_id = n.id
      and (g.example_goal_id = e.id or exists (select from goal_revision w where w.practice_id = g.practice_id
        and w.goal_id = g.id and lower(w.wording) = lower(e.wording))))
  where n.id = $1 group by r.name`);

const revisionsOf = sql(`
  select r.number as revision, r.wording, r.measure, r.target_date as "targetDate", r.levels, r.weight, r.baseline, r.target,
    name_of(r.written_by_id) as by,
    ${instantText('r.written_at')} as "writtenAt", ${instantText('r.agreed_at')} as "agreedAt",
    ${instantText('r.declined_at')} as "declinedAt", ${instantText('r.superseded_at')} as "supersededAt"
  from goal_revision r
  where r.engagement_id = $1 and r.goal_id = $2 order by r.number`);

@Injectable()
export class GoalsRepository {
  findAll(tx: Tx, engagementId: string): Promise<GoalResponse[]> {
    return tx.rows(all, [engagementId]);
  }

  async present(tx: Tx, engagementId: string, id: string): Promise<GoalResponse> {
    const goal = await tx.row<GoalResponse>(one, [engagementId, id]);
    if (!goal) throw platformErrors.missing();
    return goal;
  }

  findOpen(
    tx: Tx,
    engagementId: string,
    states: readonly GoalState[] = OPEN_STATES,
  ): Promise<{ id: string; wording: string }[]> {
    return tx.rows(inState, [engagementId, states]);
  }

  /** Revisions, with the reasons of declines where they are the caller's own, and still to be read. */
  async findRevisions(
    tx: Tx,
    engagementId: string,
    id: string,
    key: ContentKey | undefined,
  ): Promise<RevisionResponse[]> {
    const { practiceId } = tx.caller;
    const declines = await tx.as('rapport_content', () =>
      tx.find(GoalDecline, { practiceId, goalId: id }, { revisionNumber: 'ASC' }),
    );
    const reasons = new Map(
      declines.map(({ revisionNumber, sealed }) => [revisionNumber, key?.open(sealed, declineOf(id, revisionNumber))]),
    );
    const rows = await tx.rows<RevisionResponse>(revisionsOf, [engagementId, id]);
    return rows.map((row) => ({ ...row, declineReason: reasons.get(row.revision) ?? null }));
  }

  /** A goal that is about to change; its engagement is locked, so nothing else changes it. */
  async get(tx: Tx, engagementId: string, id: string): Promise<Goal> {
    const goal = await tx.findOne(Goal, { practiceId: tx.caller.practiceId, engagementId, id });
    if (!goal) throw platformErrors.missing();
    return goal;
  }

  /** Whether there is such an example in the catalogue. */
  async isExample(tx: Tx, id: string | null): Promise<boolean> {
    return (await tx.rows(example, [id])).length > 0;
  }

  /** Examples for a role; none where the coachee had no job on the first day. */
  async findSuggestions(tx: Tx, engagementId: string): Promise<SuggestionsResponse> {
    return (await tx.row<SuggestionsResponse>(suggestions, [engagementId])) ?? { role: null, items: [] };
  }

  findPending(tx: Tx, { practiceId, id }: Goal): Promise<GoalRevision | null> {
    return tx.findOne(GoalRevision, {
      practiceId,
      goalId: id,
      agreedAt: IsNull(),
      declinedAt: IsNull(),
      supersededAt: IsNull(),
    });
  }

  /** All wordings of a goal, newest first. */
  findWordings(tx: Tx, { practiceId, id }: Goal): Promise<GoalRevision[]> {
    return tx.find(GoalRevision, { practiceId, goalId: id }, { number: 'DESC' });
  }

  findEntities(tx: Tx, practiceId: string, engagementId: string, ids: string[]): Promise<Goal[]> {
    return tx.find(Goal, { practiceId, engagementId, id: In(ids) }, { createdAt: 'ASC', id: 'ASC' });
  }

  async add(tx: Tx, engagement: Engaged, goal: NewGoal): Promise<Goal> {
    const row: Goal = { ...partiesOf(engagement), ...goal };
    await tx.insert(Goal, row);
    await this.recordStep(tx, row, null, goal.createdAt);
    return row;
  }

  async addRevision(
    tx: Tx,
    goal: Goal,
    number: number,
    wording: Wording,
    by: Pick<GoalRevision, 'writtenById' | 'agreedAt' | 'writtenAt'>,
  ) {
    // Until the coachee has decided, the words are those of the sponsor who proposed it.
    const bySponsor = goal.origin === 'sponsor' && goal.state === 'proposed';
    await tx.insert(GoalRevision, {
      ...childOf(goal),
      id: uuidv7(),
      sponsorReads: goal.sponsorReads,
      number,
      ...wording,
      ...by,
      bySponsor,
      declinedAt: null,
      supersededAt: null,
    });
  }

  async settleRevision(
    tx: Tx,
    { practiceId, id }: GoalRevision,
    change: { agreedAt: Date } | { declinedAt: Date } | { supersededAt: Date },
  ): Promise<void> {
    await tx.update(GoalRevision, { practiceId, id }, change);
  }

  async keepReason(
    tx: Tx,
    goal: Goal,
    { number: revisionNumber }: GoalRevision,
    { reason, key, at }: { reason: string; key: ContentKey; at: Date },
  ): Promise<void> {
    const sealed = key.seal(reason, declineOf(goal.id, revisionNumber));
    await tx.as('rapport_content', () => tx.insert(GoalDecline, { ...childOf(goal), revisionNumber, sealed, at }));
  }

  /** Changes a goal; where its state changes, who did it and when is kept. */
  async change(tx: Tx, goal: Goal, change: Partial<Goal>, at: Date): Promise<void> {
    const { practiceId, id, version, state } = goal;
    await tx.update(Goal, { practiceId, id }, { ...change, version: version + 1 });
    Object.assign(goal, change, { version: version + 1 });
    if (goal.state !== state) await this.recordStep(tx, goal, state, at);
  }

  private async recordStep(tx: Tx, goal: Goal, fromState: GoalState | null, at: Date): Promise<void> {
    const step = { fromState, toState: goal.state, at, byId: tx.caller.personId ?? null };
    await tx.insert(GoalTransition, { ...childOf(goal), id: uuidv7({ msecs: at.getTime() }), ...step });
  }
}

/** What the reason of a decline is sealed for. */
export function declineOf(goalId: string, revisionNumber: number): string {
  return `goal_decline:${goalId}:${revisionNumber}`;
}

/** What each row beneath a goal carries. */
export function childOf({ practiceId, engagementId, coachId, coacheeId, companyId, id: goalId }: Goal) {
  return { practiceId, engagementId, coachId, coacheeId, companyId, goalId };
}
