import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { GoalShare, ManagerShare, type Goal } from './goal.entity.js';
import { childOf } from './goals.repository.js';
import type { Shared, ShareKind } from './share.rules.js';
import type { GoalSharesResponse, ShareChangeResponse } from './shares.responses.js';

const SHARES = `
  select g.id as "goalId", r.wording, case when g.company_id is not null then json_build_object('wording', g.sponsor_reads,
    'rating', g.sponsor_rates, 'always', g.origin = 'sponsor') end as sponsor, m.managers, g.version
  from goal g
  left join lateral (select r.wording from goal_revision r where r.practice_id = g.practice_id and r.goal_id = g.id
    order by (r.agreed_at is not null) desc, r.number desc limit 1) r on true
  cross join lateral (
    select coalesce(json_agg(json_build_object('personId', i.person_id, 'name', name_of(i.person_id),
      'wording', coalesce(s.wording, false), 'rating', coalesce(s.rating, false)) order by i.since, i.id), '[]') as managers
    from engagement_manager i
    left join manager_share s on s.practice_id = i.practice_id and s.invitation_id = i.id and s.goal_id = g.id
    where i.practice_id = g.practice_id and i.engagement_id = g.engagement_id and i.until is null) m
  where g.engagement_id = $1`;
const all = sql(`${SHARES} order by g.created_at, g.id`);
const one = sql(`${SHARES} and g.id = $2`);

const changes = sql(`
  select s.id, s.goal_id as "goalId", s.kind, s.shared, ${instantText('s.at')} as at, name_of(s.by_id) as by,
    case when i.id is not null then json_build_object('personId', i.person_id, 'name', name_of(i.person_id),
      'invitedUntil', ${instantText('i.until')}) end as manager
  from goal_share s
  left join engagement_manager i on i.practice_id = s.practice_id and i.id = s.invitation_id
  where s.engagement_id = $1 and ($2::uuid is null or s.id < $2) order by s.id desc limit $3`);

const invitation = sql(`
  select id from engagement_manager where engagement_id = $1 and person_id = $2 and until is null`);

const withManager = sql(`
  insert into manager_share as s
    (practice_id, engagement_id, coach_id, coachee_id, company_id, invitation_id, goal_id, wording, rating)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (practice_id, invitation_id, goal_id) do update set wording = excluded.wording, rating = excluded.rating`);

/** What somebody else reads of goals, and how that came to be. */
@Injectable()
export class SharesRepository {
  findAll(tx: Tx, engagementId: string): Promise<GoalSharesResponse[]> {
    return tx.rows(all, [engagementId]);
  }

  findOne(tx: Tx, engagementId: string, goalId: string): Promise<GoalSharesResponse | undefined> {
    return tx.row(one, [engagementId, goalId]);
  }

  /** What was switched on and off, newest first. */
  findChanges(tx: Tx, engagementId: string, before: string | undefined, limit: number): Promise<ShareChangeResponse[]> {
    return tx.rows(changes, [engagementId, before, limit]);
  }

  /** The invitation of a manager, as long as it is not taken back. */
  async findInvitation(tx: Tx, engagementId: string, managerId: string): Promise<string | undefined> {
    return (await tx.row<{ id: string }>(invitation, [engagementId, managerId]))?.id;
  }

  /** What a manager reads of a goal by an invitation. */
  async findManagerShare(tx: Tx, { practiceId, id: goalId }: Goal, invitationId: string): Promise<Shared> {
    const found = await tx.findOne(ManagerShare, { practiceId, invitationId, goalId });
    return { wording: found?.wording ?? false, rating: found?.rating ?? false };
  }

  async keepManagerShare(tx: Tx, goal: Goal, invitationId: string, shared: Shared): Promise<void> {
    const { practiceId, engagementId, coachId, coacheeId, companyId, id } = goal;
    const parties = [practiceId, engagementId, coachId, coacheeId, companyId];
    await tx.rows(withManager, [...parties, invitationId, id, shared.wording, shared.rating]);
  }

  /** Keeps that some kinds were switched: a row each. */
  async record(
    tx: Tx,
    goal: Goal,
    kinds: ShareKind[],
    after: Shared,
    given: { invitationId: string | null; at: Date },
  ): Promise<void> {
    const byId = goal.coacheeId;
    await tx.insert(
      GoalShare,
      kinds.map((kind) => {
        const id = uuidv7({ msecs: given.at.getTime() });
        return { ...childOf(goal), id, kind, shared: after[kind], byId, ...given };
      }),
    );
  }
}
