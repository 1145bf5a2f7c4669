import { Injectable } from '@nestjs/common';
import { partiesOf } from '../engagements/parties.types.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { tzVersion } from '../platform/clock/zones.js';
import { sql, type Statement, type Tx } from '../platform/database/tx.js';
import type { Language } from '../platform/mail/language.js';
import { AppointmentKinds } from '../scheduling/appointment-kinds.service.js';
import type { AppointmentKind, ShiftedAppointment, StoredAppointment } from '../scheduling/appointments.types.js';
import type { ShiftOutcome } from './resolution.rules.js';
import { ZoneShift } from './zone-shift.entity.js';

const practicesAfter = sql(`select practices_after($1, $2) as id`);

/** Versions are a year and a letter, so that they sort as they came. */
const OLDER = `a.tz_version collate "C" < $1 and a.starts_at > $2 and a.id <> all ($3::uuid[])`;

/** A thousand years, in hours: days would be those of the connection's zone. */
const AWAY = `interval '8766000 hours'`;

const recordClashes = sql(`
  insert into zone_shift select * from jsonb_populate_recordset(null::zone_shift, $1::jsonb) on conflict do nothing`);
const tellWhatIsNot = sql(`
  with told as (update zone_shift set telling_id = $1 where telling_id is null returning coach_id, coachee_id)
  select coach_id as id from told union select coachee_id from told order by id`);
const toldTo = sql(`
  select s.kind, s.appointment_id as "appointmentId", s.outcome, s.tz_version as "tzVersion",
    s.from_starts_at as "fromStartsAt", s.to_starts_at as "toStartsAt",
    name_of(case when s.coach_id = $2 then s.coachee_id else s.coach_id end) as "withName"
  from zone_shift s where s.telling_id = $1 and $2 in (s.coach_id, s.coachee_id) order by s.to_starts_at, s.id`);
const readerOf = sql(`
  select name, email, language, time_zone as "timeZone" from person where id = $1 and removed_at is null`);

/** A shift, as one of its two people is told of it. */
export type ToldShift = Pick<
  ZoneShift,
  'kind' | 'appointmentId' | 'outcome' | 'tzVersion' | 'fromStartsAt' | 'toStartsAt'
> & { withName: string };

/** Whom a letter goes to. */
export interface Reader {
  name: string;
  email: string;
  language: Language;
  timeZone: string;
}

@Injectable()
export class ZoneDataRepository {
  private readonly statements = new Map<string, Statement>();

  constructor(private readonly kinds: AppointmentKinds) {}

  async findPracticesAfter(tx: Tx, after: string | null, most: number): Promise<string[]> {
    return (await tx.rows<{ id: string }>(practicesAfter, [after, most])).map(({ id }) => id);
  }

  /** Future appointments that were read with older data, of all kinds; neighbours in a calendar beside one another. */
  findOlder(tx: Tx, now: Date, except: string[], most: number): Promise<StoredAppointment[]> {
    const text = () => `${this.across(OLDER)} order by "coachId", "startsAt", id limit $4`;
    return tx.rows(this.statement('older', text), [tzVersion, now, except, most]);
  }

  /** Of these appointments, those that are still to take place, as they are now. */
  findOpen(tx: Tx, ids: string[]): Promise<StoredAppointment[]> {
    return tx.rows(
      this.statement('open', () => this.across('a.id = any ($1::uuid[])')),
      [ids],
    );
  }

  /** The instants stay, and are now those of today's data. */
  async keep(tx: Tx, unchanged: readonly StoredAppointment[]): Promise<void> {
    for (const { table } of this.kindsOf(unchanged)) {
      const text = () => `update ${table} set tz_version = $2 where id = any ($1::uuid[])`;
      await tx.rows(this.statement(`keep ${table}`, text), [idsOf(unchanged, table), tzVersion]);
    }
  }

