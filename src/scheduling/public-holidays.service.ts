import { Injectable } from '@nestjs/common';
import Holidays from 'date-holidays';
import { v5 } from 'uuid';
import type { PublicHoliday } from './calendar.types.js';
import { minuteOf } from './where-days.rules.js';

const DAY = 86_400_000;
/** What the ids of holidays are made from, beside country and name: a namespace of our own (RFC 9562, 6.6). */
const NAMESPACE = '6f1c9d62-0f0a-5c1e-9a3d-2f4b8a7e5d10';
/** Place-years that are kept: more than people live in, and some megabytes. */
const KEPT = 1_000;

export interface HolidayPlace {
  code: string;
  name: string;
}
export interface HolidayCountry extends HolidayPlace {
  regions: HolidayPlace[];
}

/**
 * The public holidays of countries and regions, as the library date-holidays knows them. Of its kinds, `public` alone
 * counts: banks, schools and observances stop nobody from meeting. What was looked up is kept.
 */
@Injectable()
export class PublicHolidays {
  private readonly known = new Map<string, readonly PublicHoliday[]>();
  private places?: readonly HolidayCountry[];

  /** Those of a year, earliest first. */
  of(country: string | null, region: string | null, year: number): readonly PublicHoliday[] {
    if (!country) return [];
    const key = `${country}-${region ?? ''} ${year}`;
    const known = this.known.get(key);
    if (known) return known;
    if (this.known.size >= KEPT) this.known.clear();
    const found = lookUp(country, region, year);
    this.known.set(key, found);
    return found;
  }

  /** Countries by name, with their regions; those of a region have its code before theirs. */
  countries(): readonly HolidayCountry[] {
    this.places ??= lookUpPlaces();
    return this.places;
  }
}

function lookUp(country: string, region: string | null, year: number): PublicHoliday[] {
  const [state = '', part = ''] = region?.split('-') ?? [];
  // Names are read in English, so that ids do not change with a language. Dates are those of the calendar on the wall,
  // whatever zone this process is in.
  const library = new Holidays(country, state, part, { types: ['public'], timezone: 'UTC' });
  return library.getHolidays(year, 'en').map(({ date, start, end, name, substitute }) => {
    const firstDay = date.slice(0, 10);
    const more = Math.ceil((end.getTime() - start.getTime()) / DAY) - 1;
    const lastDay = new Date(Date.parse(firstDay) + more * DAY).toISOString().slice(0, 10);
    // The day off in its place goes with the holiday.
    const kept = substitute ? name.replace(/ \([^()]*\)$/, '') : name;
    return { id: v5(`${country} ${kept}`, NAMESPACE), name, firstDay, lastDay, from: minuteOf(date.slice(11, 16)) };
  });
}

function lookUpPlaces(): HolidayCountry[] {
  const library = new Holidays();
  const places = (found: Record<string, string> | undefined): HolidayPlace[] =>
    Object.entries(found ?? {}).map(([code, name]) => ({ code, name }));
  return places(library.getCountries('en'))
    .map((country) => {
      const regions = places(library.getStates(country.code, 'en')).flatMap((state) => {
        const parts = places(library.getRegions(country.code, state.code, 'en'));
        return [
          state,
          ...parts.map(({ code, name }) => ({ code: `${state.code}-${code}`, name: `${state.name}, ${name}` })),
        ];
      });
      return { ...country, regions };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
