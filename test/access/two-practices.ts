import type { Client } from 'pg';
import { nobody, practiceItself, asPractice, type Caller } from '../../src/platform/database/caller.js';
import { answerKickoff, beAway, fullPractice, settleKickoff, type FullPractice } from '../platform/full-practice.js';
import type { Actor } from '../support/practice.js';
import { setUpSecondFactor } from '../support/authenticator-app.js';
import type { TestApp } from '../support/test-app.js';
import { followClocks } from '../zone-data/older-data.js';
import { Cast, type Ids, type Role } from './cast.js';
import { beginAnother, meet, meetWithSomeWhoLeave } from './meeting-others.js';
import { publishPulses } from './reported.js';
import { connectAsOwner } from './snapshot.js';
import { writeSecrets } from './secrets.js';
import { actAsAnotherAdministrator, inviteOnceMore, takeBack } from './taken-back.js';
import { letTimePass, retireOne } from './time-passes.js';

/** Two practices in which everything there is has happened, with everyone who may call in them. */
export class TwoPractices {
  private constructor(
    readonly test: TestApp,
    readonly cast: Cast,
    readonly theirs: FullPractice,
    /** Of ours: somebody who was a coach, and added somebody then. */
    private readonly formerCoach: Actor,
  ) {}

  /** Ours has two engagements of different people, with the same in both, and what is about to become others. */
  static async fill(test: TestApp): Promise<TwoPractices> {
    const cast = await Cast.gather(test);
    const { actors, ids, others } = cast;
    const [coach, coachee] = [cast.actor('other coach'), cast.actor('other coachee')];
    for (const role of ['coachee', 'successor'] as const) await setUpSecondFactor(test, cast.actor(role).cookie);
    const theirs = await fullPractice(test, cast.elsewhere);
    const begun = test.clock.now();
    await writeSecrets(cast);
    // That has gone on to the first session; what the others are asked waits for an answer before it.
    test.clock.set(begun);
    await writeSecrets({ test, actors: { coach, coachee }, ids: others });
    const companies = [cast.actor('sponsor'), cast.actor('sponsor of another company')] as const;
    await shareAndPropose(test, [cast.actor('coach'), cast.actor('coachee'), companies[0]], ids);
    await shareAndPropose(test, [coach, coachee, companies[1]], others);
    await review(test, [coach, coachee], others);
    await meetWithSomeWhoLeave(cast, companies[0]);
    await meet(test, [coach, coachee, companies[1]], others);
    await beginAnother(test, cast.actor('coach'), 'a newcomer', ids.companyId);
    await beginAnother(test, coach, 'another newcomer', others.companyId);
    const { body: role } = await test
      .as(actors.administrator)
      .post('roles', { name: 'Designer', exampleGoals: ['See more', 'Hear more'] })
      .expect(201);
    await retireOne(test, actors.administrator, role as { exampleGoals: { id: string }[] });
    for (const { personId } of [cast.actor('coachee'), coachee])
      await test
        .as(actors.administrator)
        .post(`people/${personId}/roles`, { roleId: role.id, from: '2026-01-01' })
        .expect(201);
    for (const actor of [cast.actor('coach'), coach]) await beAway(test, actor);
    await decideAboutRenewal(test, companies[0], ids);
    await decideAboutRenewal(test, companies[1], others);
    await proposeOnceMore(cast);
    await inviteOnceMore(cast);
    const formerCoach = await takeBack(cast);
    await actAsAnotherAdministrator(cast);
    const owner = await connectAsOwner(test);
    await publishPulses(owner, cast.practice.practiceId);
    await owner.end();
    await followClocks(test, cast.practice.practiceId);
    await letTimePass(cast);
    return new TwoPractices(test, cast, theirs, formerCoach);
  }

