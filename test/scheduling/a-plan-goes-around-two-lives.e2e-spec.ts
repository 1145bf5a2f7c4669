import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const slot = { startsOn: '2026-10-01', localTime: '10:00' };

describe('a plan goes around two lives', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
  });
  beforeEach(async () => {
    practice = await PracticeBuilder.start(test);
    [coach, coachee] = [await practice.coach(), await practice.coachee()];
  });
  afterAll(() => test.stop());

  async function sets(actor: Actor, given: object): Promise<void> {
    await test.as(actor).change('put', 'me/availability', 0, given).expect(200);
  }
  const skipped = async (given: object = {}) => {
    const about = { ...slot, coachId: coach.personId, coacheeId: coachee.personId, ...given };
    const { body } = await test.as(practice.administrator).post('engagement-plans', about).expect(200);
    return body.skipped.map(({ localDate, reasons, holidays }: Record<string, unknown>) => ({
      localDate,
      reasons,
      holidays,
    }));
  };
  const thanksgiving = { localDate: '2026-11-26', reasons: ['coachee_holiday'] };

  it('around public holidays, and names them', async () => {
    await sets(coachee, { holidays: { country: 'US' } });
    expect(await skipped()).toEqual([{ ...thanksgiving, holidays: [{ party: 'coachee', name: 'Thanksgiving Day' }] }]);
    const { body } = await test.as(coachee).get('me/holidays?year=2026').expect(200);
    const { id } = body.items.find(({ name }: { name: string }) => name === 'Thanksgiving Day');
    await test.as(coachee).delete(`me/holidays/${id}`).expect(204);
    expect(await skipped()).toEqual([]);
  });

  it('around the hours that either keeps, and days on which they keep others', async () => {
    await sets(coach, {
      weekly: [{ weekday: 4, from: '10:00', to: '11:00' }],
      exceptions: [{ day: '2026-10-08', windows: [] }],
    });
    await sets(coachee, {
      weekly: [{ weekday: 4, from: '09:00', to: '17:00' }],
      exceptions: [{ day: '2026-10-15', windows: [{ from: '10:30', to: '12:00' }] }],
    });
    expect(await skipped()).toEqual([
      { localDate: '2026-10-08', reasons: ['coach_unavailable'], holidays: [] },
      { localDate: '2026-10-15', reasons: ['coachee_unavailable'], holidays: [] },
    ]);
  });

  it('around hours off, and weeks in which the coach takes no more', async () => {
    await test
      .as(coachee)
      .post('time-off', { localStart: '2026-10-08T10:59', localEnd: '2026-10-08T18:00' })
      .expect(201);
    await practice.active(coach, await practice.coachee(), { startsOn: '2026-10-13', sessions: 1, localTime: '15:00' });
    await sets(coach, { sessionsAWeek: 1 });
    expect(await skipped()).toEqual([
      { localDate: '2026-10-08', reasons: ['coachee_time_off'], holidays: [] },
      { localDate: '2026-10-15', reasons: ['coach_full'], holidays: [] },
    ]);
  });

  it('by the clocks of where they are', async () => {
    const nine = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
    await sets(coachee, { weekly: nine });
    await test
      .as(coachee)
      .post('me/travel', { firstDay: '2026-10-14', lastDay: '2026-10-20', timeZone: 'Asia/Tokyo' })
      .expect(201);
    expect(await skipped()).toEqual([{ localDate: '2026-10-15', reasons: ['coachee_unavailable'], holidays: [] }]);
  });
});
