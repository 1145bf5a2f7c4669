import { whileHeldUp } from '../support/held-up.js';
import { PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('somebody is removed from a practice', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  const ask = () => test.as(practice.administrator);
  const remove = ({ personId }: { personId: string }, reason = 'Left the practice') =>
    ask().post(`people/${personId}/removal`, { reason });
  const idsIn = (items: { id: string }[]) => items.map(({ id }) => id);

  async function browserOf({ email }: Actor): Promise<{ cookie: string }> {
    const response = await test.as().post('sign-ins', { email, password: PASSWORD }).expect(201);
    return { cookie: (response.get('Set-Cookie') ?? []).map((each) => each.split(';')[0]).join('; ') };
  }
  const invited = ({ personId, email }: Pick<Actor, 'personId' | 'email'>) => practice.invite(personId, email);
  /** With the account that the address has, if it has one. */
  const accept = (code: string) => test.as().post('invitations/acceptance', { code });

  it('by an administrator, for a reason, and by nobody else', async () => {
    const { coach, coachee } = await practice.activePair();
    const path = `people/${coachee.personId}/removal`;
    await test.as(coach).post(path, { reason: 'No more' }).expect(403);
    await test.as(coachee).post(path, { reason: 'No more' }).expect(403);
    await ask().post(path, {}).expect(400);
    await ask().post(path, { reason: ' ' }).expect(400);
    await test.as(coachee).get('me').expect(200);
    await remove(coachee).expect(204);
    await remove(coachee).expect(404);
  });

  it('and their sign-ins and API tokens open nothing from that moment on', async () => {
    const person = await practice.coach();
    const [one, another] = [await browserOf(person), await browserOf(person)];
    const { body: spare } = await test.as(person).post('api-tokens', { name: 'Export' }).expect(201);
    const callers = [person, { token: spare.token as string }, one, another];
    for (const caller of callers) await test.as(caller).get('people').expect(200);
    await remove(person).expect(204);
    for (const caller of callers) {
      await test.as(caller).get('people').expect(401);
      await test.as(caller).get('me').expect(401);
    }
    // The account is their own, and is in no practice now.
    const { body } = await test
      .as(await browserOf(person))
      .get('me')
      .expect(200);
    expect(body.practices).toEqual([]);
    const refused = await test
      .as(await browserOf(person))
      .get('people')
      .expect(403);
    expect(refused.body.code).toBe('practice.none');
  });

  it('and stay in other practices, where they sign in anew', async () => {
    const person = await practice.coach();
    const elsewhere = await PracticeBuilder.start(test);
    const about = { name: 'Cora Coach', email: person.email, timeZone: 'UTC' };
    const { body: there } = await test.as(elsewhere.administrator).post('people', about).expect(201);
    await accept(await elsewhere.invite(there.id as string, person.email)).expect(201);
    await remove(person).expect(204);
    const { body } = await test
      .as(await browserOf(person))
      .get('me')
      .expect(200);
    expect(body.practices).toMatchObject([{ practiceId: elsewhere.practiceId, personId: there.id }]);
  });

  describe('while they are doing something', () => {
    it('which is carried out, and nothing after it', async () => {
      const { coach, coachee, id } = await practice.activePair();
      const [session] = await practice.sessions(id, coach);
      const note = `engagements/${id}/sessions/${session?.id}/notes/shared`;
      const [answer] = await whileHeldUp(test, 'lock table content.note in exclusive mode', async (untilHeldUp) => {
        const written = Promise.resolve(test.as(coach).change('put', note, 0, { text: 'To the end' }));
        await untilHeldUp(1);
        await remove(coach).expect(204);
        await test.as(coach).get(note).expect(401);
        return [written];
      });
      expect((await answer)?.status).toBe(200);
      await test.as(coach).get(note).expect(401);
      expect((await test.as(coachee).get(note).expect(200)).body.text).toBe('To the end');
    });

    it('for which the removal waits, where it holds their calendar', async () => {
      const { coach, coachee, id } = await practice.activePair();
      const [session] = await practice.sessions(id, coach);
      const answers = await whileHeldUp(test, 'lock table session_move in exclusive mode', async (untilHeldUp) => {
        const move = { localStart: '2026-10-02T11:00' };
        const path = `engagements/${id}/sessions/${session?.id}/rescheduling`;
        const moved = Promise.resolve(test.as(coach).post(path, move));
        await untilHeldUp(1);
        const removed = Promise.resolve(remove(coach));
        await untilHeldUp(2);
        return [moved, removed];
      });
      expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 204]);
      await test.as(coach).get('me').expect(401);
      const [now] = await practice.sessions(id, coachee);
      expect(now?.localStart).toBe('2026-10-02T11:00');
    });
  });

  it('and an invitation that is open is none any more', async () => {
    const about = { name: 'Ivo Invited', email: 'ivo@example.org', timeZone: 'UTC' };
    const { body: person } = await ask().post('people', about).expect(201);
    const code = await invited({ personId: person.id, email: about.email });
    await remove({ personId: person.id }).expect(204);
    await accept(code).expect(404);
    await ask().post(`people/${person.id}/invitation`).expect(404);
  });

  it('and is listed no more, found no more, and given nothing', async () => {
    const person = await practice.coach();
    const { body: role } = await ask().get('roles').expect(200);
    await remove(person).expect(204);
    const { body: people } = await ask().get('people?limit=100').expect(200);
    expect(idsIn(people.items)).not.toContain(person.personId);
    expect((await ask().post('people/search', { email: person.email }).expect(200)).body.items).toEqual([]);
    const at = `people/${person.personId}`;
    await ask().get(at).expect(404);
    await ask().change('patch', at, 2, { name: 'Ghost' }).expect(404);
    await ask().send('put', `${at}/capacities/coach`).expect(404);
    await ask().post(`${at}/roles`, { roleId: role.items[0].id, from: '2026-01-01' }).expect(404);
    const { body: company } = await ask().post('companies', { name: 'Ghosts Ltd' }).expect(201);
    const named = await ask().post(`companies/${company.id}/sponsors`, person).expect(400);
    expect(named.body.code).toBe('request.invalid');
    const { personId } = person;
    const sponsor = await ask().post(`companies/${company.id}/sponsors`, { personId }).expect(409);
    expect(sponsor.body.code).toBe('company.sponsor-unknown');
    const pair = { coachId: personId, coacheeId: (await practice.coachee()).personId };
    const drafted = await ask()
      .post('engagements', { ...pair, startsOn: '2026-10-01', localTime: '10:00' })
      .expect(409);
    expect(drafted.body.code).toBe('plan.coach-unknown');
  });

  it('and their capacities and sponsorships end with it, which is kept', async () => {
    const company = await practice.company();
    const { sponsor } = company;
    await ask().send('put', `people/${sponsor.personId}/capacities/coach`).expect(200);
    await remove(sponsor).expect(204);
    const { body: capacities } = await ask().get(`people/${sponsor.personId}/capacities`).expect(200);
    const at = expect.stringMatching(/^2026-09-24T/) as string;
    expect(capacities.items).toMatchObject([{ capacity: 'coach', takenAt: at, takenBy: 'Ida Administrator' }]);
    const { body: now } = await ask().get(`companies/${company.id}/sponsors`).expect(200);
    expect(now.items).toEqual([]);
    const { body: past } = await ask().get(`companies/${company.id}/sponsors?past=true`).expect(200);
    expect(past.items).toMatchObject([{ name: 'Sam Sponsor', until: at, withdrawnBy: 'Ida Administrator' }]);
  });

  it('and their engagements go on in the other one’s hands, with their name', async () => {
    const { coach, coachee, id } = await practice.activePair();
    await remove(coach).expect(204);
    const { body: read } = await test.as(coachee).get(`engagements/${id}`).expect(200);
    expect(read).toMatchObject({ state: 'active', coach: { id: coach.personId, name: 'Cora Coach' } });
    expect(await practice.sessions(id, coachee)).toHaveLength(12);
    const { body: participants } = await test.as(coachee).get(`engagements/${id}/participants`).expect(200);
    const until = expect.stringMatching(/^2026-09-24T/) as string;
    expect(participants.items).toMatchObject([
      { as: 'coach', name: 'Cora Coach', until, takenBy: null },
      { as: 'coachee', name: 'Kit Coachee', until: null },
    ]);
    const { body: told } = await ask().get(`engagements/${id}/participants`).expect(200);
    expect(told.items[0]).toMatchObject({ as: 'coach', until, takenBy: 'Ida Administrator' });
    await test.as(coachee).post(`engagements/${id}/ending`, { reason: 'My coach has left' }).expect(200);
    const { body: history } = await test.as(coachee).get(`engagements/${id}/history`).expect(200);
    expect(history.items.at(-1)).toMatchObject({ to: 'ended_early', by: 'Kit Coachee' });
  });

  it('and why is for administrators to read, newest first, and for nobody else', async () => {
    const { coach, coachee, id } = await practice.activePair();
    const why = 'Broke an agreement that is nobody’s business';
    await remove(coach, why).expect(204);
    const { body } = await ask().get('removals').expect(200);
    expect(body.items[0]).toEqual({
      ...{ id: expect.any(String), personId: coach.personId, name: 'Cora Coach', email: coach.email, reason: why },
      ...{ at: expect.stringMatching(/^2026-09-24T/), by: 'Ida Administrator', restoredAt: null, restoredBy: null },
    });
    const page = await ask().get('removals?limit=1').expect(200);
    expect(page.body.items).toEqual([body.items[0]]);
    const next = await ask().get(`removals?limit=1&cursor=${page.body.nextCursor}`).expect(200);
    expect(next.body.items).toEqual([body.items[1]]);
    const { body: found } = await ask().post('removals/search', { email: coach.email.toUpperCase() }).expect(200);
    expect(found.items).toEqual([body.items[0]]);
    for (const other of [coachee, await practice.coach()]) await test.as(other).get('removals').expect(403);
    for (const what of ['', '/history', '/participants'])
      expect((await test.as(coachee).get(`engagements/${id}${what}`).expect(200)).text).not.toContain('business');
    expect(test.log.join('\n')).not.toContain('business');
  });

  it('who may be the administrator themself, while another one is there', async () => {
    const other = await PracticeBuilder.start(test);
    const second = await other.person('Ada Second', { capacities: ['administrator'] });
    await test
      .as(other.administrator)
      .post(`people/${other.administrator.personId}/removal`, { reason: 'I go' })
      .expect(204);
    await test.as(other.administrator).get('me').expect(401);
    const { body } = await test.as(second).get('removals').expect(200);
    expect(body.items).toMatchObject([{ by: 'Ida Administrator', reason: 'I go' }]);
  });
});
