import type { RoleResponse } from '../../src/people/people.responses.js';
import { builtInRoles } from '../../src/people/built-in-roles.js';
import { PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

/** A role as it is answered: its example goals have ids. */
const shown = ({ exampleGoals, ...role }: { name: string; exampleGoals: string[] }) => ({
  ...role,
  exampleGoals: exampleGoals.map((wording) => ({ wording })),
});

describe('a practice is set up', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  const ask = () => test.as(practice.administrator);
  const person = (given: object = {}) => ({
    ...{ name: 'Grace Murray', email: `grace-${Math.random()}@example.org`, timeZone: 'Europe/London' },
    ...given,
  });
  const roleNamed = async (name: string): Promise<string> => {
    const { body } = await ask().get('roles').expect(200);
    return (body.items as { id: string; name: string }[]).find((role) => role.name === name)?.id ?? '';
  };

  it('with its administrator', async () => {
    const { body } = await ask().get('me').expect(200);
    expect(body.practices).toMatchObject([{ practiceId: practice.practiceId, administrator: true, coach: false }]);
    await ask().get(`practices/${practice.practiceId}`).expect(200);
  });

  it('with the seven built-in roles and their example goals', async () => {
    const { body } = await ask().get('roles').expect(200);
    expect(body.items).toHaveLength(7);
    const byName = builtInRoles.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(body.items).toMatchObject(byName.map((role) => ({ ...shown(role), builtIn: true })));
    const goalsOf = (name: string) =>
      (body.items as RoleResponse[]).find((role) => role.name === name)?.exampleGoals.map(({ wording }) => wording);
    expect(goalsOf('Chief Technology Officer')).toEqual([
      'Fostering a culture where employees can speak up',
      'Being aware of issues before they arise',
    ]);
    expect(goalsOf('Product Manager')).toHaveLength(3);
    expect(goalsOf('Architect')).toHaveLength(3);
  });

  it('with a role of its own, named once', async () => {
    const role = { name: 'Data Scientist', exampleGoals: ['Explaining uncertainty to those who decide'] };
    const { body } = await ask().post('roles', role).expect(201);
    expect(body).toMatchObject({ ...shown(role), family: 'other', builtIn: false });
    const { body: roles } = await ask().get('roles').expect(200);
    expect(roles.items).toHaveLength(8);
    expect(roles.items[7]).toMatchObject(shown(role));
    const { body: refused } = await ask().post('roles', role).expect(409);
    expect(refused.code).toBe('role.named');
  });

  it('with roles that no other practice sees', async () => {
    const other = await PracticeBuilder.start(test);
    await ask().post('roles', { name: 'Head of Magic' }).expect(201);
    const { body } = await test.as(other.administrator).get('roles').expect(200);
    expect(body.items).toHaveLength(7);
  });

  it('with a coachee who holds a role, and one role at a time: a promotion ends the one before', async () => {
    const [techLead, manager] = [await roleNamed('Tech Lead'), await roleNamed('Engineering Manager')];
    const given = person({ role: { roleId: techLead, from: '2025-02-01' } });
    const { body: coachee } = await ask().post('people', given).expect(201);
    const promotion = { roleId: manager, from: '2026-11-01' };
    const { body: held } = await ask().post(`people/${coachee.id}/roles`, promotion).expect(201);
    expect(held.items).toMatchObject([
      { name: 'Tech Lead', from: '2025-02-01', until: '2026-10-31' },
      { name: 'Engineering Manager', from: '2026-11-01', until: null },
    ]);
    const early = { roleId: techLead, from: '2026-06-01' };
    const { body: refused } = await ask().post(`people/${coachee.id}/roles`, early).expect(409);
    expect(refused.code).toBe('role.overlaps');
    const { body: unchanged } = await ask().get(`people/${coachee.id}/roles`).expect(200);
    expect(unchanged).toEqual(held);
  });

  it('with a promotion in the middle of an engagement, which the coachee reads', async () => {
    const { coach, coachee } = await practice.activePair();
    const architect = { roleId: await roleNamed('Architect'), from: '2026-10-15' };
    await ask().post(`people/${coachee.personId}/roles`, architect).expect(201);
    for (const actor of [coach, coachee]) {
      const { body } = await test.as(actor).get(`people/${coachee.personId}/roles`).expect(200);
      expect(body.items).toMatchObject([{ name: 'Architect', from: '2026-10-15', until: null }]);
    }
    await test.as(coachee).post(`people/${coachee.personId}/roles`, architect).expect(403);
  });

  it('with roles that a coach gives to whom they brought, and to nobody else', async () => {
    const { coach, coachee } = await practice.activePair();
    const role = { roleId: await roleNamed('Tech Lead'), from: '2026-01-01' };
    const { body: brought } = await test.as(coach).post('people', person()).expect(201);
    await test.as(coach).post(`people/${brought.id}/roles`, role).expect(201);
    await test.as(coach).post(`people/${coachee.personId}/roles`, role).expect(403);
  });

  it('with a coachee who is employed by a company and reports to a manager', async () => {
    const { body: company } = await ask().post('companies', { name: 'Analytical Engines' }).expect(201);
    const { body: manager } = await ask()
      .post('people', person({ companyId: company.id }))
      .expect(201);
    const given = person({ companyId: company.id, managerId: manager.id, language: 'de' });
    const { body } = await ask().post('people', given).expect(201);
    expect(body).toMatchObject({ ...given, capacities: [], signsIn: false });
  });

  it.each([
    ['person.company-unknown', { companyId: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' }],
    ['person.manager-unknown', { managerId: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' }],
    ['role.unknown', { role: { roleId: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11', from: '2026-01-01' } }],
  ])('with nobody of whom something is unknown: %s, and nothing is stored', async (code, given) => {
    const asked = person(given);
    const { body } = await ask().post('people', asked).expect(409);
    expect(body.code).toBe(code);
    const { body: found } = await ask().post('people/search', { email: asked.email }).expect(200);
    expect(found.items).toEqual([]);
  });

  it('with people who are found by their address, or by a part of their name, page by page', async () => {
    const [one, two] = [person({ name: 'Ada Searched' }), person({ name: 'Bo searched 100%' })];
    for (const given of [one, two]) await ask().post('people', given).expect(201);
    const search = async (body: object) => (await ask().post('people/search', body).expect(200)).body;
    const namesIn = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name);
    expect(namesIn(await search({ email: one.email.toUpperCase() }))).toEqual(['Ada Searched']);
    expect(namesIn(await search({ email: one.email, name: 'bo' }))).toEqual([]);
    expect(namesIn(await search({ name: '0%' }))).toEqual(['Bo searched 100%']);
    const first = await search({ name: 'SEARCHED', limit: 1 });
    expect(namesIn(first)).toEqual(['Ada Searched']);
    const second = await search({ name: 'SEARCHED', limit: 1, cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [{ name: 'Bo searched 100%' }] });
    expect(second.nextCursor).toBeUndefined();
  });

  it('with each person once, whatever the case of their address', async () => {
    const given = person();
    await ask().post('people', given).expect(201);
    const { body } = await ask()
      .post('people', { ...given, email: given.email.toUpperCase() })
      .expect(409);
    expect(body.code).toBe('person.known');
  });

  it('with a company, named once, and its sponsor, named once', async () => {
    const company = await practice.company('Byron & Daughters');
    const { body: named } = await ask().post('companies', { name: 'Byron & Daughters' }).expect(409);
    expect(named.code).toBe('company.named');
    const sponsor = { personId: company.sponsor.personId };
    const { body: again } = await ask().post(`companies/${company.id}/sponsors`, sponsor).expect(409);
    expect(again.code).toBe('company.sponsor-named');
    const { body } = await ask().get(`companies/${company.id}/sponsors`).expect(200);
    expect(body.items).toMatchObject([sponsor]);
  });

  it('with coaches whom an administrator makes, and nobody else', async () => {
    const coach = await practice.coach();
    const added = await test.as(coach).post('people', person()).expect(201);
    expect(added.body.capacities).toEqual([]);
    const { body } = await test
      .as(coach)
      .post('people', person({ capacities: ['coach'] }))
      .expect(403);
    expect(body.code).toBe('person.capacity-not-yours');
  });

  it('and a person is changed only at the version that was read', async () => {
    const { body: added } = await ask().post('people', person()).expect(201);
    const path = `people/${added.id}`;
    const moved = await ask().change('patch', path, 1, { timeZone: 'Asia/Kathmandu' }).expect(200);
    expect(moved.body).toMatchObject({ timeZone: 'Asia/Kathmandu', name: 'Grace Murray', version: 2 });
    await ask().change('patch', path, 1, { timeZone: 'Europe/Berlin' }).expect(412);
    await ask().send('patch', path).send({ timeZone: 'Europe/Berlin' }).expect(428);
  });
});
