import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { HolidayCountriesResponse, HolidaysResponse } from './availability.responses.js';
import { SwitchedOffHoliday } from './availability.entity.js';
import { PublicHolidays } from './public-holidays.service.js';
import { clockText } from './where-days.rules.js';

const own = sql(`
  select p.time_zone as "timeZone", a.holiday_country as country, a.holiday_region as region,
    array(select holiday_id::text from switched_off_holiday where person_id = p.id) as "switchedOff"
  from person p left join availability a on a.practice_id = p.practice_id and a.person_id = p.id
  where p.id = caller_person()`);

/** What of a country's holidays somebody keeps. */
interface Kept {
  timeZone: string;
  country: string | null;
  region: string | null;
  switchedOff: string[];
}

/** Years around this one whose holidays can be switched off: some do not come every year. */
const YEARS_AROUND = [-1, 0, 1, 2, 3, 4];

/** The public holidays of where somebody lives, and on which of them they work all the same. */
@Injectable()
export class HolidaysService {
  constructor(
    private readonly database: Database,
    private readonly holidays: PublicHolidays,
    private readonly clock: Clock,
  ) {}

  /** Those of a year, kept or switched off; none where no country is set. */
  list(caller: PersonCaller, asked?: number): Promise<HolidaysResponse> {
    return this.database.read(caller, async (tx) => {
      const { timeZone, country, region, switchedOff } = await this.keptBy(tx);
      const year = asked ?? this.thisYear(timeZone);
      const items = this.holidays.of(country, region, year).map(({ from, ...holiday }) => ({
        ...holiday,
        ...{ from: clockText(from), kept: !switchedOff.includes(holiday.id) },
      }));
      return { year, items };
    });
  }

  /** Works on a holiday, and on the day off in its place, in every year. */
  async switchOff(caller: PersonCaller, holidayId: string): Promise<void> {
    const { practiceId, personId } = caller;
    await this.database.transaction(caller, async (tx) => {
      if (!(await this.refuseUnknown(tx, holidayId)).switchedOff.includes(holidayId))
        await tx.insert(SwitchedOffHoliday, { practiceId, personId, holidayId });
    });
  }

  /** Keeps a holiday again. */
  async keep(caller: PersonCaller, holidayId: string): Promise<void> {
    const { practiceId, personId } = caller;
    await this.database.transaction(caller, async (tx) => {
      await this.refuseUnknown(tx, holidayId);
      await tx.delete(SwitchedOffHoliday, { practiceId, personId, holidayId });
    });
  }

  countries(): HolidayCountriesResponse {
    return { items: [...this.holidays.countries()] };
  }

  private async refuseUnknown(tx: Tx, holidayId: string): Promise<Kept> {
    const kept = await this.keptBy(tx);
    const { timeZone, country, region } = kept;
    const years = YEARS_AROUND.map((away) => this.thisYear(timeZone) + away);
    const known = years.flatMap((year) => this.holidays.of(country, region, year));
    if (!known.some(({ id }) => id === holidayId)) throw platformErrors.missing();
    return kept;
  }

  private async keptBy(tx: Tx): Promise<Kept> {
    const kept = await tx.row<Kept>(own);
    if (!kept) throw platformErrors.missing();
    return kept;
  }

  private thisYear(timeZone: string): number {
    return Number(this.clock.today(timeZone).slice(0, 4));
  }
}
