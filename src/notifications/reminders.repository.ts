import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import type { MeetingKind } from '../meetings/meeting.rules.js';
import type { Language } from '../platform/mail/language.js';
import { UNCHOSEN } from './mail-preference.rules.js';
import type { Reminded, Span } from './reminder.rules.js';

/** The practices there are, without looking into any. */
const practicesAfter = sql(`select practices_after($1, $2) as id`);

/** What takes place, and who takes part: the two, and a meeting's guests who have not sent regrets. */
const TAKING_PART = (condition: (row: string) => string) => `
  select s.practice_id, 'session' as kind, s.id, s.starts_at, who.id as person_id
  from session s cross join unnest(array[s.coach_id, s.coachee_id]) as who (id) where ${condition('s')}
  union all
  select m.practice_id, 'meeting', m.id, m.starts_at, who.id
  from meeting m cross join unnest(array[m.coach_id, m.coachee_id]) as who (id) where ${condition('m')}
  union all
  select m.practice_id, 'meeting', m.id, m.starts_at, g.person_id
  from meeting m join meeting_guest g on g.practice_id = m.practice_id and g.meeting_id = m.id
  where g.until is null and g.declined_at is null and ${condition('m')}`;

const CHOSEN = `coalesce(w.remind_before, '{${UNCHOSEN.remindBefore.join()}}')`;

/** Instants alone, and whose: $1 and $2 are the span. Nothing is reminded of longer than two days before. */
const due = sql(`
  select a.kind, a.id as "appointmentId", a.person_id as "personId", a.starts_at as "startsAt", lead as minutes
  from (${TAKING_PART(
    (row) => `${row}.state = 'scheduled' and ${row}.starts_at > $1::timestamptz
      and ${row}.starts_at <= $2::timestamptz + interval '48 hours'`,
  )}) a
  join person p on p.practice_id = a.practice_id and p.id = a.person_id and p.removed_at is null
  left join mail_preference w on w.practice_id = p.practice_id and w.person_id = p.id
  cross join unnest(${CHOSEN}) as lead
  where a.starts_at - make_interval(mins => lead) > $1 and a.starts_at - make_interval(mins => lead) <= $2
  order by a.starts_at, a.id, a.person_id, lead`);

/** $1 is the appointment, $2 the reader. */
const found = (table: 'session' | 'meeting') =>
  sql(`
  select p.name, p.email, p.language, p.time_zone as "timeZone", a.state = 'scheduled' as "isScheduled",
    a.starts_at as "startsAt", ${CHOSEN} as "remindBefore", a.engagement_id as "engagementId",
    ${table === 'meeting' ? 'a.kind, a.place' : 'null as kind, null as place'},
    p.id <> all (array[a.coach_id, a.coachee_id]) as "isGuest",
    array(select name_of(who.id) from unnest(array[a.coach_id, a.coachee_id]) with ordinality as who (id, nth)
      where who.id <> p.id order by who.nth) as "withNames"
  from ${table} a
  join person p on p.practice_id = a.practice_id and p.id = $2 and p.removed_at is null
  left join mail_preference w on w.practice_id = p.practice_id and w.person_id = p.id
  where a.id = $1 and (p.id in (a.coach_id, a.coachee_id)${
    table === 'meeting'
      ? ` or exists (select from meeting_guest g where g.practice_id = a.practice_id and g.meeting_id = a.id
          and g.person_id = p.id and g.until is null and g.declined_at is null)`
      : ''
  })`);
const FOUND = { session: found('session'), meeting: found('meeting') };

/** What somebody may be reminded of. */
export type AppointmentTable = keyof typeof FOUND;

/** That somebody is to be reminded of what begins then, so many minutes before. */
export interface DueReminder {
  kind: AppointmentTable;
  appointmentId: string;
  personId: string;
  startsAt: Date;
  minutes: number;
}

/** An appointment as its reader may know it, and whom to write to. */
export interface RemindedReader extends Reminded {
  name: string;
  email: string;
  language: Language;
  timeZone: string;
  engagementId: string;
  /** Of a meeting; a session is none of these. */
  kind: MeetingKind | null;
  place: string | null;
  isGuest: boolean;
  withNames: string[];
}

/** When people meet, as the practice itself sees it, and nothing of what they meet about. */
@Injectable()
export class RemindersRepository {
  async findPracticesAfter(tx: Tx, after: string | null, most: number): Promise<string[]> {
    return (await tx.rows<{ id: string }>(practicesAfter, [after, most])).map(({ id }) => id);
  }

  /** The reminders of one practice that are due in a span, by what people have chosen. */
  findDue(tx: Tx, { after, until }: Span): Promise<DueReminder[]> {
    return tx.rows(due, [after, until]);
  }

  /** Nothing for whoever takes part no longer, or was removed. */
  findReminded(tx: Tx, kind: AppointmentTable, id: string, personId: string): Promise<RemindedReader | undefined> {
    return tx.row(FOUND[kind], [id, personId]);
  }
}
