import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import type { Figures } from '../engagements/books.types.js';
import { partiesOf } from '../engagements/parties.types.js';
import type { TimedAppointment } from '../platform/clock/zones.js';
import { instantText, localStartText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { ShiftedAppointment, StoredAppointment } from '../scheduling/appointments.types.js';
import { Session, SessionMove } from './session.entity.js';
import type { SessionMoveResponse, SessionResponse } from './sessions.responses.js';

/** An engagement, as far as its children need it. */
export type Engaged = Parameters<typeof partiesOf>[0];
/** When a session is. */
export type When = TimedAppointment;

const SESSION = `
  s.id, s.engagement_id as "engagementId", s.number, s.state, ${instantText('s.starts_at')} as "startsAt",
  ${instantText('s.ends_at')} as "endsAt", ${localStartText('s')} as "localStart", s.time_zone as "timeZone",
  s.reschedule_count as "rescheduleCount", s.cancelled_by as "cancelledBy", s.absent, s.reason, s.version,
  s.state in ('cancelled', 'no_show') and (select coalesce(sum(l.amount), 0) < 0 from ledger_entry l
    where l.practice_id = s.practice_id and l.session_id = s.id) as forfeited,
  (select json_build_object('id', c.id, 'kind', c.kind, 'startsAt', ${instantText('c.starts_at')},
      'endsAt', ${instantText('c.ends_at')}, 'localStart', ${localStartText('c')}, 'timeZone', c.time_zone,
      'reason', c.reason, 'askedAt', ${instantText('c.asked_at')}, 'dueAt', ${instantText('c.due_at')})
    from change_request c where c.practice_id = s.practice_id and c.session_id = s.id and c.state = 'pending') as "pendingChange"`;

const ofEngagement = sql(`select ${SESSION} from session s where s.engagement_id = $1 order by s.starts_at, s.id`);
const oneOf = sql(`select ${SESSION} from session s where s.engagement_id = $1 and s.id = $2`);

const movesOf = sql(`
  select ${instantText('m.from_starts_at')} as "from", ${instantText('m.to_starts_at')} as "to", ${instantText('m.at')} as at,
    name_of(m.by_id) as by, m.reason
  from session_move m
  where m.engagement_id = $1 and m.session_id = $2 order by m.at, m.id`);

/** Read as a party under the server's own role, and as administrator or sponsor through the overview. */
const figures = sql(`
  select e.id, caller_person() in (e.coach_id, e.coachee_id) as party, s.held, s.scheduled, l."left", l.forfeited,
    case when caller_person() in (e.coach_id, e.coachee_id) then s.next_at end as "nextAt"
  from engagement e
  cross join lateral (
    select count(*) filter (where state = 'completed')::int as held, count(*) filter (where state = 'scheduled')::int as scheduled,
      ${instantText("min(starts_at) filter (where state = 'scheduled' and starts_at > $2)")} as next_at
    from session s where s.practice_id = e.practice_id and s.engagement_id = e.id) s
  cross join lateral (
    select coalesce(sum(amount), 0)::int as "left", -coalesce(sum(amount) filter (
      where reason = 'waived' or coalesce(reverses, reason) in ('forfeited_late_cancel', 'forfeited_no_show')), 0)::int as forfeited
    from ledger_entry l where l.practice_id = e.practice_id and l.engagement_id = e.id) l
  where e.id = any ($1::uuid[])`);

/** How often the coachee has moved a session. */
const movesByCoachee = sql(`
  select count(*)::int as moves from session_move m
  where m.engagement_id = $1 and m.session_id = $2 and m.by_id = m.coachee_id`);

/** What waits for an answer about a session that has changed otherwise. */
const lapse = sql(`
  update change_request set state = 'lapsed', settled_at = $3
  where practice_id = $1 and session_id = any ($2::uuid[]) and state = 'pending'`);

/** Who moves a session, when and why. */
export interface Move {
  at: Date;
  byId: string | undefined;
  reason: string | null;
}

@Injectable()
export class SessionsRepository {
  findAll(tx: Tx, engagementId: string): Promise<SessionResponse[]> {
    return tx.rows(ofEngagement, [engagementId]);
  }

  async present(tx: Tx, engagementId: string, id: string): Promise<SessionResponse> {
    const session = await tx.row<SessionResponse>(oneOf, [engagementId, id]);
    if (!session) throw platformErrors.missing();
    return session;
  }

  findMoves(tx: Tx, engagementId: string, id: string): Promise<SessionMoveResponse[]> {
    return tx.rows(movesOf, [engagementId, id]);
  }

  /** Figures by engagement. An administrator's come through the overview, which shows counts and no session. */
  async findFigures(tx: Tx, engagementIds: string[], now: Date): Promise<Map<string, Figures>> {
    const read = () => tx.rows<Figures & { id: string; party: boolean }>(figures, [engagementIds, now]);
    const { administrator } = tx.caller;
    const counted = administrator ? await tx.as('rapport_overview', read) : [];
    const own = (await read()).filter(({ party }) => party || !administrator);
    return new Map([...counted, ...own].map(({ id, party: _party, ...rest }) => [id, rest]));
  }

  /** A session that is about to change. The engagement is locked already, so it cannot change meanwhile. */
  async get(tx: Tx, engagementId: string, id: string): Promise<Session> {
    const session = await tx.findOne(Session, { practiceId: tx.caller.practiceId, engagementId, id });
    if (!session) throw platformErrors.missing();
    return session;
  }

  findEntities(tx: Tx, engagement: Engaged): Promise<Session[]> {
    return tx.find(
      Session,
      { practiceId: engagement.practiceId, engagementId: engagement.id },
      { startsAt: 'ASC', id: 'ASC' },
    );
  }

  async add(tx: Tx, engagement: Engaged, sessions: (When & { number: number })[]): Promise<string[]> {
    const rows = sessions.map(({ number, startsAt, endsAt, localDate, localTime, timeZone, tzVersion }) => ({
      ...{ ...partiesOf(engagement), id: uuidv7(), number, state: 'scheduled' as const },
      ...{ startsAt, endsAt, localDate, localTime, timeZone, tzVersion },
      ...{ rescheduleCount: 0, cancelledBy: null, absent: null, outcomeAt: null, reason: null, version: 1 },
    }));
    await tx.insert(Session, rows);
    return rows.map(({ id }) => id);
  }

  /** Changes a session; what was asked of it meanwhile has lapsed, and the time that was wanted is free. */
  async change(tx: Tx, session: Session, change: Partial<Session>, at: Date): Promise<void> {
    const { practiceId, id, version } = session;
    await this.lapseRequests(tx, [session], at);
    await tx.update(Session, { practiceId, id }, { ...change, version: version + 1 });
  }

  async lapseRequests(tx: Tx, sessions: Session[], at: Date): Promise<void> {
    await tx.rows(lapse, [tx.caller.practiceId, sessions.map(({ id }) => id), at]);
  }

  async countMovesByCoachee(tx: Tx, { engagementId, id }: Session): Promise<number> {
    return (await tx.row<{ moves: number }>(movesByCoachee, [engagementId, id]))?.moves ?? 0;
  }

  /** Moves a session: it stays the same one, counts up, and keeps where it was. */
  async move(tx: Tx, engagement: Engaged, session: Session, to: When, { at, byId, reason }: Move): Promise<void> {
    const { startsAt, endsAt, localDate, localTime, timeZone, tzVersion } = to;
    const move = { sessionId: session.id, fromStartsAt: session.startsAt, toStartsAt: startsAt, at, byId, reason };
    await tx.insert(SessionMove, { ...partiesOf(engagement), id: uuidv7(), ...move });
    const when = { startsAt, endsAt, localDate, localTime, timeZone, tzVersion };
    await this.change(tx, session, { ...when, rescheduleCount: session.rescheduleCount + 1 }, at);
  }

  /** The same for sessions that newer zone data moves, and nobody. */
  async recordShifts(
    tx: Tx,
    shifted: readonly ShiftedAppointment[],
    at: Date,
    why: (of: StoredAppointment) => string,
  ): Promise<void> {
    const moves = shifted.map((session) => ({
      ...partiesOf({ ...session, id: session.engagementId }),
      ...{ id: uuidv7(), sessionId: session.id, fromStartsAt: session.startsAt, toStartsAt: session.toStartsAt },
      ...{ at, byId: null, reason: why(session) },
    }));
    await tx.insert(SessionMove, moves);
  }
}
