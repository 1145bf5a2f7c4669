import { PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('somebody reads their agenda', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  it('across engagements, as coach and as coachee, soonest first, what is over left out', async () => {
    const [coach, mentor, coachee] = await Promise.all([
      practice.coach('Cora Coach'),
      practice.coach('Mia Mentor'),
      practice.coachee('Kit Coachee'),
    ]);
    const own = await practice.active(coach, coachee, { sessions: 3 });
    const mentored = await practice.active(mentor, coach, { sessions: 2, startsOn: '2026-10-02' });
    await practice.draft(coach, await practice.coachee(), { localTime: '16:00' });

    const agenda = async () => (await test.as(coach).get('me/agenda').expect(200)).body.items;
    const asCoach = { as: 'coach', withName: 'Kit Coachee', engagementId: own };
    const asCoachee = { as: 'coachee', withName: 'Mia Mentor', engagementId: mentored };
    expect(await agenda()).toMatchObject([
      { ...asCoach, localStart: '2026-10-01T10:00' },
      { ...asCoachee, localStart: '2026-10-02T10:00' },
      { ...asCoach, localStart: '2026-10-08T10:00' },
      { ...asCoachee, localStart: '2026-10-09T10:00' },
      { ...asCoach, localStart: '2026-10-15T10:00' },
    ]);

    const [, second] = await practice.sessions(own, coach);
    await test.as(coach).post(`engagements/${own}/sessions/${second?.id}/cancellation`).expect(200);
    await test.goTo('2026-10-02T14:30:00Z');
    const running = await agenda();
    expect(running).toMatchObject([
      { ...asCoachee, localStart: '2026-10-02T10:00' },
      { ...asCoachee, localStart: '2026-10-09T10:00' },
      { ...asCoach, localStart: '2026-10-15T10:00' },
    ]);
    const { body: coachees } = await test.as(coachee).get('me/agenda').expect(200);
    expect(coachees.items).toMatchObject([{ as: 'coachee', withName: 'Cora Coach', number: 3 }]);
    const { body: administrators } = await test.as(practice.administrator).get('me/agenda').expect(200);
    expect(administrators.items).toEqual([]);
  });
});
