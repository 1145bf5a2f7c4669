import { milestonesOf } from './milestone.rules.js';

describe('milestones', () => {
  it('are always kickoff, midpoint and closing, and to come where there is nothing of them yet', () => {
    const coming = { state: 'coming', doneAt: null, talk: null };
    expect(milestonesOf([])).toEqual(['kickoff', 'midpoint', 'closing'].map((kind) => ({ kind, ...coming })));
  });

  it('are in their order, whatever order they were found in', () => {
    const done = { state: 'done' as const, doneAt: '2026-10-02T12:00:00Z', talk: null };
    const found = [
      { kind: 'midpoint' as const, state: 'open' as const, doneAt: null, talk: null },
      { kind: 'kickoff' as const, ...done },
    ];
    expect(milestonesOf(found).map(({ kind, state }) => [kind, state])).toEqual([
      ['kickoff', 'done'],
      ['midpoint', 'open'],
      ['closing', 'coming'],
    ]);
  });
});
