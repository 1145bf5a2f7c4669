import { factsOf } from '../../test/reports/facts.js';
import { breakable, dayIn, draftedStatement, shareIn } from './report-words.rules.js';

describe('what a report says of itself', () => {
  it('is in its language', () => {
    expect(dayIn('en', '2026-10-01')).toBe('1 October 2026');
    expect(dayIn('de', '2027-03-31')).toBe('31. März 2027');
    expect([shareIn('en', 0.875), shareIn('de', 1)]).toEqual(['88%', '100 %']);
  });

  it('can be broken wherever a word is longer than a line, and loses no letter', () => {
    const told = { statement: `An ${'a'.repeat(61)} b`, levels: ['🙂'.repeat(31)], left: 5, outlook: null };
    const broken = breakable(told);
    expect(broken.statement).toBe(`An ${'a'.repeat(30)}\u200B${'a'.repeat(30)}\u200Ba b`);
    expect(broken.levels).toEqual([`${'🙂'.repeat(30)}\u200B🙂`]);
    expect(JSON.parse(JSON.stringify(broken).replaceAll('\u200B', ''))).toEqual(told);
  });

  it('is drafted from facts alone', () => {
    expect(draftedStatement('midpoint', 'en', factsOf())).toBe(
      'So far, 6 of 12 sessions have been held. Attendance was 86%. 5 sessions are left. 3 goals were agreed; 2 of them are on track or achieved.',
    );
    expect(draftedStatement('closing', 'de', factsOf({ held: 11, left: 0 }))).toBe(
      '11 von 12 Sitzungen haben stattgefunden. Die Teilnahme lag bei 86 %. 3 Ziele wurden vereinbart; davon liegen 2 im Plan oder sind erreicht.',
    );
  });

  it('says so, where there is nothing to tell', () => {
    const none = { counted: 0, onTrack: 0, shared: [] };
    expect(draftedStatement('midpoint', 'en', factsOf({ held: 0, left: 0, attendance: null, goals: none }))).toBe(
      'So far, 0 of 12 sessions have been held. No goals have been agreed yet.',
    );
  });

  it.each([
    ['en', 1, 'One goal was agreed, and it is on track.'],
    ['en', 0, 'One goal was agreed, and it needs a new look.'],
    ['de', 1, 'Ein Ziel wurde vereinbart; es liegt im Plan.'],
    ['de', 0, 'Ein Ziel wurde vereinbart; es braucht einen neuen Blick.'],
  ] as const)('speaks of one goal as of one: %s, %d', (language, onTrack, said) => {
    const goals = { counted: 1, onTrack, shared: [] };
    expect(draftedStatement('midpoint', language, factsOf({ goals, left: 1 }))).toContain(said);
  });
});
