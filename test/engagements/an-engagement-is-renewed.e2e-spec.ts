import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const next = { startsOn: '2027-01-07', localTime: '10:00' };

describe('an engagement is renewed', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  const renew = (actor: Actor, id: string, given: object = {}) =>
    test.as(actor).post(`engagements/${id}/renewal`, { ...next, ...given });
  const end = (actor: Actor, id: string) =>
    test.as(actor).post(`engagements/${id}/ending`, { reason: 'On to the next' }).expect(200);
  const goalsOf = async (actor: Actor, id: string) => (await test.as(actor).get(`engagements/${id}/goals`)).body.items;

  it('once it is over, as a draft that names it, with the same people, company and terms', async () => {
    const company = await practice.company();
    const [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    const terms = { companyId: company.id, kind: 'internal', noticeHours: 48 };
    const id = await practice.active(coach, coachee, terms, company.sponsor);
    const { body: early } = await renew(coach, id).expect(409);
    expect(early.code).toBe('engagement.state');
    await end(coach, id);
    await renew(coachee, id).expect(403);
    const { body } = await renew(coach, id).expect(201);
    expect(body).toMatchObject({
      ...{ state: 'draft', predecessorId: id, ...terms, startsOn: '2027-01-07', endsOn: '2027-04-06', sessions: 12 },
      ...{ coach: { id: coach.personId }, coachee: { id: coachee.personId } },
    });
    expect(body.plan).toHaveLength(12);
  });

  it('with its open goals, each to be agreed to again', async () => {
    const { coach, coachee, id } = await practice.activePair();
    const [kept, left] = [
      await practice.agreedGoal(id, coachee, 'Speak up early'),
      await practice.agreedGoal(id, coachee, 'Delegate outcomes'),
    ];
    const achieved = await practice.agreedGoal(id, coachee, 'Done already');
    await test.as(coachee).post(`engagements/${id}/goals/${achieved}/achievement`).expect(200);
    await test.as(coach).post(`engagements/${id}/goals`, { wording: 'Never agreed to' }).expect(201);
    await test
      .as(coachee)
      .change('put', `engagements/${id}/goals/${kept}/visibility`, 2, { sponsor: true })
      .expect(200);
    const reworded = { wording: 'Speak up, and be heard' };
    await test
      .as(coachee)
      .post(`engagements/${id}/goals/${kept}/revisions`, { ...reworded, basedOn: 1 })
      .expect(201);
    await end(coach, id);

    const { body: renewal } = await renew(coach, id).expect(201);
    const carried = (await goalsOf(coachee, renewal.id)) as { id: string; carriedFromId: string }[];
    expect(carried.map(({ carriedFromId }) => carriedFromId).sort()).toEqual([kept, left].sort());
    const again = carried.find(({ carriedFromId }) => carriedFromId === kept);
    expect(again).toMatchObject({
      ...{ state: 'proposed', agreedAt: null, visibleToSponsor: false, origin: 'coachee' },
      pending: { revision: 1, ...reworded },
    });
    await test.as(coach).post(`engagements/${renewal.id}/goals/${again?.id}/agreement`, { revision: 1 }).expect(403);
    const { body: agreed } = await test
      .as(coachee)
      .post(`engagements/${renewal.id}/goals/${again?.id}/agreement`, { revision: 1 })
      .expect(200);
    expect(agreed).toMatchObject({ state: 'agreed', pending: null });
    expect(await goalsOf(coachee, id)).toContainEqual(expect.objectContaining({ id: kept, state: 'agreed' }));
  });

  it('with those goals that are named, or none', async () => {
    const { coach, coachee, id } = await practice.activePair();
    const named = await practice.agreedGoal(id, coachee, 'Speak up early');
    await practice.agreedGoal(id, coachee, 'Delegate outcomes');
    await end(coach, id);
    const { body } = await renew(coach, id, { goalIds: [named] }).expect(201);
    expect(await goalsOf(coach, body.id)).toMatchObject([{ carriedFromId: named }]);
    await test.as(coach).post(`engagements/${body.id}/ending`, { reason: 'Without any' }).expect(200);
    const { body: without } = await renew(coach, id, { goalIds: [] }).expect(201);
    expect(await goalsOf(coach, without.id)).toEqual([]);
  });

  it('once: a second renewal is refused, unless the first never came to be', async () => {
    const { coach, coachee, id } = await practice.activePair({ sessions: 1 });
    await end(coach, id);
    const { body: first } = await renew(coach, id).expect(201);
    const { body: open } = await renew(coach, id).expect(409);
    expect(open.code).toBe('engagement.pair-has-one');
    await end(coach, first.id);
    const { body: second } = await renew(coach, id, { sessions: 1 }).expect(201);
    await test.as(coach).post(`engagements/${second.id}/submission`).expect(200);
    for (const actor of [coach, coachee])
      await test.as(actor).post(`engagements/${second.id}/signatures`, { decision: 'agreed' }).expect(201);
    await test.as(coach).post(`engagements/${second.id}/completion`, {}).expect(200);
    const { body: renewed } = await renew(coach, id).expect(409);
    expect(renewed.code).toBe('engagement.renewed');
    await renew(coach, second.id, { startsOn: '2027-04-08' }).expect(201);
  });

  it('by an administrator too, who sees none of the goals', async () => {
    const { coach, coachee, id } = await practice.activePair();
    await practice.agreedGoal(id, coachee, 'Nobody else reads this');
    await end(coach, id);
    const { text, body } = await renew(practice.administrator, id).expect(201);
    expect(text).not.toContain('Nobody else reads this');
    expect(await goalsOf(coachee, body.id)).toHaveLength(1);
    await test.as(practice.administrator).get(`engagements/${body.id}/goals`).expect(403);
  });

  it('within its new three months: an overrun needs an extension here too', async () => {
    const { coach, id } = await practice.activePair();
    await end(coach, id);
    await test.as(coach).post('time-off', { firstDay: '2027-01-18', lastDay: '2027-02-05' }).expect(201);
    const { body } = await renew(coach, id).expect(409);
    expect(body).toMatchObject({ code: 'engagement.overruns', endsOn: '2027-04-06' });
    const { body: extended } = await renew(coach, id, { extendsTo: body.lastDate }).expect(201);
    expect(extended.endsOn).toBe(body.lastDate);
  });
});
