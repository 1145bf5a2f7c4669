import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('somebody lists engagements', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };
  let cora: Actor;
  let carl: Actor;
  let kit: Actor;
  let kim: Actor;
  /** By what each of them is. */
  let ids: Record<'drafted' | 'active' | 'paused' | 'ended', string>;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company();
    [cora, carl] = await Promise.all([practice.coach('Cora Coach'), practice.coach('Carl Coach')]);
    [kit, kim] = await Promise.all([practice.coachee('Kit Coachee'), practice.coachee('Kim Coachee')]);
    ids = {
      active: await practice.active(cora, kit, { companyId: company.id }, company.sponsor),
      paused: await practice.active(cora, kim, { localTime: '12:00' }),
      ended: await practice.active(carl, kit, { localTime: '14:00' }),
      drafted: await practice.draft(carl, kim, { companyId: company.id }),
    };
    await test.as(cora).post(`engagements/${ids.paused}/pauses`, {}).expect(200);
    await test.as(kit).post(`engagements/${ids.ended}/ending`, { reason: 'Enough' }).expect(200);
  });
  afterAll(() => test.stop());

  const list = async (actor: Actor, query = '') => {
    const { body } = await test.as(actor).get(`engagements${query}`).expect(200);
    return (body.items as { id: string }[]).map(({ id }) => id);
  };

  it('that are theirs, as coach or coachee, oldest first; an administrator all of them', async () => {
    expect(await list(cora)).toEqual([ids.active, ids.paused]);
    expect(await list(carl)).toEqual([ids.ended, ids.drafted]);
    expect(await list(kit)).toEqual([ids.active, ids.ended]);
    expect(await list(practice.administrator)).toEqual([ids.active, ids.paused, ids.ended, ids.drafted]);
    expect(await list(company.sponsor)).toEqual([]);
  });

  it('by state', async () => {
    expect(await list(practice.administrator, '?state=draft')).toEqual([ids.drafted]);
    expect(await list(practice.administrator, '?state=paused')).toEqual([ids.paused]);
    expect(await list(kit, '?state=ended_early')).toEqual([ids.ended]);
    expect(await list(kit, '?state=completed')).toEqual([]);
  });

  it('by coach, coachee and company, and by several of them', async () => {
    expect(await list(practice.administrator, `?coachId=${cora.personId}`)).toEqual([ids.active, ids.paused]);
    expect(await list(practice.administrator, `?coacheeId=${kit.personId}`)).toEqual([ids.active, ids.ended]);
    expect(await list(practice.administrator, `?companyId=${company.id}`)).toEqual([ids.active, ids.drafted]);
    const both = `?companyId=${company.id}&state=active&coachId=${cora.personId}&coacheeId=${kit.personId}`;
    expect(await list(practice.administrator, both)).toEqual([ids.active]);
    expect(await list(cora, `?coachId=${carl.personId}`)).toEqual([]);
  });

  it('page by page', async () => {
    const { body: first, headers } = await test.as(practice.administrator).get('engagements?limit=3').expect(200);
    expect(first.items).toHaveLength(3);
    expect(headers.link).toContain(`cursor=${first.nextCursor}`);
    const { body: second } = await test
      .as(practice.administrator)
      .get(`engagements?limit=3&cursor=${first.nextCursor}`)
      .expect(200);
    expect(second.items).toMatchObject([{ id: ids.drafted }]);
    expect(second.nextCursor).toBeUndefined();
  });

  it('but not by what is none', async () => {
    for (const query of ['?state=asleep', '?coachId=cora', '?limit=0', '?limit=101', '?cursor=x', '?colour=red'])
      await test.as(cora).get(`engagements${query}`).expect(400);
  });
});
