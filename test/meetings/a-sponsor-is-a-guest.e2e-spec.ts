import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const WHY = 'canary-why-it-was-moved';
const PLACE = 'canary-place';

describe('a sponsor is a guest of a meeting', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };
  let coach: Actor;
  let coachee: Actor;
  let sponsor: Actor;
  let fellow: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    company = await practice.company();
    ({ sponsor } = company);
    [coach, coachee, fellow] = [await practice.coach(), await practice.coachee(), await practice.person('Fay Fellow')];
    await name(fellow);
    id = await practice.active(coach, coachee, { companyId: company.id, sessions: 3 }, sponsor);
  });
  afterAll(() => test.stop());

  const asAdministrator = () => test.as(practice.administrator);
  const name = (actor: Actor) =>
    asAdministrator().post(`companies/${company.id}/sponsors`, { personId: actor.personId }).expect(201);
  const withdraw = (actor: Actor) =>
    asAdministrator().delete(`companies/${company.id}/sponsors/${actor.personId}`).expect(204);
  const book = (localStart: string, guests: Actor[], given: object = {}) => {
    const guestIds = guests.map(({ personId }) => personId);
    return test.as(coach).post(`engagements/${id}/meetings`, { kind: 'kickoff', localStart, guestIds, ...given });
  };
  const booked = async (localStart: string, ...guests: Actor[]) =>
    (await book(localStart, guests, { place: PLACE }).expect(201)).body.id as string;
  const of = (meetingId: string, step = '') => `engagements/${id}/meetings/${meetingId}${step}`;
  const invitationsOf = async (actor: Actor) => (await test.as(actor).get('meetings').expect(200)).body.items;
  const refused = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

  it('and reads kind, when, where, with whom and its state, and nothing else', async () => {
    const meeting = await booked('2026-09-28T09:00', sponsor);
    const seen = {
      ...{ id: meeting, kind: 'kickoff', state: 'scheduled', place: PLACE },
      ...{ startsAt: '2026-09-28T13:00:00Z', endsAt: '2026-09-28T13:30:00Z' },
      ...{ localStart: '2026-09-28T09:00', timeZone: 'America/New_York' },
      ...{ coach: 'Cora Coach', coachee: 'Kit Coachee', coming: true },
    };
    expect(await invitationsOf(sponsor)).toEqual([seen]);
    const { body } = await test.as(coachee).get(of(meeting)).expect(200);
    expect(body.guests).toEqual([{ personId: sponsor.personId, name: 'Sam Sponsor', coming: true }]);
    await test.as(coach).post(of(meeting, '/cancellation'), { reason: WHY }).expect(200);
    expect(await invitationsOf(sponsor)).toEqual([{ ...seen, state: 'cancelled' }]);
    await test.goTo('2026-09-28T13:30:00Z');
    expect(await invitationsOf(sponsor)).toEqual([]);
  });

  it('and it opens no session, no other meeting and no reason to them, by whatever address', async () => {
    const meeting = await booked('2026-09-28T09:00', sponsor);
    const other = await booked('2026-09-29T09:00');
    const moved = { localStart: '2026-09-28T10:00', reason: WHY };
    await test.as(coach).post(of(meeting, '/rescheduling'), moved).expect(200);
    const [session] = await practice.sessions(id, coach);
    const within = ['', '/sessions', '/meetings', `/meetings/${meeting}`, `/meetings/${meeting}/moves`, '/holds'];
    const places = ['meetings', 'me/agenda', 'me/agenda?from=2026-09-21&to=2026-11-01', 'engagements'];
    const overview = `companies/${company.id}/overview`;
    let text = '';
    for (const path of [...within.map((each) => `engagements/${id}${each}`), ...places, overview])
      text += (await test.as(sponsor).get(path)).text;
    expect(text).toContain(meeting);
    expect([session?.id, other, WHY].filter((trace) => text.includes(trace ?? ''))).toEqual([]);
  });

  it('and a sponsor who is none reads nothing of it', async () => {
    const meeting = await booked('2026-09-28T09:00', sponsor);
    expect(await invitationsOf(fellow)).toEqual([]);
    for (const path of [of(meeting), `engagements/${id}/meetings`]) await test.as(fellow).get(path).expect(403);
    await test.as(fellow).post(`meetings/${meeting}/regrets`).expect(404);
    const text = async (path: string) => (await test.as(fellow).get(path).expect(200)).text;
    const read = [await text('meetings'), await text('me/agenda'), await text(`companies/${company.id}/overview`)];
    expect([meeting, PLACE].filter((trace) => read.join().includes(trace))).toEqual([]);
  });

  it('only as a sponsor of the company that pays, as it has them now', async () => {
    const refusal = [409, 'meeting.not-a-guest'];
    const stranger = await practice.person('Stan Stranger');
    const other = await practice.company();
    for (const guest of [stranger, other.sponsor, coach, coachee, practice.administrator])
      expect(refused(await book('2026-09-28T09:00', [sponsor, guest]))).toEqual(refusal);
    await withdraw(fellow);
    expect(refused(await book('2026-09-28T09:00', [fellow]))).toEqual(refusal);
    await name(fellow);
    await booked('2026-09-28T09:00', sponsor, fellow);
  });

  it('and where nobody pays, or before it all, there are none', async () => {
    const refusal = [409, 'meeting.not-a-guest'];
    const guestIds = [sponsor.personId];
    const pair = await practice.activePair({ sessions: 1 });
    const kickoff = { kind: 'kickoff', localStart: '2026-09-28T09:00', guestIds };
    expect(refused(await test.as(pair.coach).post(`engagements/${pair.id}/meetings`, kickoff))).toEqual(refusal);
    const terms = { companyId: company.id, startsOn: '2026-11-06', sessions: 2 };
    const draft = await practice.draft(coach, await practice.coachee(), terms);
    const chemistry = { ...kickoff, kind: 'chemistry' };
    expect(refused(await test.as(coach).post(`engagements/${draft}/meetings`, chemistry))).toEqual(refusal);
  });

  it('and is in one place: two coaches do not meet them at once', async () => {
    const other = await practice.coach('Olaf Other');
    const theirs = await practice.active(other, await practice.coachee(), terms(), sponsor);
    const kickoff = { kind: 'kickoff', localStart: '2026-09-28T09:15', guestIds: [sponsor.personId] };
    const bookTheirs = () => test.as(other).post(`engagements/${theirs}/meetings`, kickoff);
    const meeting = await booked('2026-09-28T09:00', sponsor);
    expect(refused(await bookTheirs())).toEqual([409, 'session.overlaps']);
    await test.as(coach).post(of(meeting, '/rescheduling'), { localStart: '2026-09-28T10:00' }).expect(200);
    await bookTheirs().expect(201);
    const back = await test.as(coach).post(of(meeting, '/rescheduling'), { localStart: '2026-09-28T09:00' });
    expect(refused(back)).toEqual([409, 'session.overlaps']);
  });

  const terms = () => ({ companyId: company.id, sessions: 1, localTime: '15:00' });

  it('and is in one place, also when two coaches ask at the same moment', async () => {
    const [one, two] = [await practice.coach('Una'), await practice.coach('Dua')];
    const engagements = [
      await practice.active(one, await practice.coachee(), terms(), sponsor),
      await practice.active(two, await practice.coachee(), terms(), sponsor),
    ];
    const kickoff = { kind: 'kickoff', localStart: '2026-09-28T09:00', guestIds: [sponsor.personId] };
    const asks = Array.from({ length: 12 }, (_each, index) =>
      test.as(index % 2 ? two : one).post(`engagements/${engagements[index % 2]}/meetings`, kickoff),
    );
    const statuses = (await Promise.all(asks)).map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses).toEqual([201, ...Array.from({ length: 11 }, () => 409)]);
    expect(await invitationsOf(sponsor)).toHaveLength(1);
  });

  it('and says that they cannot come: their time is free, and the others meet', async () => {
    const meeting = await booked('2026-09-28T09:00', sponsor, fellow);
    const regrets = () => test.as(sponsor).post(`meetings/${meeting}/regrets`);
    await regrets().expect(204);
    await regrets().expect(204);
    expect(await invitationsOf(sponsor)).toMatchObject([{ id: meeting, state: 'scheduled', coming: false }]);
    const { body } = await test.as(coach).get(of(meeting)).expect(200);
    expect(body).toMatchObject({ state: 'scheduled', guests: [{ coming: false }, { coming: true }] });
    expect(await blocksOf(sponsor)).toBe(0);
    expect(await blocksOf(fellow)).toBe(1);
    await test.as(coach).post(of(meeting, '/rescheduling'), { localStart: '2026-09-28T10:00' }).expect(200);
    expect(await blocksOf(sponsor)).toBe(0);
    test.clock.set(new Date('2026-09-28T14:00:00Z'));
    expect(refused(await test.as(fellow).post(`meetings/${meeting}/regrets`))).toEqual([409, 'meeting.started']);
  });

  it('until they are withdrawn: their time is free, and they read it no more', async () => {
    const meeting = await booked('2026-09-28T09:00', sponsor, fellow);
    await withdraw(fellow);
    expect(await invitationsOf(fellow)).toEqual([]);
    await test.as(fellow).post(`meetings/${meeting}/regrets`).expect(404);
    expect(await blocksOf(fellow)).toBe(0);
    const { body } = await test.as(coach).get(of(meeting)).expect(200);
    expect(body.guests).toEqual([{ personId: sponsor.personId, name: 'Sam Sponsor', coming: true }]);
    await name(fellow);
    expect(await invitationsOf(fellow)).toEqual([]);
    expect(await invitationsOf(sponsor)).toHaveLength(1);
  });

  it('until they are removed; of what was held before, the others keep that they were there', async () => {
    const [held, ahead] = [await booked('2026-09-28T09:00', fellow), await booked('2026-10-05T09:00', fellow)];
    await test.goTo('2026-09-28T13:30:00Z');
    await test.as(coach).post(of(held, '/completion')).expect(200);
    await asAdministrator().post(`people/${fellow.personId}/removal`, { reason: 'Left' }).expect(204);
    expect(await blocksOf(fellow)).toBe(0);
    const guestsOf = async (meeting: string) => (await test.as(coachee).get(of(meeting)).expect(200)).body.guests;
    expect(await guestsOf(held)).toMatchObject([{ name: 'Fay Fellow' }]);
    expect(await guestsOf(ahead)).toEqual([]);
  });

  /** How many times of somebody are taken, as the database has it. */
  async function blocksOf({ personId }: Actor): Promise<number> {
    const owner = await connectAsOwner(test);
    const { rowCount } = await owner.query('select from calendar_block where person_id = $1', [personId]);
    await owner.end();
    return rowCount ?? 0;
  }
});
