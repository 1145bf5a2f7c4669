import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('an engagement, from its first day to its last', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
    coachee = await practice.coachee();
  });
  afterAll(() => test.stop());

  it('is drafted, agreed to, held twelve times, completed and renewed', async () => {
    const company = await practice.company();
    const id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    const goal = await practice.agreedGoal(id, coachee);
    const { body: engagement } = await test.as(coachee).get(`engagements/${id}`).expect(200);
    expect(engagement).toMatchObject({
      state: 'active',
      endsOn: '2026-12-31',
      figures: { left: 12, scheduled: 12, held: 0 },
    });

    const { body: sessions } = await test.as(coach).get(`engagements/${id}/sessions`).expect(200);
    expect(sessions.items).toHaveLength(12);
    for (const session of sessions.items) {
      await test.goTo(session.endsAt);
      await test.as(coach).post(`engagements/${id}/sessions/${session.id}/completion`).expect(200);
    }
    const { body: done } = await test.as(coachee).get(`engagements/${id}`).expect(200);
    expect(done).toMatchObject({ state: 'completed', figures: { held: 12, left: 0, scheduled: 0 } });

    const renewal = { startsOn: '2027-01-07', localTime: '10:00' };
    const { body: renewed } = await test.as(coach).post(`engagements/${id}/renewal`, renewal).expect(201);
    expect(renewed).toMatchObject({ state: 'draft', predecessorId: id });
    const { body: goals } = await test.as(coachee).get(`engagements/${renewed.id}/goals`).expect(200);
    expect(goals.items).toMatchObject([{ state: 'proposed', carriedFromId: goal }]);
    const { body: overview } = await test.as(company.sponsor).get(`companies/${company.id}/overview`).expect(200);
    expect(overview.items).toMatchObject([{ id, held: 12, attendance: 1, goals: { counted: 1, shared: [] } }]);
  });
});
