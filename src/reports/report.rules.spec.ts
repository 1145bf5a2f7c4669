import { factsOf } from '../../test/reports/facts.js';
import { refuseEarly, refuseOtherRevision, refuseSending, stateOf, type Standing } from './report.rules.js';

const standing = (given: Partial<Standing> = {}): Standing => ({
  ...{ revision: 2, approvedRevision: 2, sentAt: null },
  ...given,
});
const sentAt = new Date('2026-11-12T12:00:00Z');
const coded = (code: string) => expect.objectContaining({ code });

describe('a report', () => {
  it('is approved as it was read: a change makes it a draft again', () => {
    expect(stateOf(standing({ approvedRevision: null }))).toBe('draft');
    expect(stateOf(standing())).toBe('approved');
    expect(stateOf(standing({ revision: 3 }))).toBe('draft');
    expect(stateOf(standing({ sentAt }))).toBe('sent');
  });

  it('goes to a company, and to nobody where none pays', () => {
    const engagement = { companyId: null, state: 'active' as const };
    expect(() => refuseEarly('midpoint', engagement, 'settled')).toThrow(coded('report.no-company'));
  });

  it('is drafted once its review has opened; the closing one also when it is over', () => {
    const engagement = { companyId: 'company', state: 'active' as const };
    expect(() => refuseEarly('midpoint', engagement, 'coming')).toThrow(coded('report.early'));
    expect(() => refuseEarly('midpoint', engagement, undefined)).toThrow(coded('report.early'));
    expect(() => refuseEarly('midpoint', engagement, 'open')).not.toThrow();
    const over = { ...engagement, state: 'ended_early' as const };
    expect(() => refuseEarly('midpoint', over, 'coming')).toThrow(coded('report.early'));
    expect(() => refuseEarly('closing', over, 'coming')).not.toThrow();
  });

  it('is approved as it is now, and not once it was sent', () => {
    expect(() => refuseOtherRevision(standing(), 2)).not.toThrow();
    expect(() => refuseOtherRevision(standing(), 1)).toThrow(coded('report.revised'));
    expect(() => refuseOtherRevision(standing({ sentAt }), 2)).toThrow(coded('report.sent'));
  });

  it('is sent when the coachee has approved this very text', () => {
    const text = { statement: 'All is well', outlook: '', facts: factsOf() };
    const shared = text.facts.goals.shared.map(({ id }) => id);
    expect(() => refuseSending(standing(), 2, text, shared)).not.toThrow();
    expect(() => refuseSending(standing({ approvedRevision: 1 }), 2, text, shared)).toThrow(coded('report.unapproved'));
    expect(() => refuseSending(standing(), 1, text, shared)).toThrow(coded('report.revised'));
  });

  it('is not sent with a goal that is shared no more', () => {
    const text = { statement: 'All is well', outlook: '', facts: factsOf() };
    expect(() => refuseSending(standing(), 2, text, [])).toThrow(coded('report.goal-not-shared'));
  });
});
