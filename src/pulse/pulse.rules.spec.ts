import { isAsked, PULSE_MOMENTS, refuseUnasked, reviewOf, type Asked } from './pulse.rules.js';

const now = new Date('2026-11-12T12:00:00Z');
const asked = (given: Partial<Asked>): Asked => ({
  ...{ engagementState: 'active', openedAt: new Date('2026-11-01T12:00:00Z') },
  ...given,
});

describe('a pulse', () => {
  it('is taken at start, middle and end, each with its review', () => {
    expect(PULSE_MOMENTS.map(reviewOf)).toEqual(['kickoff', 'midpoint', 'closing']);
  });

  it('is asked for once the review has opened, and for six weeks', () => {
    expect(isAsked(asked({ openedAt: null }), now)).toBe(false);
    expect(isAsked(asked({}), now)).toBe(true);
    expect(isAsked(asked({ openedAt: new Date('2026-10-01T12:00:00Z') }), now)).toBe(true);
    expect(isAsked(asked({ openedAt: new Date('2026-10-01T11:59:59Z') }), now)).toBe(false);
  });

  it('is not asked for while the engagement is paused, nor after it ended early', () => {
    for (const engagementState of ['paused', 'ended_early', 'draft'] as const)
      expect(isAsked(asked({ engagementState }), now)).toBe(false);
    expect(isAsked(asked({ engagementState: 'completed' }), now)).toBe(true);
  });

  it('is answered once', () => {
    expect(() => refuseUnasked(asked({}), false, now)).not.toThrow();
    expect(() => refuseUnasked(asked({}), true, now)).toThrow(expect.objectContaining({ code: 'pulse.answered' }));
    expect(() => refuseUnasked(asked({ openedAt: null }), false, now)).toThrow(
      expect.objectContaining({ code: 'pulse.not-asked' }),
    );
  });
});
