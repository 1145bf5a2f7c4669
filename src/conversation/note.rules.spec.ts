import { keepsVersion } from './note.rules.js';

const at = (time: string) => new Date(`2026-10-01T${time}Z`);
const standing = { text: 'We began with priorities.', byId: 'coach', beganAt: at('15:00:00') };
const next = { text: 'We began with priorities. And ended with them.', byId: 'coach', at: at('15:05:00') };

describe('what a note said', () => {
  it('is not kept while one author goes on writing, for ten minutes', () => {
    expect(keepsVersion(standing, next)).toBe(false);
    expect(keepsVersion(standing, { ...next, at: at('15:09:59') })).toBe(false);
  });

  it('is kept when ten minutes are over', () => {
    expect(keepsVersion(standing, { ...next, at: at('15:10:00') })).toBe(true);
  });

  it('is kept when the other one writes', () => {
    expect(keepsVersion(standing, { ...next, byId: 'coachee', at: at('15:00:01') })).toBe(true);
  });

  it('is kept when more than half of it goes at once', () => {
    const long = { ...standing, text: 'x'.repeat(200) };
    expect(keepsVersion(long, { ...next, text: 'x'.repeat(100) })).toBe(false);
    expect(keepsVersion(long, { ...next, text: 'x'.repeat(99) })).toBe(true);
    expect(keepsVersion({ ...standing, text: 'x'.repeat(199) }, { ...next, text: '' })).toBe(false);
  });

  it('is not kept where it said nothing', () => {
    expect(keepsVersion({ ...standing, text: '' }, { ...next, byId: 'coachee', at: at('16:00:00') })).toBe(false);
  });
});
