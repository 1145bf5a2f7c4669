import { GOAL_STATES } from '../goals/goal.rules.js';
import {
  ACTION_STATES,
  actionStateAfter,
  isOverdue,
  refuseChangingSettled,
  refuseGoal,
  transitions,
  type ActionEvent,
  type ActionState,
} from './action.rules.js';

describe('an action', () => {
  const cases = Object.keys(transitions).flatMap((event) =>
    ACTION_STATES.map((state): [ActionEvent, ActionState] => [event as ActionEvent, state]),
  );
  const allowed = (event: ActionEvent, state: ActionState) =>
    (transitions[event].from as readonly string[]).includes(state);

  it.each(cases.filter(([event, state]) => allowed(event, state)))('can: %s, when it is %s', (event, state) => {
    expect(actionStateAfter(event, state)).toBe(transitions[event].to);
  });

  it.each(cases.filter(([event, state]) => !allowed(event, state)))('cannot: %s, when it is %s', (event, state) => {
    expect(() => actionStateAfter(event, state)).toThrow(expect.objectContaining({ code: 'action.state' }));
  });

  it('changes only while it is open', () => {
    expect(() => refuseChangingSettled('open')).not.toThrow();
    for (const state of ['done', 'dropped'] as const)
      expect(() => refuseChangingSettled(state)).toThrow(expect.objectContaining({ code: 'action.state' }));
  });

  it('is overdue once its day is over, and not once it is done', () => {
    const due = { state: 'open' as const, dueOn: '2026-10-08' };
    expect(isOverdue(due, '2026-10-08')).toBe(false);
    expect(isOverdue(due, '2026-10-09')).toBe(true);
    expect(isOverdue({ ...due, state: 'done' }, '2026-10-09')).toBe(false);
  });
});

describe('a goal that its coachee has not agreed to', () => {
  it.each(GOAL_STATES)('carries no actions, whatever it is: %s', (state) => {
    expect(() => refuseGoal({ state, agreed: false })).toThrow(
      expect.objectContaining({ code: 'action.goal-not-agreed' }),
    );
  });
});

describe('a goal that its coachee has agreed to', () => {
  it.each(['agreed', 'in_progress', 'on_hold'] as const)('carries actions while it is %s', (state) => {
    expect(() => refuseGoal({ state, agreed: true })).not.toThrow();
  });

  it.each(['achieved', 'dropped'] as const)('carries no new ones once it is %s', (state) => {
    expect(() => refuseGoal({ state, agreed: true })).toThrow(expect.objectContaining({ code: 'action.goal-settled' }));
  });
});
