import type { Client } from 'pg';
import { nobody, practiceItself, asPractice, type Caller } from '../../src/platform/database/caller.js';
import { fullPractice, type FullPractice } from '../platform/full-practice.js';
import type { Actor } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';
import { followClocks } from '../zone-data/older-data.js';
import { Cast, type Ids, type Role } from './cast.js';
import { writeSecrets } from './secrets.js';

/** Two practices in which everything there is has happened, with everyone who may call in them. */
export class TwoPractices {
  private constructor(
    readonly test: TestApp,
    readonly cast: Cast,
    /** Whom the company has as a sponsor beside the one of the cast. */
    private readonly fellow: Actor,
    readonly theirs: FullPractice,
  ) {}

  /** Ours has two engagements of different people, with the same in both, and what is about to become others. */
  static async fill(test: TestApp): Promise<TwoPractices> {
    const cast = await Cast.gather(test);
    const { actors, ids, others } = cast;
    const [coach, coachee] = [cast.actor('other coach'), cast.actor('other coachee')];
    const theirs = await fullPractice(test, cast.elsewhere);
    await writeSecrets(cast);
    await writeSecrets({ test, actors: { coach, coachee }, ids: others });
    const companies = [cast.actor('sponsor'), cast.actor('sponsor of another company')] as const;
    await shareAndPropose(test, [cast.actor('coach'), cast.actor('coachee'), companies[0]], ids);
    await shareAndPropose(test, [coach, coachee, companies[1]], others);
    await beginAnother(test, cast.actor('coach'), 'a newcomer', ids.companyId);
    await beginAnother(test, coach, 'another newcomer', others.companyId);
    const { body: role } = await test
      .as(actors.administrator)
      .post('roles', { name: 'Designer', exampleGoals: ['See more'] })
      .expect(201);
    for (const { personId } of [cast.actor('coachee'), coachee])
      await test
        .as(actors.administrator)
        .post(`people/${personId}/roles`, { roleId: role.id, from: '2026-01-01' })
        .expect(201);
    const fellow = await cast.practice.person(FELLOW);
    const sponsors = `companies/${ids.companyId}/sponsors`;
    await test.as(actors.administrator).post(sponsors, { personId: fellow.personId }).expect(201);
    await followClocks(test, cast.practice.practiceId);
    return new TwoPractices(test, cast, fellow, theirs);
  }

  /** Everybody on whose behalf the database may be asked, by name. Theirs begin with "their". */
  async callers(owner: Client): Promise<Record<string, Caller>> {
    const { rows } = await owner.query<{ id: string; account: string | null; administrator: boolean; coach: boolean }>(`
      select p.id, p.user_id as account, 'administrator' = any (c.held) as administrator, 'coach' = any (c.held) as coach
      from person p cross join lateral (
        select array(select capacity from capacity where practice_id = p.practice_id and person_id = p.id) as held) c`);
    const person = (practiceId: string, { personId }: Actor): Caller => {
      const found = rows.find(({ id }) => id === personId);
      if (!found?.account) throw new Error(`${personId} does not sign in`);
      const { administrator, coach, account } = found;
      return { practiceId, personId, administrator, coach, itself: false, accountId: account };
    };
    const { cast, theirs } = this;
    const [ours, other] = [cast.practice.practiceId, theirs.practice.practiceId];
    const sponsor = person(ours, cast.actor('sponsor'));
    return {
      'no caller': nobody,
      'an account alone': { ...nobody, accountId: person(ours, cast.actor('coach')).accountId },
      ...Object.fromEntries(OURS.map((role) => [role, person(ours, cast.actor(role))])),
      [FELLOW]: person(ours, this.fellow),
      'the practice': practiceItself(ours),
      'the practice for the sponsor': asPractice(sponsor),
      // What a mistake might do: the right practice with the wrong person.
      'their coach in ours': { ...person(other, theirs.coach), practiceId: ours },
      'their coachee in ours': { ...person(other, theirs.coachee), practiceId: ours },
      'their administrator': person(other, theirs.practice.administrator),
      'their coach': person(other, theirs.coach),
      'their coachee': person(other, theirs.coachee),
      'their practice': practiceItself(other),
    };
  }

