import { attendance } from './facts.rules.js';

describe('attendance, as a report tells it', () => {
  it('is the share of sessions that the coachee came to, in hundredths', () => {
    expect([attendance(6, 1), attendance(3, 0)]).toEqual([0.86, 1]);
  });

  it('is nothing before the first session', () => {
    expect(attendance(0, 0)).toBeNull();
  });
});
