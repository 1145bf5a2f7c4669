import * as fc from 'fast-check';
import type { ShiftedAppointment, StoredAppointment } from '../scheduling/appointments.types.js';
import { clashesAmong, resolveAgain, spanOf, stillStands } from './resolution.rules.js';

const HOUR = 3_600_000;
const MIDNIGHT = Date.UTC(2027, 0, 12);
const at = (hour: number) => new Date(MIDNIGHT + hour * HOUR);
let made = 0;
/** Nine in Vancouver on 2027-01-12, which is 16:00Z, and was taken to be 17:00Z. */
const stored = (given: Partial<StoredAppointment> = {}): StoredAppointment => ({
  ...{ kind: 'session', id: `${++made}`, practiceId: 'p', engagementId: 'e', companyId: null, blocks: true },
  ...{ coachId: 'Cora', coacheeId: 'Kit', timeZone: 'America/Vancouver', tzVersion: '2025b' },
  ...{ localDate: '2027-01-12', localTime: '09:00', startsAt: at(17), endsAt: at(18) },
  ...given,
});
const shifted = (from: number, to: number, given: Partial<StoredAppointment> = {}): ShiftedAppointment => ({
  ...stored({ startsAt: at(from), endsAt: at(from + 1), ...given }),
  ...{ toStartsAt: at(to), toEndsAt: at(to + 1) },
});
const busy = (personId: string, hour: number) => ({ personId, startsAt: at(hour), endsAt: at(hour + 1) });
/** What the people of these have in their calendars, as long as nothing is moved. */
const calendarsOf = (all: ShiftedAppointment[]) =>
  all.flatMap(({ coachId, coacheeId, startsAt, endsAt }) =>
    [coachId, coacheeId].map((personId) => ({ personId, startsAt, endsAt })),
  );

describe('an appointment that is read again', () => {
  it('keeps its wall clock and its length, and moves with the clocks', () => {
    const read = stored({ endsAt: at(18.75) });
    const { shifted, ...others } = resolveAgain([read], at(0));
    expect(shifted).toEqual([{ ...read, toStartsAt: at(16), toEndsAt: at(17.75) }]);
    expect(others).toEqual({ unchanged: [], begun: [] });
  });

  it('is unchanged where the newer data says the same', () => {
    const read = stored({ startsAt: at(16), endsAt: at(17) });
    expect(resolveAgain([read], at(0))).toEqual({ unchanged: [read], shifted: [], begun: [] });
  });

  it('is left where its time has come meanwhile, to the second', () => {
    const read = stored();
    expect(resolveAgain([read], at(16)).begun).toEqual([read]);
    expect(resolveAgain([read], new Date(at(16).getTime() - 1)).shifted).toHaveLength(1);
  });
});

describe('what cannot be moved', () => {
  const clashing = (all: ShiftedAppointment[], others: ReturnType<typeof busy>[] = []) =>
    clashesAmong(all, [...calendarsOf(all), ...others]);

  it.each(['Cora', 'Kit'])('is what would come to where %s has something else', (personId) => {
    const one = shifted(17, 16);
    expect(clashing([one], [busy(personId, 15.5)])).toEqual([one]);
    expect(clashing([one], [busy(personId, 15)])).toEqual([]);
    expect(clashing([one], [busy('Somebody else', 16)])).toEqual([]);
  });

  it('is nothing that was only proposed: it takes up no calendar', () => {
    expect(clashing([shifted(17, 16, { blocks: false })], [busy('Cora', 16)])).toEqual([]);
  });

  it('is none of those that move along, back-to-back, earlier or later', () => {
    expect(clashing([shifted(17, 16), shifted(18, 17), shifted(16, 15)])).toEqual([]);
    expect(clashing([shifted(16, 17), shifted(17, 18), shifted(18, 19)])).toEqual([]);
  });

  it('is what moves to where one stays that cannot move itself', () => {
    const [first, second, third] = [shifted(17, 16), shifted(18, 17), shifted(19, 18)];
    expect(clashing([first, second, third], [busy('Kit', 16)])).toEqual([first, second, third]);
    expect(clashing([second, third, first], [busy('Kit', 16)])).toHaveLength(3);
  });

  it('is both of two that would meet', () => {
    const [one, other] = [shifted(17, 16), shifted(15, 16, { coacheeId: 'Lou' })];
    expect(clashing([one, other])).toEqual([one, other]);
  });

  const calendar = fc
    .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 })
    .chain((hours) => fc.tuple(fc.constant(hours), fc.infiniteStream(fc.integer({ min: -2, max: 2 }))));

  it('leaves nobody in two places, whichever move and whichever stay', () => {
    fc.assert(
      fc.property(calendar, fc.nat(4), ([hours, shifts], people) => {
        const all = hours.map((hour, each) => {
          const given = { coachId: `coach ${each % 2}`, coacheeId: `coachee ${each % (people + 1)}` };
          return shifted(hour, hour + (shifts.next().value ?? 0), given);
        });
        const stays = clashing(all);
        const times = all.flatMap((each) => {
          const startsAt = stays.includes(each) ? each.startsAt : each.toStartsAt;
          return [each.coachId, each.coacheeId].map((person) => `${person} ${startsAt.getTime()}`);
        });
        expect(new Set(times).size).toBe(times.length);
      }),
    );
  });

  it('is nothing where all clocks change alike', () => {
    fc.assert(
      fc.property(calendar, fc.constantFrom(-1, 1), ([hours], by) => {
        expect(clashing(hours.map((hour) => shifted(hour, hour + by)))).toEqual([]);
      }),
    );
  });
});

describe('the span of what is moved', () => {
  it('is from the first instant to the last, before and after', () => {
    expect(spanOf([shifted(17, 16), shifted(20, 21)])).toEqual({ startsAt: at(16), endsAt: at(22) });
    expect(spanOf([shifted(16, 17), shifted(20, 19)])).toEqual({ startsAt: at(16), endsAt: at(21) });
  });
});

describe('what is to be told', () => {
  const shift = { fromStartsAt: at(17), toStartsAt: at(16) };

  it('stands while the appointment is where it was moved to, or could not be moved from', () => {
    const [there, here] = [stored({ startsAt: at(16) }), stored({ startsAt: at(17) })];
    expect(stillStands({ ...shift, outcome: 'moved' }, there)).toBe(true);
    expect(stillStands({ ...shift, outcome: 'moved' }, here)).toBe(false);
    expect(stillStands({ ...shift, outcome: 'clashes' }, here)).toBe(true);
    expect(stillStands({ ...shift, outcome: 'clashes' }, there)).toBe(false);
  });

  it('does not stand where the appointment does not', () => {
    expect(stillStands({ ...shift, outcome: 'moved' }, undefined)).toBe(false);
  });
});
