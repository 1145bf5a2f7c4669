import { refuseRenewalDecision } from './renewal.rules.js';

describe('a sponsor decides about a renewal', () => {
  it.each(['active', 'paused', 'completed', 'ended_early'] as const)('of one that is %s', (state) => {
    expect(() => refuseRenewalDecision(state, false)).not.toThrow();
  });

  it.each(['draft', 'awaiting_agreement'] as const)('but not of one that is %s', (state) => {
    expect(() => refuseRenewalDecision(state, false)).toThrow(expect.objectContaining({ code: 'renewal.not-begun' }));
  });

  it('until they have signed the renewal', () => {
    expect(() => refuseRenewalDecision('completed', true)).toThrow(expect.objectContaining({ code: 'renewal.signed' }));
  });
});