  /** Everybody on whose behalf the database may be asked, by name. Theirs begin with "their". */
  async callers(owner: Client): Promise<Record<string, Caller>> {
    const { rows } = await owner.query<{ id: string; account: string | null; administrator: boolean; coach: boolean }>(`
      select p.id, p.user_id as account, 'administrator' = any (c.held) as administrator, 'coach' = any (c.held) as coach
      from person p cross join lateral (
        select array(select capacity from capacity where practice_id = p.practice_id and person_id = p.id
          and taken_at is null) as held) c`);
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
      'former coach': person(ours, this.formerCoach),
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
  ...([
    'administrator',
    'coach',
    'coachee',
    'sponsor',
    'fellow sponsor',
    'manager',
    'introducer',
    'successor',
  ] as const),
  ...(['other coach', 'other coachee', 'sponsor of another company'] as const),
] as const satisfies Role[];

/** A goal that the sponsor reads, with a wording of it that waits; goals that wait to be agreed to; and one let go. */
async function shareAndPropose(
  test: TestApp,
  [coach, coachee, sponsor]: [Actor, Actor, Actor],
  { engagementId, goalId }: Ids,
): Promise<void> {
  const goals = `engagements/${engagementId}/goals`;
  const { body: goal } = await test.as(coachee).get(`${goals}/${goalId}`).expect(200);
  await test.as(coachee).change('put', `${goals}/${goalId}/visibility`, goal.version, { sponsor: true }).expect(200);
  const look = (actor: Actor, given: object) => test.as(actor).post(`${goals}/${goalId}/check-ins`, given).expect(201);
  await look(coachee, { score: 6, note: 'It was heard.' });
  for (const actor of [coach, coachee]) await look(actor, { score: 3, private: true });
  for (const [basedOn, wording] of ['A wording that was thought better of', 'A wording that waits'].entries())
    await test
      .as(coach)
      .post(`${goals}/${goalId}/revisions`, { wording, basedOn: basedOn + 1 })
      .expect(201);
  const { body: asked } = await test.as(sponsor).post(goals, { wording: 'Lead the guild' }).expect(201);
  await test.as(coachee).post(`${goals}/${asked.id}/agreement`, { revision: 1 }).expect(200);
  for (const actor of [sponsor, coach]) await test.as(actor).post(goals, { wording: 'Speak at the fair' }).expect(201);
  const { body: dropped } = await test.as(coachee).post(goals, { wording: 'Rest more' }).expect(201);
  await test.as(coachee).post(`${goals}/${dropped.id}/agreement`, { revision: 1 }).expect(200);
  await test.as(coachee).post(`${goals}/${dropped.id}/drop`).expect(200);
  const { body: order } = await test.as(coachee).get(`${goals}/order`).expect(200);
  await test.as(coachee).change('put', `${goals}/order`, 1, { goalIds: order.goalIds }).expect(200);
}

/** A review that both have answered, and from which followed that every goal is kept. */
async function review(test: TestApp, [coach, coachee]: [Actor, Actor], { engagementId = '' }: Ids): Promise<void> {
  await answerKickoff(test, engagementId, coach, 'submitted');
  const { body } = await test.as(coachee).get(`engagements/${engagementId}/goals`).expect(200);
  const goals = body.items as { id: string; state: string }[];
  const open = goals.filter(({ state }) => ['agreed', 'in_progress', 'on_hold'].includes(state));
  await settleKickoff(
    test,
    engagementId,
    coach,
    open.map(({ id }) => id),
  );
}

/** What a sponsor decides about a renewal, and decides otherwise. */
async function decideAboutRenewal(test: TestApp, sponsor: Actor, { engagementId }: Ids): Promise<void> {
  for (const decision of ['later', 'renew'])
    await test.as(sponsor).post(`engagements/${engagementId}/renewal-decisions`, { decision }).expect(201);
}

/** Handovers that came to nothing: one withdrawn, one declined by the successor; and then one that waits again. */
async function proposeOnceMore({ test, actors, others }: Cast): Promise<void> {
  const handovers = `engagements/${others.engagementId}/handovers`;
  const [coach, coachee, successor] = [
    test.as(actors['other coach']),
    test.as(actors['other coachee']),
    actors.successor,
  ];
  const propose = async () =>
    (await coach.post(handovers, { coachId: successor?.personId, reason: 'A year abroad' }).expect(201)).body
      .id as string;
  await coach.delete(`${handovers}/${others.handoverId}`).expect(204);
  const declined = await propose();
  await coachee.post(`${handovers}/${declined}/answer`, { decision: 'agreed' }).expect(200);
  await test.as(successor).post(`${handovers}/${declined}/answer`, { decision: 'declined' }).expect(200);
  others.handoverId = await propose();
}
