import { writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { connected, asked, type SqlCaller } from '../platform/sql.js';
import { TestApp } from '../support/test-app.js';
import { Cast, type Ids, type Role } from './cast.js';
import { addressOf, routes } from './expectations.js';
import { differences } from './golden.js';
import { writeSecrets } from './secrets.js';
import { rows, Sight, type Row, type Sought } from './sight-rows.js';

const FILE = 'docs/who-sees-what.txt';
const WHO = [
  ...(['coachee', 'coach', 'sponsor', 'manager', 'administrator'] as const),
  ...(['manager not invited', 'other coach'] as const),
] satisfies Role[];
const STEPPED_INTO = [undefined, 'rapport_content', 'rapport_overview', 'rapport_manager'];
const HEAD = `Who sees what of an engagement: the table of the domain, cell by cell, tried in the running application. Made by npm run docs;
test/access/the-table-of-who-sees-what.e2e-spec.ts compares. Everything that somebody can GET by any address was read as
each of them, and looked through. Then Postgres was asked as rapport_app, past all of our code: in which of the roles that
it may step into (app itself, content, overview, manager) somebody gets at such a row, whatever the code would make of it.
`;

describe('the table “Who sees what”', () => {
  let test: TestApp;
  let cast: Cast;
  let sought: Sought;
  let places: Ids[];
  let app: Client;

  beforeAll(async () => {
    test = await TestApp.start();
    cast = await Cast.gather(test);
    sought = await scene();
    app = await connected(test.database.url);
  });
  afterAll(async () => {
    await app.end();
    await test.stop();
  });

  /** Everything is said and done; then one goal is shared with the sponsor, one with the manager, and one with nobody. */
  async function scene(): Promise<Sought> {
    const { ids, practice } = cast;
    const [coachee, within] = [cast.actor('coachee'), `engagements/${ids.engagementId}`];
    const goal = async (wording: string) => ({
      id: await practice.agreedGoal(ids.engagementId ?? '', coachee, wording),
      wording,
    });
    const [shared, managers, kept] = [
      await goal('Shown to sponsors'),
      await goal('Shown to managers'),
      await goal('Kept'),
    ];
    const wording = 'Wished by sponsors';
    const { body: wish } = await cast.as('sponsor').post(`${within}/goals`, { wording }).expect(201);
    await cast.as('coachee').post(`${within}/goals/${wish.id}/agreement`, { revision: 1 }).expect(200);
    places = await writeSecrets(cast);
    const goals = { shared, managers, kept, sponsors: { id: wish.id as string, wording } };
    for (const { id } of Object.values(goals))
      await cast.as('coach').post(`${within}/goals/${id}/check-ins`, { score: 7 }).expect(201);
    await share(`${within}/goals/${shared.id}`, 'sponsor');
    await share(`${within}/goals/${managers.id}`, `managers/${cast.actor('manager').personId}`);
    await test.goTo('2026-10-29T15:30:00Z');
    const sessions = await practice.sessions(ids.engagementId ?? '', cast.actor('coach'));
    const over = sessions.find(({ state, endsAt }) => state === 'scheduled' && endsAt < '2026-10-29');
    await cast.as('coach').post(`${within}/sessions/${over?.id}/completion`).expect(200);
    const later = sessions.at(-1);
    return { ids, goals, later: { id: later?.id ?? '', startsAt: later?.startsAt ?? '' } };
  }

  async function share(goal: string, whom: string): Promise<void> {
    const { body } = await cast.as('coachee').get(goal).expect(200);
    const all = { wording: true, rating: true };
    await cast
      .as('coachee')
      .change('put', `${goal}/shares/${whom}`, body.version as number, all)
      .expect(200);
  }

  async function sightOf(role: Role): Promise<Sight> {
    const at = [...places, ...Object.values(sought.goals).map(({ id }) => ({ ...cast.ids, goalId: id }))];
    const addresses = new Set(
      routes.filter(({ method }) => method === 'get').flatMap((route) => at.map((ids) => addressOf(route, ids))),
    );
    const answers = [];
    for (const address of addresses) answers.push(await cast.as(role).get(address));
    return new Sight(answers.filter(({ status }) => status === 200));
  }

  const callerOf = (role: Role): SqlCaller => ({
    ...{ practice: cast.practice.practiceId, person: cast.actor(role).personId },
    ...(role === 'administrator' && { administrator: 'on' as const }),
    ...(role.endsWith('coach') && { coach: 'on' as const }),
  });

  /** In which roles somebody gets at what a row is about. */
  async function reachOf(role: Role, { sql = '', about }: Row): Promise<string> {
    const values = [cast.ids.engagementId, ...(about ? [about(sought)] : [])];
    const found = [];
    for (const steppedInto of STEPPED_INTO)
      if ((await asked(app, callerOf(role), sql, values, steppedInto)).rows.length)
        found.push(steppedInto?.replace('rapport_', '') ?? 'app');
    return found.join('+') || '-';
  }

  it(`is what ${FILE} says, by every address and in SQL`, async () => {
    const sights = new Map<Role, Sight>();
    for (const role of WHO) sights.set(role, await sightOf(role));
    const answered = rows.flatMap(({ name, seen }) =>
      seen ? [[name, ...[...sights.values()].map((sight) => (seen(sight, sought) ? 'yes' : '-'))]] : [],
    );
    const inPostgres = [];
    for (const row of rows.filter(({ sql }) => sql)) {
      const cells = [row.name];
      for (const role of WHO) cells.push(await reachOf(role, row));
      inPostgres.push(cells);
    }
    const text = `${HEAD}\n${table('By every address', answered)}\n${table('In Postgres', inPostgres)}`;
    if (process.env.RAPPORT_WRITE_DOCS) writeFileSync(FILE, text);
    expect(differences(FILE, text)).toEqual([]);
  }, 120_000);
});

/** Rows under their heads, each column as wide as it has to be. */
function table(title: string, cells: string[][]): string {
  const lines = [[title, ...WHO], ...cells];
  const widths = lines[0]?.map((_head, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? [];
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
