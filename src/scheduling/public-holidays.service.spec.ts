import { readFileSync } from 'node:fs';
import { tzVersion } from '../platform/clock/zones.js';
import { PublicHolidays } from './public-holidays.service.js';

describe('public holidays', () => {
  const holidays = new PublicHolidays();
  const named = (name: string, country: string, year: number, region: string | null = null) =>
    holidays.of(country, region, year).filter((holiday) => holiday.name.startsWith(name));

  it('are those of the country, and of the region beside them', () => {
    expect(named('Corpus Christi', 'DE', 2027)).toEqual([]);
    expect(named('Corpus Christi', 'DE', 2027, 'BY')).toMatchObject([
      { firstDay: '2027-05-27', lastDay: '2027-05-27' },
    ]);
    expect(named('Augsburg Peace Festival', 'DE', 2027, 'BY')).toEqual([]);
    expect(named('Augsburg Peace Festival', 'DE', 2027, 'BY-A')).toHaveLength(1);
    expect(holidays.of(null, null, 2027)).toEqual([]);
  });

  it('come with no zone data of their own: a second copy would take the place of ours, for every appointment', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, unknown> };
    expect(Object.keys(lock.packages).filter((path) => path.endsWith('/moment-timezone'))).toHaveLength(1);
    const ours = JSON.parse(readFileSync('node_modules/moment-timezone/data/packed/latest.json', 'utf8')) as object;
    expect(ours).toMatchObject({ version: tzVersion });
  });

  it('are public: observances, banks’ and schools’ holidays stop nobody', () => {
    expect(named('Valentine', 'US', 2027)).toEqual([]);
  });

  it('are the same in every year, and so is the day off in their place', () => {
    const of = (year: number) => named('Independence Day', 'US', year);
    expect(of(2026).map(({ firstDay }) => firstDay)).toEqual(['2026-07-03', '2026-07-04']);
    expect(new Set([...of(2025), ...of(2026), ...of(2027)].map(({ id }) => id)).size).toBe(1);
    expect(named('Christmas Day', 'DE', 2027)[0]?.id).not.toBe(named('Christmas Day', 'US', 2027)[0]?.id);
  });

  it('last several days where they do, or begin at noon', () => {
    const [eid] = named('End of Ramadan', 'AE', 2027);
    expect(eid).toMatchObject({ firstDay: '2027-03-09', lastDay: '2027-03-11', from: 0 });
    expect(named('New Year', 'FO', 2027)).toMatchObject([
      { from: 0 },
      { firstDay: '2027-12-31', lastDay: '2027-12-31', from: 720 },
    ]);
  });

  it('that begin at sunset are on the day of the calendar', () => {
    expect(named('Passover', 'IL', 2026)).toMatchObject([{ firstDay: '2026-04-02', lastDay: '2026-04-02', from: 0 }]);
  });

  it('are looked up once', () => {
    expect(holidays.of('DE', 'BY', 2027)).toBe(holidays.of('DE', 'BY', 2027));
    expect(holidays.countries()).toBe(holidays.countries());
  });

  it('are in one country for one code, whose regions have codes of their own', () => {
    const codes = holidays.countries().map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { regions } of holidays.countries()) {
      expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
      for (const { code } of regions) expect(code.length).toBeLessThanOrEqual(30);
    }
  });
});
