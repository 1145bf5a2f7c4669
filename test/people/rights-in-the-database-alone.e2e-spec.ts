import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import { fullPractice, type FullPractice } from '../platform/full-practice.js';
import { asked, connected, type SqlCaller } from '../platform/sql.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const DENIED = '42501';

describe('rights, as the database alone holds them', () => {
  let test: TestApp;
  let mine: FullPractice;
  let theirs: FullPractice;
  let owner: Client;
  let app: Client;

  beforeAll(async () => {
    test = await TestApp.start();
    mine = await fullPractice(test);
    theirs = await fullPractice(test);
    owner = await connected(test.database.ownerUrl);
    app = await connected(test.database.url);
  }, 60_000);
  afterAll(async () => {
    await app.end();
    await owner.end();
    await test.stop();
  });

  const as = ({ personId }: Actor, of: FullPractice = mine): SqlCaller => ({
    practice: of.practice.practiceId,
    person: personId,
  });
  const asAdministrator = (of: FullPractice = mine): SqlCaller => ({
    ...as(of.practice.administrator, of),
    administrator: 'on',
  });
  const asCoach = (): SqlCaller => ({ ...as(mine.coach), coach: 'on' });
  const itself = (caller: SqlCaller): SqlCaller => ({ ...caller, administrator: undefined, itself: 'on' });

  async function begin(client: Client, caller: SqlCaller): Promise<void> {
    await client.query('begin');
    for (const [name, value] of Object.entries(caller))
      await client.query('select set_config($1, $2, true)', [`rapport.${name}`, value]);
  }

  describe('a capacity', () => {
    const give = `insert into capacity (practice_id, id, person_id, capacity, given_at, given_by_id)
      values ($1, gen_random_uuid(), $2, $3, now(), $2)`;
    const tries = (caller: SqlCaller, whom: Actor, capacity = 'coach') =>
      asked(app, caller, give, [mine.practice.practiceId, whom.personId, capacity]);

    it('is given by nobody to themself: not by an administrator, not by the practice in their name', async () => {
      const { administrator } = mine.practice;
      for (const caller of [
        asAdministrator(),
        itself(asAdministrator()),
        { ...asAdministrator(), itself: 'on' as const },
      ])
        expect((await tries(caller, administrator)).refused).toBe(DENIED);
      for (const actor of [mine.coachee, mine.otherCoach, mine.manager, mine.sponsor])
        for (const caller of [as(actor), itself(as(actor))])
          expect((await tries(caller, actor, 'administrator')).refused).toBe(DENIED);
    });

    it('is given by no other than an administrator', async () => {
      for (const caller of [asCoach(), as(mine.sponsor), asAdministrator(theirs)])
        expect((await tries(caller, mine.coachee)).refused).toBe(DENIED);
      expect((await tries(asAdministrator(), mine.coachee)).refused).toBeUndefined();
    });

    it('that was taken is never un-taken, and its past never written anew', async () => {
      const take = `update capacity set taken_at = now(), taken_by_id = $1 where person_id = $2 and taken_at is null returning id`;
      const { administrator } = mine.practice;
      await begin(app, asAdministrator());
      const taken = await app.query(take, [administrator.personId, mine.coach.personId]);
      const back = await app.query(
        'update capacity set taken_at = null, taken_by_id = null where taken_at is not null',
      );
      expect([taken.rowCount, back.rowCount]).toEqual([1, 0]);
      await app.query('rollback');
      for (const change of ['taken_at = null', `taken_at = now(), taken_by_id = '${mine.coach.personId}'`])
        expect(
          (await asked(app, asAdministrator(), `update capacity set ${change} where capacity = 'coach'`)).refused,
        ).toBe(DENIED);
      for (const change of [
        `person_id = '${administrator.personId}'`,
        `capacity = 'administrator'`,
        'given_at = now()',
      ])
        expect((await asked(app, asAdministrator(), `update capacity set ${change}`)).refused).toBe(DENIED);
      expect((await asked(app, asAdministrator(), 'delete from capacity')).refused).toBe(DENIED);
    });

    it.each([
      `update capacity set taken_at = now(), taken_by_id = $1 where person_id = $1 and capacity = 'administrator'`,
      `update person set removed_at = now() where id = $1`,
      `update person set user_id = null where id = $1`,
    ])('of the last administrator stays: %s', async (statement) => {
      const refused = { refused: '23514', constraint: 'capacity_last_administrator' };
      const ids = [mine.practice.administrator.personId];
      expect(await asked(app, asAdministrator(), statement, ids)).toMatchObject(refused);
      expect(await asked(owner, undefined, statement, ids)).toMatchObject(refused);
    });
  });

  it('keep one of two administrators who take each other’s at the same time', async () => {
    const practice = await PracticeBuilder.start(test);
    const { practiceId, administrator: first } = practice;
    const second = await practice.person('Ada Second', { capacities: ['administrator'] });
    const take = `update capacity set taken_at = now(), taken_by_id = $1 where person_id = $2`;
    const other = await connected(test.database.url);
    try {
      await begin(app, asAdministrator({ ...mine, practice }));
      await begin(other, { practice: practiceId, person: second.personId, administrator: 'on' });
      await app.query(take, [first.personId, second.personId]);
      const later = other
        .query(take, [second.personId, first.personId])
        .catch((error: { constraint: string }) => error);
      // Long enough for it to be done, were nothing in its way.
      await wait(300);
      await app.query('commit');
      expect(await later).toMatchObject({ constraint: 'capacity_last_administrator' });
    } finally {
      await other.end();
    }
    const open = `select person_id from capacity where practice_id = $1 and taken_at is null`;
    expect((await owner.query(open, [practiceId])).rows).toEqual([{ person_id: first.personId }]);
  });

  describe('a removal', () => {
    const read = 'select reason from removal';

    it('is read by administrators of the practice alone, with its reason', async () => {
      expect((await asked(app, asAdministrator(), read)).rows).toEqual([{ reason: 'Left' }]);
      const { rows } = await owner.query<{ person_id: string }>(
        'select person_id from removal where practice_id = $1',
        [mine.practice.practiceId],
      );
      const removed = { practice: mine.practice.practiceId, person: rows[0]?.person_id };
      for (const caller of [asCoach(), as(mine.coachee), as(mine.sponsor), itself(asAdministrator()), removed])
        for (const role of [undefined, 'rapport_overview', 'rapport_manager', 'rapport_content'])
          expect((await asked(app, caller, read, [], role)).rows).toEqual([]);
    });

    it('is carried out and undone by administrators alone', async () => {
      const remove = 'update person set removed_at = now() where id = $1 returning id';
      const restore = 'update person set removed_at = null where removed_at is not null returning id';
      for (const caller of [as(mine.coachee), itself(as(mine.coachee))])
        expect((await asked(app, caller, remove, [mine.coachee.personId])).refused).toBe(DENIED);
      for (const caller of [asCoach(), itself(asCoach())]) expect((await asked(app, caller, restore)).rows).toEqual([]);
      expect((await asked(app, asAdministrator(), restore)).rows).toHaveLength(1);
      const reason = 'update removal set reason = null';
      expect((await asked(app, asAdministrator(), reason)).refused).toBe(DENIED);
    });

    it('ends every way in, whatever statement it is', async () => {
      const leaver = await mine.practice.coach('Lou Leaver');
      const open = `select
        (select count(*)::int from auth.sign_in s join person p on p.user_id = s.account_id where p.id = $1) as "signIns",
        (select count(*)::int from api_token where person_id = $1 and revoked_at is null) as tokens,
        (select count(*)::int from capacity where person_id = $1 and taken_at is null) as capacities`;
      const counted = async () => (await owner.query<Record<string, number>>(open, [leaver.personId])).rows[0];
      expect(await counted()).toEqual({ signIns: 1, tokens: 1, capacities: 1 });
      await owner.query('update person set removed_at = now() where id = $1', [leaver.personId]);
      expect(await counted()).toEqual({ signIns: 0, tokens: 0, capacities: 0 });
      await test.as(leaver).get('me').expect(401);
    });
  });

  describe('an invited manager', () => {
    const invitations = 'select person_id from engagement_manager';
    const viewed = 'select id, state, starts_on, ends_on from engagement';

    it('is seen by the two of the engagement, the administrator and themself, and by nobody else', async () => {
      const row = [{ person_id: mine.manager.personId }];
      for (const caller of [asCoach(), as(mine.coachee), asAdministrator(), as(mine.manager)])
        expect((await asked(app, caller, invitations)).rows).toEqual(row);
      const others = [as(mine.otherCoach), as(mine.sponsor), as(theirs.manager), asAdministrator(theirs)];
      for (const caller of others) expect((await asked(app, caller, invitations)).rows).not.toContainEqual(row[0]);
    });

    it('sees no engagement, and in the role for it no more of theirs than state, dates and whose it is', async () => {
      expect((await asked(app, as(mine.manager), 'select id from engagement')).rows).toEqual([]);
      const { rows } = await asked(app, as(mine.manager), viewed, [], 'rapport_manager');
      expect(rows.map(({ id }) => id)).toEqual([mine.engagementId]);
      for (const column of ['company_id', 'kind', 'sessions', 'version', 'created_by_id'])
        expect(
          (await asked(app, as(mine.manager), `select ${column} from engagement`, [], 'rapport_manager')).refused,
        ).toBe(DENIED);
      for (const table of [
        'session',
        'goal_share',
        'ledger_entry',
        'person',
        'signature',
        'engagement_transition',
        'content.note',
      ])
        expect((await asked(app, as(mine.manager), `select 1 from ${table}`, [], 'rapport_manager')).refused).toBe(
          DENIED,
        );
    });

    it('is no disguise for others: in that role they see nothing', async () => {
      for (const caller of [as(mine.otherCoach), as(mine.sponsor), as(theirs.manager), asCoach(), asAdministrator()])
        expect((await asked(app, caller, viewed, [], 'rapport_manager')).rows).not.toContainEqual(
          expect.objectContaining({ id: mine.engagementId }),
        );
    });

    it('is invited by the coachee alone, and only as whom they report to', async () => {
      const invite = `insert into engagement_manager (practice_id, engagement_id, coach_id, coachee_id, company_id, id, person_id, since)
        select practice_id, id, coach_id, coachee_id, company_id, gen_random_uuid(), $2, now() from engagement where id = $1`;
      const tries = (caller: SqlCaller, whom: Actor) => asked(app, caller, invite, [mine.engagementId, whom.personId]);
      expect(await tries(as(mine.coachee), mine.manager)).toMatchObject({ refused: '23505' });
      expect((await tries(as(mine.coachee), mine.otherCoach)).refused).toBe(DENIED);
      for (const caller of [asCoach(), asAdministrator(), itself(as(mine.coach))])
        for (const whom of [mine.manager, mine.otherCoach]) expect((await tries(caller, whom)).refused).toBe(DENIED);
      const withdraw = 'update engagement_manager set until = now(), withdrawn_by_id = $1 returning id';
      for (const actor of [mine.coach, mine.manager, mine.sponsor])
        expect((await asked(app, as(actor), withdraw, [actor.personId])).rows).toEqual([]);
      expect((await asked(app, as(mine.coachee), withdraw, [mine.coachee.personId])).rows).toHaveLength(1);
    });
  });

  it('let no administrator name themself a sponsor, nor change who was one', async () => {
    const name = `insert into company_sponsor (practice_id, id, company_id, person_id, since, named_by_id)
      select practice_id, gen_random_uuid(), id, $1, now(), $2 from company returning id`;
    const { personId } = mine.practice.administrator;
    expect((await asked(app, asAdministrator(), name, [personId, personId])).refused).toBe(DENIED);
    expect((await asked(app, asAdministrator(), name, [mine.coach.personId, personId])).rows).toHaveLength(1);
    expect((await asked(app, asAdministrator(), name, [mine.coach.personId, mine.coach.personId])).refused).toBe(
      DENIED,
    );
    expect((await asked(app, asAdministrator(), 'update company_sponsor set person_id = $1', [personId])).refused).toBe(
      DENIED,
    );
  });

  it('tell the sponsors of an engagement to its two people and administrators, and to nobody else', async () => {
    const sponsors = 'select person_id from sponsors_of($1)';
    const told = async (caller: SqlCaller) => (await asked(app, caller, sponsors, [mine.engagementId])).rows;
    for (const caller of [asCoach(), as(mine.coachee), asAdministrator()])
      expect(await told(caller)).toEqual([{ person_id: mine.sponsor.personId }]);
    for (const caller of [as(mine.otherCoach), as(mine.manager), as(mine.sponsor), asAdministrator(theirs)])
      expect(await told(caller)).toEqual([]);
  });
});
