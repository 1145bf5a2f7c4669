import type { Language } from '../platform/mail/language.js';
import type { Tx } from '../platform/database/tx.js';

/** An appointment of the two people of an engagement, as a table has it: a wall clock, and the instant it was read as. */
export interface StoredAppointment {
  /** Its table. */
  kind: string;
  id: string;
  practiceId: string;
  engagementId: string;
  coachId: string;
  coacheeId: string;
  companyId: string | null;
  localDate: string;
  localTime: string;
  timeZone: string;
  tzVersion: string;
  startsAt: Date;
  endsAt: Date;
  /** Whether it takes up both calendars; one that does not is proposed, and promised to nobody. */
  blocks: boolean;
  /** Others whose calendars it takes up. */
  guestIds?: string[];
}

/** One that newer zone data reads as another instant. */
export interface ShiftedAppointment extends StoredAppointment {
  toStartsAt: Date;
  toEndsAt: Date;
}

/**
 * A table of appointments: its columns local_date, local_time, time_zone, tz_version, starts_at and ends_at are one,
 * and those of an engagement say whose (docs/adr/0019). The module that owns it registers it.
 */
export interface AppointmentKind {
  table: string;
  /** SQL: whether the row `a` is still to take place, if its time has not come. */
  open: string;
  /** SQL: whether the row `a` takes up both calendars. */
  blocks: string;
  /** SQL: the ids of others who take part in the row `a`, as an array or null. */
  guests?: string;
  /** Whether its column `version` counts changes. */
  versioned: boolean;
  /** What it is called in a letter, where the other person's name follows. */
  called: Record<Language, string>;
  /** Keeps in a history of its own that they were moved by nobody, and why; before they are. */
  recordMoves?(
    tx: Tx,
    moved: readonly ShiftedAppointment[],
    at: Date,
    why: (of: StoredAppointment) => string,
  ): Promise<void>;
}
