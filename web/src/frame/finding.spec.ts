import { found } from './finding.js';

describe('what one jumps to', () => {
  const coachees = ['Clara Voss', 'Malik Osei', 'Tom Arnold', 'Ravi Rao', 'Ann-Kathrin Ott'];
  const engagements = coachees.map((name) => ({ text: `${name} · Cora Ramsey`, name }));
  const namesOf = (asked: string) => found(engagements, asked).map(({ name }) => name);

  it('is found by the coachee, and not by the coach that all of them have', () => {
    expect(namesOf('ra')).toEqual(['Ravi Rao', 'Clara Voss']);
    expect(namesOf('rams')).toEqual([]);
  });

  it('comes first where it begins so, then where a word does', () => {
    expect(namesOf('a')[0]).toBe('Ann-Kathrin Ott');
    expect(namesOf('o')).toEqual(['Malik Osei', 'Ann-Kathrin Ott', 'Clara Voss', 'Tom Arnold', 'Ravi Rao']);
    expect(namesOf(' KATH ')).toEqual(['Ann-Kathrin Ott']);
  });

  it('is everything, as it came, while nothing is asked; and a screen by all of its name', () => {
    expect(namesOf('')).toEqual(coachees);
    expect(found([{ text: 'Plan an engagement' }], 'eng')).toHaveLength(1);
  });
});
