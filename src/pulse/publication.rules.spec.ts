import { periodOf, publicationsOf, toldMean, type Left, type Pending } from './publication.rules.js';

const nothing: Left = { readers: new Map(), removed: new Set(), published: new Set() };
const people = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `person ${from + at}`);
const answer = (personId: string, value = 3, given: Partial<Pending> = {}): Pending => ({
  ...{ id: `${personId}, ${value}`, personId, shownTo: null, companyId: 'company', moment: 'middle' },
  ...{ answeredAt: new Date('2026-11-12T12:00:00Z') },
  answers: { growth: value, support: value, stay: value, confidence: value },
  ...given,
});
const answersOf = (count: number, value = 3, given: Partial<Pending> = {}) =>
  people(count).map((person) => answer(person, value, given));
const all = (halves: number) => ({ growth: halves, support: halves, stay: halves, confidence: halves });

describe('what is published of pulses', () => {
  it('is nothing of four', () => {
    expect(publicationsOf(answersOf(4), nothing)).toEqual([]);
  });

  it('is the mean of five', () => {
    const published = publicationsOf(answersOf(5), nothing);
    expect(published).toMatchObject([{ companyId: 'company', moment: 'middle', people: 5, halves: all(6) }]);
  });

  it('adding one person reveals nobody: their answer waits until there are five again', () => {
    const [first] = publicationsOf(answersOf(5), nothing);
    const later = people(4, 5).map((person) => answer(person, 1));
    expect(publicationsOf(later, nothing)).toEqual([]);
    const fifth = publicationsOf([...later, answer('person 9', 5)], nothing);
    expect(fifth).toHaveLength(1);
    expect(fifth[0]?.taken.filter((id) => first?.taken.includes(id))).toEqual([]);
  });

  it('filtering to five of six reveals nobody: what is left over is in no other group, and told nowhere', () => {
    const pending = [...answersOf(5), answer('person 5', 1, { companyId: 'another company' })];
    expect(publicationsOf(pending, nothing).map(({ companyId }) => companyId)).toEqual(['company']);
    const ofNone = [...answersOf(5), answer('person 5', 1, { companyId: null })];
    expect(publicationsOf(ofNone, nothing).map(({ companyId }) => companyId)).toEqual(['company']);
  });

  it('counts a person once, with what they said last', () => {
    const twice = answer('person 0', 5, { id: 'later', answeredAt: new Date('2026-11-13T12:00:00Z') });
    expect(publicationsOf([...answersOf(4), twice], nothing)).toEqual([]);
    const [published] = publicationsOf([twice, ...answersOf(5, 1)], nothing);
    // (5 + 4 × 1) / 5 = 1.8, which is told as 2.
    expect(published).toMatchObject({ people: 5, halves: all(4) });
    expect(published?.taken).toContain('person 0, 1');
  });

  it('does not count a removed person, whose answer would be the fifth', () => {
    expect(publicationsOf(answersOf(5), { ...nothing, removed: new Set(['person 4']) })).toEqual([]);
    const [published] = publicationsOf(answersOf(6), { ...nothing, removed: new Set(['person 4']) });
    expect(published?.taken).not.toContain('person 4, 3');
  });

  it('does not count who reads it: they know their own answer, and could take it away', () => {
    const readers = new Map([['company', new Set(['person 0'])]]);
    expect(publicationsOf(answersOf(5), { ...nothing, readers })).toEqual([]);
    expect(publicationsOf(answersOf(5, 3, { companyId: 'another' }), { ...nothing, readers })).toHaveLength(1);
  });

  it('does not count an answer that somebody who reads it is shown', () => {
    const readers = new Map([['company', new Set(['a coach who administers'])]]);
    const [shown, ...others] = answersOf(5) as [Pending, ...Pending[]];
    const pending = [{ ...shown, shownTo: 'a coach who administers' }, ...others];
    expect(publicationsOf(pending, { ...nothing, readers })).toEqual([]);
    expect(publicationsOf([{ ...shown, shownTo: 'another coach' }, ...others], { ...nothing, readers })).toHaveLength(
      1,
    );
  });

  it('is published once a period, whoever comes late', () => {
    expect(publicationsOf(answersOf(5), { ...nothing, published: new Set(['company:middle']) })).toEqual([]);
  });

  it('keeps moments apart', () => {
    const pending = [...answersOf(5), ...answersOf(4, 3, { moment: 'end' }), ...answersOf(5, 3, { moment: 'start' })];
    expect(publicationsOf(pending, nothing).map(({ moment }) => moment)).toEqual(['start', 'middle']);
  });

  it('says how many in bands', () => {
    const told = [5, 9, 10, 19, 20, 50, 120].map((count) => publicationsOf(answersOf(count), nothing)[0]?.people);
    expect(told).toEqual([5, 5, 10, 10, 20, 50, 100]);
  });

  it('does not show that everybody answered alike at an end of the scale', () => {
    expect(publicationsOf(answersOf(5, 1), nothing)[0]?.halves).toEqual(all(3));
    expect(publicationsOf(answersOf(5, 5), nothing)[0]?.halves).toEqual(all(9));
    expect([3, 7, 9].map(toldMean)).toEqual([
      { mean: 1.5, bound: 'or_less' },
      { mean: 3.5, bound: 'about' },
      { mean: 4.5, bound: 'or_more' },
    ]);
  });

  it('comes once a month', () => {
    expect(periodOf('2026-11-30')).toBe('2026-11-01');
  });
});
