import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { instantText, localStartText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { PlannedDate } from '../scheduling/plan.rules.js';
import type { PlannedDateResponse } from '../scheduling/scheduling.responses.js';
import { EngagementTransition } from './engagement-transition.entity.js';
import { Engagement } from './engagement.entity.js';
import { isOver, type EngagementState } from './engagement.rules.js';
import type { EngagementResponse, TransitionResponse } from './engagements.responses.js';
import { partiesOf } from './parties.types.js';
import { PlanDate } from './plan-date.entity.js';

/** Whoever sees the engagement sees whose it is: their names come by name_of, which costs less than the policy on people. */
const ENGAGEMENT = `
  select e.id, e.state, e.kind, json_build_object('id', e.coach_id, 'name', name_of(e.coach_id)) as coach,
    json_build_object('id', e.coachee_id, 'name', name_of(e.coachee_id)) as coachee, e.company_id as "companyId",
    e.starts_on as "startsOn", e.ends_on as "endsOn", e.sessions, e.session_minutes as "sessionMinutes",
    e.every_weeks as "everyWeeks", e.time_zone as "timeZone", e.notice_hours as "noticeHours",
    e.change_band_hours as "changeBandHours", e.reschedule_limit as "rescheduleLimit", e.paused_until as "pausedUntil",
    ${instantText('e.agreement_due_at')} as "agreementDueAt", e.predecessor_id as "predecessorId", e.version,
    coalesce((select json_agg(json_build_object('party', s.party, 'decision', s.decision, 'at', ${instantText('s.at')}) order by s.at, s.id)
      from signature s where s.practice_id = e.practice_id and s.engagement_id = e.id), '[]') as signatures
  from engagement e`;

const oneById = sql(`${ENGAGEMENT} where e.id = $1`);

/** Sponsors have a door of their own: what they may see as a party of nothing is not listed here. */
const page = sql(`${ENGAGEMENT}
  where (e.coach_id = caller_person() or e.coachee_id = caller_person() or caller_is_administrator())
    and ($1::uuid is null or e.id > $1) and ($2::text is null or e.state = $2)
    and ($3::uuid is null or e.coach_id = $3) and ($4::uuid is null or e.coachee_id = $4)
    and ($5::uuid is null or e.company_id = $5)
  order by e.id limit $6`);

const several = sql(`${ENGAGEMENT} where e.id = any ($1::uuid[]) order by e.id`);

const history = sql(`
  select t.from_state as "from", t.to_state as "to", ${instantText('t.at')} as at, name_of(t.by_id) as by, t.why
  from engagement_transition t
  where t.engagement_id = $1 order by t.at, t.id`);

const planOf = sql(`
  select d.number, ${instantText('d.starts_at')} as "startsAt", ${instantText('d.ends_at')} as "endsAt",
    ${localStartText('d')} as "localStart", d.time_zone as "timeZone"
  from plan_date d where d.engagement_id = $1 order by d.number`);

/** An engagement that is over goes on with nobody. */
const lapseHandovers = sql(`
  update handover set state = 'lapsed', closed_at = $2
  where engagement_id = $1 and state in ('awaiting_coachee', 'awaiting_successor')`);

const lockAll = sql(`select id from engagement where id = any ($1::uuid[]) order by id for update`);

const managerOf = sql(`select manager_id as "managerId" from person where id = $1`);

export type EngagementRow = Omit<EngagementResponse, 'figures' | 'health'>;
export type PageFilter = Partial<Record<'state' | 'coachId' | 'coacheeId' | 'companyId', string>>;

@Injectable()
export class EngagementsRepository {
  findById(tx: Tx, id: string): Promise<EngagementRow | undefined> {
    return tx.row(oneById, [id]);
  }

  findPage(tx: Tx, after: string | undefined, filter: PageFilter, limit: number): Promise<EngagementRow[]> {
    const { state, coachId, coacheeId, companyId } = filter;
    return tx.rows(page, [after, state, coachId, coacheeId, companyId, limit + 1]);
  }

  /** Those with these ids, oldest first. */
  findSeveral(tx: Tx, ids: string[]): Promise<EngagementRow[]> {
    return tx.rows(several, [ids]);
  }

  findHistory(tx: Tx, id: string): Promise<TransitionResponse[]> {
    return tx.rows(history, [id]);
  }

  findTransitions(tx: Tx, { practiceId, id }: Engagement): Promise<EngagementTransition[]> {
    return tx.find(EngagementTransition, { practiceId, engagementId: id }, { at: 'ASC', id: 'ASC' });
  }

  findPlan(tx: Tx, id: string): Promise<PlannedDateResponse[]> {
    return tx.rows(planOf, [id]);
  }

  findPlanDates(tx: Tx, { practiceId, id }: Engagement): Promise<PlanDate[]> {
    return tx.find(PlanDate, { practiceId, engagementId: id }, { number: 'ASC' });
  }

  async findManagerId(tx: Tx, personId: string): Promise<string | null> {
    return (await tx.row<{ managerId: string | null }>(managerOf, [personId]))?.managerId ?? null;
  }

  /** The engagement as it is; 404 where the caller may not know of it. */
  async get(tx: Tx, id: string): Promise<Engagement> {
    const engagement = await tx.findOne(Engagement, { practiceId: tx.caller.practiceId, id });
    if (!engagement) throw platformErrors.missing();
    return engagement;
  }

  /** The engagement, locked: whatever is decided about it now holds until the end of the transaction. */
  async lock(tx: Tx, id: string): Promise<Engagement> {
    const engagement = await tx.lockOne(Engagement, { practiceId: tx.caller.practiceId, id });
    if (!engagement) throw platformErrors.missing();
    return engagement;
  }

  /** Many of them, in id order. */
  async lockAll(tx: Tx, ids: string[]): Promise<void> {
    await tx.rows(lockAll, [ids]);
  }

  async add(tx: Tx, engagement: Engagement, dates: PlannedDate[]): Promise<void> {
    await tx.insert(Engagement, engagement);
    await this.propose(tx, engagement, dates);
  }

  /** Other terms and other dates for a draft. */
  async replan(tx: Tx, engagement: Engagement, terms: Partial<Engagement>, dates: PlannedDate[]): Promise<void> {
    const { practiceId, id, version } = engagement;
    await tx.update(Engagement, { practiceId, id }, { ...terms, version: version + 1 });
    await tx.delete(PlanDate, { practiceId, engagementId: id });
    await this.propose(tx, engagement, dates);
  }

  private async propose(tx: Tx, engagement: Engagement, dates: PlannedDate[]): Promise<void> {
    const parties = partiesOf(engagement);
    const rows = dates.map(({ number, startsAt, endsAt, localDate, localTime, timeZone, tzVersion }) => ({
      ...{ ...parties, id: uuidv7(), number, startsAt, endsAt, localDate, localTime, timeZone, tzVersion, held: false },
    }));
    await tx.insert(PlanDate, rows);
  }

  /** Holds the proposed dates in both calendars, or frees them. */
  async hold(tx: Tx, { practiceId, id }: Engagement, held: boolean): Promise<void> {
    await tx.update(PlanDate, { practiceId, engagementId: id }, { held });
  }

  /** Moves a locked engagement to another state, and records who, when and why. */
  async move(
    tx: Tx,
    engagement: Engagement,
    to: EngagementState,
    at: Date,
    why: string | null,
    also: Partial<Engagement> = {},
  ) {
    const { practiceId, id, state, version } = engagement;
    await tx.update(Engagement, { practiceId, id }, { ...also, state: to, version: version + 1 });
    Object.assign(engagement, also, { state: to, version: version + 1 });
    if (isOver(to)) await tx.rows(lapseHandovers, [id, at]);
    await this.record(tx, engagement, state, at, why);
  }

  async record(
    tx: Tx,
    engagement: Engagement,
    from: EngagementState | null,
    at: Date,
    why: string | null,
  ): Promise<void> {
    const step = { fromState: from, toState: engagement.state, at, byId: tx.caller.personId ?? null, why };
    await tx.insert(EngagementTransition, { ...partiesOf(engagement), id: uuidv7({ msecs: at.getTime() }), ...step });
  }
}
