import type { RoleResponse } from '../../client/types.gen.js';
import { found, isOffered } from './catalogue.js';

const role = (name: string, ...wordings: string[]): RoleResponse => ({
  ...{ id: name, name, family: 'other', builtIn: true },
  exampleGoals: wordings.map((wording) => ({ id: wording, wording })),
});
const architect = role('Architect', 'Balance contributing and consulting', 'Choosing a language');
const lead = role('Tech Lead', 'Leading without taking over');
const told = (asked: string) =>
  found([architect, lead], asked).map(({ name, exampleGoals }) => [name, exampleGoals.length]);

describe('the catalogue', () => {
  it('is shown whole where nothing is looked for', () => {
    expect(told('  ')).toEqual([
      ['Architect', 2],
      ['Tech Lead', 1],
    ]);
  });

  it('is looked through by the names of roles and by what goals say', () => {
    expect(told('architect')).toEqual([['Architect', 2]]);
    expect(told('LANGUAGE')).toEqual([['Architect', 1]]);
    expect(told('lead')).toEqual([['Tech Lead', 1]]);
    expect(told('nobody')).toEqual([]);
  });

  it('does not offer the same twice, however it is typed', () => {
    expect(isOffered(architect, ' choosing  a Language')).toBe(true);
    expect(isOffered(architect, 'Choosing a language', 'Choosing a language')).toBe(false);
    expect(isOffered(architect, 'Choosing a framework')).toBe(false);
  });
});
