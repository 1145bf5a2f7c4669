import { beginning, changing, draftOf, heeding, isAskable, previewOf } from './terms.js';

describe('the terms of a plan', () => {
  const terms = beginning('2026-11-28');
  const fits = { extendsTo: null, overrunDays: 0 };

  it('are twelve weekly hours over three months at first, from next Thursday on', () => {
    expect(terms).toMatchObject({ startsOn: '2026-12-03', sessions: 12, sessionMinutes: 60, everyWeeks: 1, months: 3 });
    expect(previewOf(terms)).not.toHaveProperty('coacheeId');
    expect(previewOf({ ...terms, coacheeId: 'kit', weekday: 2 })).toMatchObject({ coacheeId: 'kit', weekday: 2 });
  });

  it('begin anew when they change, unless dates do not follow from what changes', () => {
    const chosen = [{ insteadOf: '2026-12-24', localStart: '2026-12-23T10:00' }];
    const decided = { ...terms, chosen, isExtended: true };
    expect(changing(decided, { localTime: '11:00' })).toMatchObject({ chosen: [], isExtended: false });
    expect(changing(decided, { companyId: 'fern' })).toMatchObject({ chosen, isExtended: true });
    expect(changing(terms, { chosen })).toMatchObject({ chosen, isExtended: false });
    expect(changing({ ...terms, chosen }, { chosen, isExtended: true })).toMatchObject({ chosen, isExtended: true });
  });

  it('go around what is in the way, unless it is to be planned over', () => {
    expect(previewOf(terms)).not.toHaveProperty('ignore');
    const over = heeding(terms, 'coach_holiday', false);
    expect(previewOf({ ...terms, ignore: over })).toMatchObject({ ignore: ['coach_holiday'] });
    const both = heeding({ ignore: over }, 'coach_time_off', false);
    expect(both).toEqual(['coach_time_off', 'coach_holiday']);
    expect(heeding({ ignore: both }, 'coach_holiday', true)).toEqual(['coach_time_off']);
    expect(previewOf({ ...terms, ignore: [] })).not.toHaveProperty('ignore');
  });

  it('are asked about once they can be', () => {
    expect(isAskable(terms)).toBe(true);
    expect(isAskable({ ...terms, startsOn: '0002-12-03' })).toBe(false);
    expect(isAskable({ ...terms, localTime: '' })).toBe(false);
    expect(isAskable({ ...terms, sessions: 0 })).toBe(false);
  });

  it('are drafted with who pays, and extended only as far as they need it', () => {
    expect(draftOf(terms, 'kit', null, fits)).not.toHaveProperty('companyId');
    expect(
      draftOf({ ...terms, kind: 'internal' }, 'kit', 'fern', { extendsTo: '2027-03-20', overrunDays: 4 }),
    ).toMatchObject({
      ...{ coacheeId: 'kit', companyId: 'fern', kind: 'internal', noticeHours: 24, extendsTo: '2027-03-20' },
    });
  });
});
