import { Injectable } from '@nestjs/common';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { NEXT, type Span } from './agenda.rules.js';
import type { AgendaItemResponse } from './agenda.responses.js';

const MINE = (row: string) =>
  `(${row}.coach_id = (select caller_person()) or ${row}.coachee_id = (select caller_person()))`;
/** $1 and $2 are the span; without its end, what is next, and so nothing that has its outcome. */
const IN_SPAN = (row: string) =>
  `${row}.ends_at > $1 and ${row}.starts_at > $1::timestamptz - interval '1 day' and ($2::timestamptz is null or ${row}.starts_at < $2)`;
const STANDS = (row: string) =>
  `${row}.state <> 'cancelled' and (${row}.state = 'scheduled' or $2::timestamptz is not null)`;
const PARTIES = (row: string) =>
  `${row}.practice_id, ${row}.id, ${row}.engagement_id, ${row}.coach_id, ${row}.coachee_id`;

/**
 * All that takes time of the caller, of whichever engagement: what they held is there by its time, not by whether
 * somebody wrote down that it is over. Whole days are as wide as any zone makes them.
 */
const ENTRIES = `
  select 'session' as kind, ${PARTIES('s')}, s.starts_at, s.ends_at, s.state, s.number, null as meeting_kind,
    null as place, null::timestamptz as expires_at, null::date as first_day, null::date as last_day
  from session s where ${MINE('s')} and ${IN_SPAN('s')} and ${STANDS('s')}
  union all
  select 'meeting', ${PARTIES('m')}, m.starts_at, m.ends_at, m.state, null, m.kind, m.place, null, null, null
  from meeting m where ${MINE('m')} and ${IN_SPAN('m')} and ${STANDS('m')}
  union all
  select 'hold', ${PARTIES('h')}, h.starts_at, h.ends_at, null, null, null, null, h.expires_at, null, null
  from session_hold h where ${MINE('h')} and ${IN_SPAN('h')} and h.state = 'open' and h.expires_at > $4
  union all
  select 'hold', ${PARTIES('d')}, d.starts_at, d.ends_at, null, d.number, null, null, e.agreement_due_at, null, null
  from plan_date d join engagement e on e.practice_id = d.practice_id and e.id = d.engagement_id
  where ${MINE('d')} and ${IN_SPAN('d')} and d.held
  union all
  select 'time_off', o.practice_id, o.id, null, null, null, (o.first_day - 1)::timestamp at time zone 'UTC',
    (o.last_day + 2)::timestamp at time zone 'UTC', null, null, null, null, null, o.first_day, o.last_day
  from time_off o where o.person_id = (select caller_person())
    and (o.last_day + 2)::timestamp at time zone 'UTC' > $1
    and ($2::timestamptz is null or (o.first_day - 1)::timestamp at time zone 'UTC' < $2)`;

const own = sql(`
  select me.time_zone as "timeZone", coalesce((select json_agg(json_build_object(
      'kind', t.kind, 'id', t.id, 'engagementId', t.engagement_id, 'startsAt', ${instantText('t.starts_at')},
      'endsAt', ${instantText('t.ends_at')}, 'state', t.state, 'number', t.number,
      'of', case when t.number is not null then e.sessions end, 'meetingKind', t.meeting_kind, 'place', t.place,
      'expiresAt', ${instantText('t.expires_at')}, 'firstDay', t.first_day, 'lastDay', t.last_day,
      'as', case me.id when t.coach_id then 'coach' when t.coachee_id then 'coachee' end,
      'otherZone', p.time_zone, 'withNames', array_remove(array[p.name] || array(
        select name_of(g.person_id) from meeting_guest g where t.kind = 'meeting' and g.practice_id = t.practice_id
          and g.meeting_id = t.id and g.until is null and g.declined_at is null order by g.invited_at, g.id), null)))
    from (select * from (${ENTRIES}) entries order by starts_at, id limit $3) t
    left join engagement e on e.practice_id = t.practice_id and e.id = t.engagement_id
    left join person p on p.practice_id = t.practice_id
      and p.id = case me.id when t.coach_id then t.coachee_id else t.coach_id end), '[]') as entries
  from person me where me.id = caller_person()`);

/** As rapport_overview: of meetings that the caller is a guest of, that and when they are, and nothing around them. */
const asGuest = sql(`
  select 'meeting' as kind, m.id, m.engagement_id as "engagementId", ${instantText('m.starts_at')} as "startsAt",
    ${instantText('m.ends_at')} as "endsAt", m.state, null as number, null as of, m.kind as "meetingKind",
    guest_place(m.id) as place, null as "expiresAt", null as "firstDay", null as "lastDay", 'guest' as "as", null as "otherZone",
    array[coach.name, coachee.name] as "withNames"
  from meeting m
  join meeting_guest g on g.practice_id = m.practice_id and g.meeting_id = m.id
  join person coach on coach.practice_id = m.practice_id and coach.id = m.coach_id
  join person coachee on coachee.practice_id = m.practice_id and coachee.id = m.coachee_id
  where g.declined_at is null and ${IN_SPAN('m')} and ${STANDS('m')}
  order by m.starts_at, m.id limit $3`);

type Told = 'kind' | 'id' | 'engagementId' | 'startsAt' | 'endsAt' | 'as' | 'withNames' | 'state' | 'number' | 'of';

/** Something in an agenda, before it is known by whose clock it is told. */
export type AgendaEntry = Pick<AgendaItemResponse, Told | 'meetingKind' | 'place' | 'expiresAt'> & {
  otherZone: string | null;
  firstDay: string | null;
  lastDay: string | null;
};

/** Without days, twice as many as are told: days off that are over somewhere may be among them. */
const NEXT_FOUND = NEXT * 2;

@Injectable()
export class AgendaRepository {
  /** All that takes time of the caller, and their zone: two statements, however much there is. */
  async find(tx: Tx, { after, before }: Span, now: Date): Promise<{ timeZone: string; entries: AgendaEntry[] }> {
    const limit = before ? null : NEXT_FOUND;
    const mine = await tx.row<{ timeZone: string; entries: AgendaEntry[] }>(own, [after, before, limit, now]);
    const guests = await tx.as('rapport_overview', () => tx.rows<AgendaEntry>(asGuest, [after, before, limit]));
    return { timeZone: mine?.timeZone ?? 'UTC', entries: [...(mine?.entries ?? []), ...guests] };
  }
}
