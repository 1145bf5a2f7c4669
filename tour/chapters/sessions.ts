import type { LedgerResponse, SessionResponse } from '../client/index.js';
import { nearby, ZONE } from '../calendar.js';
import { answered, expect, refused, there } from '../expecting.js';
import { count, day, dayAndTime } from '../telling.js';
import type { Cast } from './people.js';

/** Step 4: sessions are held, moved and cancelled, and the ledger says what is left and why. */
export async function sessions(cast: Cast, engagementId: string): Promise<void> {
  cast.tell.step('Sessions: held, moved, cancelled');
  await hold(cast, engagementId);
  await move(cast, engagementId);
  await cancelLate(cast, engagementId);
  await showLedger(cast, engagementId);
  await bookTwice(cast, engagementId);
}

async function hold({ tell, coach }: Cast, engagementId: string): Promise<void> {
  const begun = (await listOf(coach.api.sessions.list({ path: { engagementId } }))).slice(0, 9);
  for (const { id } of begun) {
    const held = await answered(coach.api.sessions.complete({ path: { engagementId, sessionId: id } }));
    expect(held.state === 'completed', 'a session that has begun can be completed');
  }
  const next = there((await upcoming(coach.api.sessions.list({ path: { engagementId } })))[0], 'a session ahead');
  tell.does('coach', `says of ${count(begun.length, 'session')} that they were held`);
  const path = { engagementId, sessionId: next.id };
  tell.isRefused(
    'coach',
    `says it of the next one, too`,
    await refused(coach.api.sessions.complete({ path }), 409, 'session.not-started'),
  );
}

/** A free slot of the coach's on a day, as near to an hour as there is. */
async function freeOn(day: string, hour: string, { coachee, coach }: Cast): Promise<string> {
  const query = { from: day, to: day, timeZone: ZONE };
  const { items } = await answered(coachee.api.slots.list({ path: { coachId: coach.personId }, query }));
  const away = ({ localStart }: { localStart: string }) => Math.abs(minutes(localStart.slice(11)) - minutes(hour));
  const [nearest] = [...items].sort((a, b) => away(a) - away(b));
  return there(nearest, `a free slot on ${day}`).localStart;
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}

async function move(cast: Cast, engagementId: string): Promise<void> {
  const { tell, coachee, coach } = cast;
  const session = there(
    (await upcoming(coachee.api.sessions.list({ path: { engagementId } })))[1],
    'a session to move',
  );
  const localStart = await freeOn(nearby(session.localStart.slice(0, 10)), session.localStart.slice(11), cast);
  const path = { engagementId, sessionId: session.id };
  const body = { localStart, reason: 'A day of travel' };
  const moved = await answered(coachee.api.sessions.reschedule({ path, body }));
  expect(moved.rescheduleCount === 1, 'a session that was moved counts it');
  tell.does(
    'coachee',
    `moves session ${moved.number} from ${day(session.localStart)} to ${dayAndTime(moved.localStart)}, a free slot of the coach’s`,
  );
  const { items } = await answered(coach.api.sessions.moves({ path }));
  tell.sees(
    'coach',
    'where it was before',
    items.map(({ from, to, by, reason }) => `${day(from)} → ${day(to)}, by ${by}: ${reason}`),
  );
}

async function cancelLate({ tell, coachee, coach }: Cast, engagementId: string): Promise<void> {
  const session = there((await upcoming(coachee.api.sessions.list({ path: { engagementId } })))[0], 'a session ahead');
  const path = { engagementId, sessionId: session.id };
  const elsewhere = { localStart: `${nearby(session.localStart.slice(0, 10))}T${session.localStart.slice(11)}` };
  const late = await refused(coachee.api.sessions.reschedule({ path, body: elsewhere }), 409, 'session.notice');
  tell.isRefused('coachee', 'wants to move the session that begins in three hours', late);
  const reason = 'My daughter is ill';
  const cancelled = await answered(coachee.api.sessions.cancel({ path, body: { reason } }));
  expect(cancelled.forfeited, 'a late cancellation by the coachee uses the session up');
  const after = await answered(coachee.api.ledger.read({ path: { engagementId } }));
  tell.does('coachee', `cancels it: “${reason}”. That is late, so it is used up: ${after.left} left`);
  const body = { reason: 'waived' as const, sessionId: session.id, note: 'A child who is ill comes first' };
  const ledger = await answered(coach.api.ledger.adjust({ path: { engagementId }, body }));
  expect(ledger.left === after.left + 1, 'a waiver gives the session back');
  tell.does('coach', `waives that: “${body.note}”, and ${ledger.left} are left`);
}

async function showLedger({ tell, coachee }: Cast, engagementId: string): Promise<void> {
  const ledger = await answered(coachee.api.ledger.read({ path: { engagementId } }));
  expect(ledger.left === 3 && ledger.scheduled === 2, 'three are left, two of them in the calendar');
  tell.sees('coachee', `why ${ledger.left} are left`, linesOf(ledger));
}

/** The coach is promised to somebody else at a time that is taken. */
async function bookTwice({ tell, calendar, coach, other, coachee }: Cast, engagementId: string): Promise<void> {
  const terms = { startsOn: calendar.slot(13), localTime: '11:30', sessions: 2, months: 1, coacheeId: other.personId };
  const { id } = await answered(coach.api.engagements.create({ body: terms }));
  await answered(coach.api.engagements.submit({ path: { engagementId: id } }));
  for (const { api } of [coach, other])
    await answered(api.engagements.sign({ path: { engagementId: id }, body: { decision: 'agreed' } }));
  const theirs = there((await upcoming(coach.api.sessions.list({ path: { engagementId: id } })))[0], 'a session');
  const taken = there((await upcoming(coachee.api.sessions.list({ path: { engagementId } })))[1], 'a session');
  const body = { localStart: taken.localStart, overrideWeek: true };
  const move = coach.api.sessions.reschedule({ path: { engagementId: id, sessionId: theirs.id }, body });
  const problem = await refused(move, 409, 'session.overlaps');
  tell.isRefused(
    'coach',
    `promises ${other.name} ${dayAndTime(taken.localStart)}, which is ${coachee.name}’s`,
    problem,
  );
}

async function listOf(call: Parameters<typeof answered<{ items: SessionResponse[] }>>[0]): Promise<SessionResponse[]> {
  return (await answered(call)).items;
}

async function upcoming(call: Parameters<typeof listOf>[0]): Promise<SessionResponse[]> {
  return (await listOf(call)).filter(({ state }) => state === 'scheduled');
}

/** The ledger's lines; those alike that follow each other are told as one. */
export function linesOf({ items }: LedgerResponse): string[] {
  const lines: { reason: string; amount: number; balance: number; times: number; note: string | null }[] = [];
  for (const { reason, amount, balance, note } of items) {
    const last = lines.at(-1);
    if (last?.reason === reason) Object.assign(last, { amount: last.amount + amount, balance, times: last.times + 1 });
    else lines.push({ reason, amount, balance, times: 1, note });
  }
  return lines.map(({ reason, amount, balance, times, note }) => {
    const signed = (amount > 0 ? `+${amount}` : String(amount)).padStart(3);
    const why = `${reason.replaceAll('_', ' ')}${times > 1 ? `, ${times} times` : ''}${note ? `: ${note}` : ''}`;
    return `${signed} → ${String(balance).padStart(2)}  ${why}`;
  });
}