  /**
   * Moves them all at once. The constraint against double booking looks at each row as it is written, and one may come
   * to where another still is: so all of them leave first.
   */
  async move(tx: Tx, shifted: readonly ShiftedAppointment[]): Promise<void> {
    for (const { table } of this.kindsOf(shifted)) {
      const text = () =>
        `update ${table} set starts_at = starts_at + ${AWAY}, ends_at = ends_at + ${AWAY} where id = any ($1::uuid[])`;
      await tx.rows(this.statement(`leave ${table}`, text), [idsOf(shifted, table)]);
    }
    for (const { table, versioned } of this.kindsOf(shifted)) {
      const own = shifted.filter(({ kind }) => kind === table);
      const text = () => `
        update ${table} a set starts_at = n.starts_at, ends_at = n.ends_at, tz_version = $4
          ${versioned ? ', version = a.version + 1' : ''}
        from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as n (id, starts_at, ends_at) where a.id = n.id`;
      const times = [own.map(({ toStartsAt }) => toStartsAt), own.map(({ toEndsAt }) => toEndsAt)];
      await tx.rows(this.statement(`arrive ${table}`, text), [own.map(({ id }) => id), ...times, tzVersion]);
    }
  }

  /** In the histories that kinds of appointments have of their own. */
  async recordHistories(
    tx: Tx,
    moved: readonly ShiftedAppointment[],
    at: Date,
    why: (of: StoredAppointment) => string,
  ): Promise<void> {
    for (const kind of this.kindsOf(moved)) {
      const own = moved.filter((each) => each.kind === kind.table);
      await kind.recordMoves?.(tx, own, at, why);
    }
  }

  async recordMoved(tx: Tx, moved: readonly ShiftedAppointment[], at: Date): Promise<void> {
    await tx.insert(
      ZoneShift,
      moved.map((each) => shiftOf(each, 'moved', at)),
    );
  }

  /** A clash that is recorded already is not recorded, and so not told, again. */
  async recordClashes(tx: Tx, clashing: readonly ShiftedAppointment[], at: Date): Promise<void> {
    const rows = clashing.map((each) => columnsOf(shiftOf(each, 'clashes', at)));
    await tx.rows(recordClashes, [JSON.stringify(rows)]);
  }

  /** Takes what has not been told yet together; answers whom it concerns. */
  async beginTelling(tx: Tx, tellingId: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(tellWhatIsNot, [tellingId])).map(({ id }) => id);
  }

  findTold(tx: Tx, tellingId: string, personId: string): Promise<ToldShift[]> {
    return tx.rows(toldTo, [tellingId, personId]);
  }

  /** Whom to write to; nobody who was removed. */
  findReader(tx: Tx, personId: string): Promise<Reader | undefined> {
    return tx.row(readerOf, [personId]);
  }

  private across(condition: string): string {
    return this.kinds.all.map((kind) => selectOf(kind, condition)).join(' union all ');
  }

  private kindsOf(appointments: readonly StoredAppointment[]): AppointmentKind[] {
    return this.kinds.all.filter(({ table }) => appointments.some(({ kind }) => kind === table));
  }

  /** Made once: which kinds there are is known when all modules have started. */
  private statement(name: string, text: () => string): Statement {
    const statement = this.statements.get(name) ?? sql(text());
    this.statements.set(name, statement);
    return statement;
  }
}

function selectOf({ table, open, blocks, guests = 'null::uuid[]' }: AppointmentKind, condition: string): string {
  return `
    select '${table}' as kind, a.id, a.practice_id as "practiceId", a.engagement_id as "engagementId",
      a.coach_id as "coachId", a.coachee_id as "coacheeId", a.company_id as "companyId", a.local_date as "localDate",
      to_char(a.local_time, 'HH24:MI') as "localTime", a.time_zone as "timeZone", a.tz_version as "tzVersion",
      a.starts_at as "startsAt", a.ends_at as "endsAt", ${blocks} as blocks,
      coalesce(${guests}, '{}') as "guestIds"
    from ${table} a where (${open}) and ${condition}`;
}

function idsOf(appointments: readonly StoredAppointment[], table: string): string[] {
  return appointments.filter(({ kind }) => kind === table).map(({ id }) => id);
}

function shiftOf(of: ShiftedAppointment, outcome: ShiftOutcome, at: Date): ZoneShift {
  const { kind, id: appointmentId, startsAt: fromStartsAt, toStartsAt } = of;
  const about = { kind, appointmentId, tzVersion, outcome, fromStartsAt, toStartsAt, at, tellingId: null };
  return { ...partiesOf({ ...of, id: of.engagementId }), id: uuidv7({ msecs: at.getTime() }), ...about };
}

function columnsOf(row: object): object {
  const named = (property: string) => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(row).map(([property, value]) => [named(property), value as unknown]));
}
