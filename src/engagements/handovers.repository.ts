import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { instantText, localStartText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { Engagement } from './engagement.entity.js';
import { Handover, HandoverAnswer } from './handover.entity.js';
import type { AskedForHandover, HandoverState } from './handover.rules.js';
import type { AnswerHandoverRequest } from './handovers.requests.js';
import type { AskedHandoverResponse, HandoverResponse } from './handovers.responses.js';
import { partiesOf } from './parties.types.js';

const HANDOVER = `
  select h.id, h.state, json_build_object('id', h.from_coach_id, 'name', name_of(h.from_coach_id)) as "from",
    json_build_object('id', h.successor_id, 'name', name_of(h.successor_id)) as "to", h.reason,
    h.conflict_reason as "conflictReason", name_of(h.proposed_by_id) as "proposedBy",
    ${instantText('h.proposed_at')} as "proposedAt", ${instantText('h.due_at')} as "dueAt",
    ${instantText('h.closed_at')} as "closedAt", name_of(h.withdrawn_by_id) as "withdrawnBy",
    coalesce((select json_agg(json_build_object('party', a.party, 'decision', a.decision, 'at', ${instantText('a.at')},
      'why', a.why) order by a.at, a.id)
      from handover_answer a where a.practice_id = h.practice_id and a.handover_id = h.id), '[]') as answers
  from handover h where h.engagement_id = $1`;

const all = sql(`${HANDOVER} order by h.proposed_at, h.id`);
const one = sql(`${HANDOVER} and h.id = $2`);

/** Functions that show a proposal to whom it waits for, and not the engagement. */
const awaitingCaller = sql(`
  select h.id, h.engagement_id as "engagementId", h.asked_as as "as", name_of(h.coachee_id) as coachee,
    name_of(h.proposed_by_id) as "proposedBy", ${instantText('h.proposed_at')} as "proposedAt",
    ${instantText('h.due_at')} as "dueAt", h.reason, h.starts_on as "startsOn", h.ends_on as "endsOn",
    h.session_minutes as "sessionMinutes", h.sessions_left::int as "left",
    coalesce((select json_agg(json_build_object('startsAt', ${instantText('d.starts_at')}, 'endsAt', ${instantText('d.ends_at')},
      'localStart', ${localStartText('d')}, 'timeZone', d.time_zone) order by d.starts_at)
      from dates_awaiting_caller($1) d where d.engagement_id = h.engagement_id), '[]') as dates
  from handovers_awaiting_caller() h order by h.proposed_at, h.id`);

const successor = sql(`
  select exists (select from capacity c where c.person_id = $1 and c.capacity = 'coach' and c.taken_at is null) as coaches,
    exists (select from engagement e where e.coach_id = $1 and e.coachee_id = $2
            and e.state not in ('completed', 'ended_early')) as "coachesCoachee"`);

const candidates = sql(`
  select p.id, p.name from person p
  join capacity c on c.practice_id = p.practice_id and c.person_id = p.id and c.capacity = 'coach' and c.taken_at is null
  where p.id not in ($1, $2) and p.removed_at is null order by p.name, p.id`);

@Injectable()
export class HandoversRepository {
  /** The coaches of the practice, but for the two of an engagement. */
  findCandidates(tx: Tx, coachId: string, coacheeId: string): Promise<{ id: string; name: string }[]> {
    return tx.rows(candidates, [coachId, coacheeId]);
  }

  findAll(tx: Tx, engagementId: string): Promise<HandoverResponse[]> {
    return tx.rows(all, [engagementId]);
  }

  /** What waits for the caller's answer, oldest first, with the dates after `now`. */
  findAwaitingCaller(tx: Tx, now: Date): Promise<AskedHandoverResponse[]> {
    return tx.rows(awaitingCaller, [now]);
  }

  async present(tx: Tx, engagementId: string, id: string): Promise<HandoverResponse> {
    const handover = await tx.row<HandoverResponse>(one, [engagementId, id]);
    if (!handover) throw platformErrors.missing();
    return handover;
  }

  /** A handover as it is. Where the engagement is locked, it does not change meanwhile. */
  async get(tx: Tx, engagementId: string, id: string): Promise<Handover> {
    const handover = await tx.findOne(Handover, { practiceId: tx.caller.practiceId, engagementId, id });
    if (!handover) throw platformErrors.missing();
    return handover;
  }

  /** Whether somebody is a coach of the practice, and has an open engagement with the coachee. */
  async findSuccessor(tx: Tx, id: string, coacheeId: string): Promise<{ coaches: boolean; coachesCoachee: boolean }> {
    const found = await tx.row<{ coaches: boolean; coachesCoachee: boolean }>(successor, [id, coacheeId]);
    return found ?? { coaches: false, coachesCoachee: false };
  }

  async add(
    tx: Tx,
    engagement: Engagement,
    proposal: Pick<Handover, 'successorId' | 'reason' | 'conflictReason' | 'proposedById' | 'proposedAt' | 'dueAt'>,
  ): Promise<string> {
    const id = uuidv7({ msecs: proposal.proposedAt.getTime() });
    const open = { state: 'awaiting_coachee' as const, closedAt: null, withdrawnById: null };
    const about = { ...partiesOf(engagement), id, fromCoachId: engagement.coachId };
    await tx.insert(Handover, { ...about, ...proposal, ...open });
    return id;
  }

  /** Keeps an answer. What follows from it is done with it, by a trigger: with the second yes the coach changes. */
  async answer(
    tx: Tx,
    { practiceId, engagementId, coachId, coacheeId, companyId, id: handoverId, successorId }: Handover,
    party: AskedForHandover,
    { decision, why = null }: Omit<AnswerHandoverRequest, 'why'> & { why?: string | null },
    at: Date,
  ): Promise<void> {
    const of = { practiceId, engagementId, coachId, coacheeId, companyId, handoverId, successorId };
    await tx.insert(HandoverAnswer, { ...of, id: uuidv7({ msecs: at.getTime() }), party, decision, why, at });
  }

  /** Closes an open handover without an answer. */
  async close(
    tx: Tx,
    { practiceId, id }: Handover,
    state: Extract<HandoverState, 'withdrawn' | 'lapsed'>,
    closedAt: Date,
    withdrawnById: string | null = null,
  ): Promise<void> {
    await tx.update(Handover, { practiceId, id }, { state, closedAt, withdrawnById });
  }
}
