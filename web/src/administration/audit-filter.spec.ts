import { filterOf } from './audit-filter.js';

describe('what is asked of the audit trail', () => {
  it('is nothing where nothing was chosen', () => {
    expect(filterOf({ from: '', to: '' })).toEqual({});
  });

  it('goes to the end of the last day', () => {
    expect(filterOf({ from: '2026-10-01', to: '2026-10-31' })).toEqual({
      from: '2026-10-01T00:00:00Z',
      to: '2026-11-01T00:00:00.000Z',
    });
  });

  it('is about whom, and how it ended', () => {
    expect(filterOf({ actorId: 'ida', outcome: 'refused' })).toEqual({ actorId: 'ida', outcome: 'refused' });
  });
});
