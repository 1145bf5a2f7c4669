import {
  correctedTo,
  ledgerLineOf,
  refuseSessionOf,
  reversalOf,
  whyOf,
  type LedgerLine,
  type Outcome,
} from './ledger.rules.js';

const held: LedgerLine = { reason: 'held', amount: -1 };
const lateCancellation: LedgerLine = { reason: 'forfeited_late_cancel', amount: -1 };
const noShow: LedgerLine = { reason: 'forfeited_no_show', amount: -1 };

describe('what an outcome uses up', () => {
  it.each<[string, Outcome, LedgerLine | undefined]>([
    ['completed: one', { kind: 'completed' }, held],
    ['cancelled by the coachee in time: none', { kind: 'cancelled', by: 'coachee', inTime: true }, undefined],
    [
      'cancelled by the coachee late: one, forfeited',
      { kind: 'cancelled', by: 'coachee', inTime: false },
      lateCancellation,
    ],
    ['cancelled by the coach in time: none', { kind: 'cancelled', by: 'coach', inTime: true }, undefined],
    ['cancelled by the coach at the last moment: none', { kind: 'cancelled', by: 'coach', inTime: false }, undefined],
    ['the coachee did not come: one', { kind: 'absent', party: 'coachee' }, noShow],
    ['the coach did not come: none', { kind: 'absent', party: 'coach' }, undefined],
    ['cancelled by a pause or an end: none', { kind: 'cancelled', by: 'practice', inTime: false }, undefined],
  ])('%s', (_row, outcome, line) => {
    expect(ledgerLineOf(outcome)).toEqual(line);
  });
});

describe('the session of an adjustment', () => {
  it.each(['granted', 'revoked'] as const)('is refused where sessions are %s', (reason) => {
    expect(() => refuseSessionOf(reason, 'a')).toThrow(expect.objectContaining({ code: 'request.invalid' }));
    expect(() => refuseSessionOf(reason, undefined)).not.toThrow();
  });

  it('is named where a forfeit is waived', () => {
    expect(() => refuseSessionOf('waived', 'a')).not.toThrow();
  });
});

describe('the words of a line', () => {
  it('say why a session is used up, and by which notice', () => {
    expect(whyOf('held', { noticeHours: 24 })).toBe('The session was held');
    expect(whyOf('forfeited_late_cancel', { noticeHours: 48 })).toContain('less than 48 hours');
    expect(whyOf('forfeited_no_show', { noticeHours: 24 })).toBe('The coachee did not come');
  });

  it('say what a correction takes back, and what it enters', () => {
    expect(reversalOf('held', 'It rained')).toEqual({
      ...{ reason: 'granted', amount: 1 },
      note: 'Corrected, was held: It rained',
    });
    expect(correctedTo('forfeited_no_show', 'It rained')).toBe('Corrected to forfeited_no_show: It rained');
  });

  it('are as long as the ledger takes, however long the reason is', () => {
    const reason = 'x'.repeat(1_000);
    expect(reversalOf('held', reason).note).toHaveLength(1_000);
    expect(correctedTo('held', reason)).toHaveLength(1_000);
  });
});