  /** What each id is the id of, in words that are the same in every run. */
  async names(owner: Client): Promise<Map<string, string>> {
    const { rows: people } = await owner.query<{ id: string; account: string | null; name: string; ours: boolean }>(
      `select id, user_id as account, name, practice_id = $1 as ours from person`,
      [this.cast.practice.practiceId],
    );
    const roles = new Map(OURS.map((role) => [this.cast.actor(role).personId, role as string]));
    const names = new Map<string, string>();
    for (const { id, account, name, ours } of people) {
      const known = roles.get(id) ?? (ours ? name : `their ${name}`);
      names.set(id, known);
      if (account) names.set(account, known);
    }
    const { rows: engagements } = await owner.query<{ id: string; coach: string; coachee: string }>(
      `select id, coach_id as coach, coachee_id as coachee from engagement`,
    );
    for (const { id, coach, coachee } of engagements) names.set(id, `${names.get(coach)} & ${names.get(coachee)}`);
    const { rows: companies } = await owner.query<{ id: string }>(`select id from company`);
    for (const { id } of companies) names.set(id, 'their company');
    names.set(this.cast.ids.companyId ?? '', 'the company').set(this.cast.others.companyId ?? '', 'another company');
    return names.set(this.cast.practice.practiceId, 'ours').set(this.theirs.practice.practiceId, 'theirs');
  }
}

const OURS = [
  ...(['administrator', 'coach', 'coachee', 'sponsor', 'manager', 'introducer'] as const),
  ...(['other coach', 'other coachee', 'sponsor of another company'] as const),
] as const satisfies Role[];

const FELLOW = 'fellow sponsor';

/** A goal that the sponsor reads, with a wording of it that waits; and goals that wait to be agreed to. */
async function shareAndPropose(
  test: TestApp,
  [coach, coachee, sponsor]: [Actor, Actor, Actor],
  { engagementId, goalId }: Ids,
): Promise<void> {
  const goals = `engagements/${engagementId}/goals`;
  const { body: goal } = await test.as(coachee).get(`${goals}/${goalId}`).expect(200);
  await test.as(coachee).change('put', `${goals}/${goalId}/visibility`, goal.version, { sponsor: true }).expect(200);
  await test.as(coachee).post(`${goals}/${goalId}/check-ins`, { score: 6 }).expect(201);
  await test.as(coach).post(`${goals}/${goalId}/revisions`, { wording: 'A wording that waits' }).expect(201);
  const { body: asked } = await test.as(sponsor).post(goals, { wording: 'Lead the guild' }).expect(201);
  await test.as(coachee).post(`${goals}/${asked.id}/agreement`, { revision: 1 }).expect(200);
  for (const actor of [sponsor, coach]) await test.as(actor).post(goals, { wording: 'Speak at the fair' }).expect(201);
}

/** Two whom a coach adds; with one of them they draft an engagement, which a company is to pay for. */
async function beginAnother(test: TestApp, coach: Actor, name: string, companyId = ''): Promise<void> {
  const ask = test.as(coach);
  const about = { name, email: `new-${coach.email}`, timeZone: 'UTC' };
  const { body: roles } = await ask.get('roles').expect(200);
  const role = { roleId: roles.items[0].id, from: '2026-01-01' };
  const acquaintance = { ...about, name: name.replace('newcomer', 'acquaintance'), email: `met-${coach.email}` };
  await ask.post('people', { ...acquaintance, role }).expect(201);
  const { body: newcomer } = await ask.post('people', { ...about, companyId, role }).expect(201);
  await ask.post(`people/${newcomer.id}/invitation`).expect(201);
  const slot = { startsOn: '2027-06-03', localTime: '10:00' };
  await ask.post('engagements', { ...slot, companyId, coachId: coach.personId, coacheeId: newcomer.id }).expect(201);
}
