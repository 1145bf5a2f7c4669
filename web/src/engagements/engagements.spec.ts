import type { EngagementResponse, EngagementState, Health } from '../../client/types.gen.js';
import { dotsOf, inParts } from './engagements.js';

const engagement = (
  id: string,
  state: EngagementState,
  status: Health | null = null,
  nextAt: string | null = null,
): EngagementResponse =>
  ({
    ...{ id, state, startsOn: '2026-10-01', endsOn: id },
    health: { status, reasons: [] },
    figures: { held: 0, left: 12, scheduled: 12, forfeited: 0, nextAt },
  }) as unknown as EngagementResponse;

describe('the list of engagements', () => {
  it('has those that run first, and those that are over last', () => {
    const parts = inParts([
      engagement('a', 'completed'),
      engagement('b', 'draft'),
      engagement('c', 'paused'),
      engagement('d', 'ended_early'),
    ]);
    expect(parts.map(({ part, items }) => [part, items.map(({ id }) => id).join('')])).toEqual([
      ['running', 'c'],
      ['agreeing', 'b'],
      ['over', 'da'],
    ]);
    expect(inParts([])).toEqual([]);
  });

  it('begins with those in trouble, then with what comes next', () => {
    const [running] = inParts([
      engagement('later', 'active', 'on_track', '2026-11-02T10:00Z'),
      engagement('sooner', 'active', 'on_track', '2026-11-01T10:00Z'),
      engagement('risk', 'active', 'at_risk', '2026-11-03T10:00Z'),
      engagement('off', 'active', 'off_track'),
    ]);
    expect(running?.items.map(({ id }) => id)).toEqual(['off', 'risk', 'sooner', 'later']);
  });

  it('shows a dot for each session, as long as they can be told apart', () => {
    const figures = { held: 2, forfeited: 1, scheduled: 2, left: 3, nextAt: null };
    expect(dotsOf(figures)).toEqual(['held', 'held', 'forfeited', 'scheduled', 'scheduled', 'left']);
    expect(dotsOf({ ...figures, left: 30 })).toEqual([]);
    expect(dotsOf({ ...figures, scheduled: 4, left: 3 })).toHaveLength(6);
  });
});
