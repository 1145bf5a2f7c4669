import * as fc from 'fast-check';
import type { LedgerResponse, SessionResponse } from '../../src/sessions/sessions.responses.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

/** Something that a coach or a coachee tries to do; it may well be refused. */
interface Step {
  who: 'coach' | 'coachee';
  what: string;
  body: object;
  /** Which of the sessions. */
  session: number;
}

const reason = { reason: 'So it was' };
const acts: Omit<Step, 'session'>[] = [
  { who: 'coach', what: 'completion', body: {} },
  { who: 'coach', what: 'cancellation', body: {} },
  { who: 'coachee', what: 'cancellation', body: {} },
  { who: 'coach', what: 'absence', body: { absent: 'coachee' } },
  { who: 'coachee', what: 'absence', body: { absent: 'coach' } },
  { who: 'coach', what: 'correction', body: { outcome: 'completed', ...reason } },
  { who: 'coach', what: 'correction', body: { outcome: 'no_show', absent: 'coachee', ...reason } },
  { who: 'coach', what: 'correction', body: { outcome: 'no_show', absent: 'coach', ...reason } },
  { who: 'coach', what: 'correction', body: { outcome: 'cancelled', by: 'coachee', inTime: false, ...reason } },
  { who: 'coach', what: 'correction', body: { outcome: 'cancelled', by: 'coach', ...reason } },
  { who: 'coach', what: 'waived', body: {} },
  { who: 'coach', what: 'granted', body: { sessions: 2 } },
  { who: 'coach', what: 'revoked', body: { sessions: 1 } },
];
const step = fc.record({ act: fc.constantFrom(...acts), session: fc.constantFrom(0, 1) });

describe('the ledger adds up', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let pair: { coach: Actor; coachee: Actor };
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    const [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    pair = { coach, coachee };
  });
  afterAll(() => test.stop());

  /** An engagement of three sessions, of which two have begun. */
  async function begin(): Promise<string[]> {
    if (id) await test.as(pair.coach).post(`engagements/${id}/ending`, { reason: 'The next one' });
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    id = await practice.active(pair.coach, pair.coachee, { sessions: 3 });
    test.clock.set(new Date('2026-10-08T14:30:00Z'));
    return (await practice.sessions(id, pair.coach)).map((session) => session.id);
  }

  async function take({ who, what, body, session }: Step, ids: string[]): Promise<number> {
    const ask = test.as(pair[who]);
    const within = `engagements/${id}`;
    if (!['waived', 'granted', 'revoked'].includes(what))
      return (await ask.post(`${within}/sessions/${ids[session]}/${what}`, body)).status;
    const about = what === 'waived' ? { sessionId: ids[session] } : body;
    return (await ask.post(`${within}/ledger`, { reason: what, note: 'So it is', ...about })).status;
  }

  /** The laws: whatever was done before. */
  function hold(
    ledger: LedgerResponse,
    sessions: SessionResponse[],
    figures: { left: number; forfeited: number },
  ): void {
    const sum = ledger.items.reduce((left, { amount }) => left + amount, 0);
    expect([ledger.left, ledger.items.at(-1)?.balance, figures.left]).toEqual([sum, sum, sum]);
    expect(sum).toBeGreaterThanOrEqual(ledger.scheduled);
    expect(figures.forfeited).toBe(sessions.filter(({ forfeited }) => forfeited).length);
    for (const { id: sessionId, state, forfeited } of sessions) {
      const of = ledger.items.filter((line) => line.sessionId === sessionId);
      const used = of.reduce((total, { amount }) => total - amount, 0);
      // One session uses up one at most, and is either held or forfeited.
      expect(used).toBe(state === 'completed' || forfeited ? 1 : 0);
      expect(state === 'completed' && forfeited).toBe(false);
    }
    for (const { note, policy } of ledger.items) {
      expect(note).toBeTruthy();
      expect(Object.keys(policy).sort()).toEqual(['changeBandHours', 'noticeHours', 'rescheduleLimit', 'sessions']);
    }
  }

  it('after whatever outcomes, corrections, waivers and grants: the balance is the sum, and no session counts twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        const ids = await begin();
        for (const { act, session } of steps) {
          const status = await take({ ...act, session }, ids);
          expect([200, 201, 409]).toContain(status);
        }
        const read = async (path: string) =>
          (await test.as(pair.coachee).get(`engagements/${id}${path}`).expect(200)).body;
        const { items } = await read('/sessions');
        hold(await read('/ledger'), items, (await read('')).figures);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
