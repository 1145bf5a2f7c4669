import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Availability, DatedHours, WeeklyWindow } from './availability.entity.js';
import type { SetAvailabilityRequest } from './availability.requests.js';
import { hoursOf } from './availability.rules.js';
import type { AvailabilityResponse } from './availability.responses.js';

const clockTime = (minute: string) =>
  `lpad((${minute} / 60)::text, 2, '0') || ':' || lpad((${minute} % 60)::text, 2, '0')`;
const hours = `'from', ${clockTime('from_minute')}, 'to', ${clockTime('to_minute')}`;

/** As the response has it; of the caller alone, and as if it were set to nothing where it never was. */
const own = sql(`
  select jsonb_build_object(
    'timeZone', p.time_zone,
    'weekly', coalesce((
      select jsonb_agg(jsonb_build_object('weekday', weekday, ${hours}) order by weekday, from_minute)
      from weekly_window where person_id = p.id), '[]'),
    'exceptions', coalesce((
      select jsonb_agg(jsonb_build_object('day', day, 'windows', windows) order by day) from (
        select day, coalesce(jsonb_agg(jsonb_build_object(${hours}) order by from_minute)
            filter (where from_minute is not null), '[]') as windows
        from dated_hours where person_id = p.id group by day) as dated), '[]'),
    'bufferBeforeMinutes', coalesce(a.buffer_before_minutes, 0),
    'bufferAfterMinutes', coalesce(a.buffer_after_minutes, 0),
    'minimumNoticeMinutes', coalesce(a.minimum_notice_minutes, 0),
    'furthestDays', a.furthest_days,
    'sessionsADay', a.sessions_a_day,
    'sessionsAWeek', a.sessions_a_week,
    'slotStepMinutes', coalesce(a.slot_step_minutes, 30),
    'holidays', case when a.holiday_country is not null
      then jsonb_build_object('country', a.holiday_country, 'region', a.holiday_region) end,
    'version', coalesce(a.version, 0)) as availability
  from person p left join availability a on a.practice_id = p.practice_id and a.person_id = p.id
  where p.id = caller_person()`);

interface Owner {
  practiceId: string;
  personId: string;
}

@Injectable()
export class AvailabilityRepository {
  /** The caller's own. */
  async findOwn(tx: Tx): Promise<AvailabilityResponse> {
    const row = await tx.row<{ availability: AvailabilityResponse }>(own);
    if (!row) throw platformErrors.missing();
    return row.availability;
  }

  /**
   * Sets all of it, where it is still at this version; 0 is before it was ever set.
   * @returns whether it was
   */
  async set(tx: Tx, owner: Owner, version: number, request: SetAvailabilityRequest): Promise<boolean> {
    const { weekly, exceptions, holidays, ...numbers } = request;
    const place = { holidayCountry: holidays?.country ?? null, holidayRegion: holidays?.region ?? null };
    const row = { ...numbers, ...place, version: version + 1 };
    if (version === 0) await tx.insert(Availability, { ...owner, ...row });
    else if ((await tx.update(Availability, { ...owner, version }, row)) === 0) return false;
    await tx.delete(WeeklyWindow, { ...owner });
    await tx.delete(DatedHours, { ...owner });
    await tx.insert(
      WeeklyWindow,
      weekly.map(({ weekday, ...said }) => ({ ...owner, id: uuidv7(), weekday, ...minutesOf(said) })),
    );
    const days = exceptions.flatMap(({ day, windows }): Pick<DatedHours, 'day' | 'fromMinute' | 'toMinute'>[] =>
      windows.length
        ? windows.map((said) => ({ day, ...minutesOf(said) }))
        : [{ day, fromMinute: null, toMinute: null }],
    );
    await tx.insert(
      DatedHours,
      days.map((day) => ({ ...owner, id: uuidv7(), ...day })),
    );
    return true;
  }
}

function minutesOf(said: { from: string; to: string }) {
  const { from, to } = hoursOf(said);
  return { fromMinute: from, toMinute: to };
}
