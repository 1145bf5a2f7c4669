import type { Client } from 'pg';
import { createOpenApi } from '../../src/platform/http/openapi.js';
import { TestApp } from '../support/test-app.js';
import { conversationCases } from './conversation-cases.js';
import { crossings } from './crossings.js';
import { bodiesOf, placeOf, withMember, type Json } from './requests.js';
import { connectAsOwner, digests } from './snapshot.js';
import { thingsOf, type Case, type Things } from './things.js';

const slot = { startsOn: '2027-06-03', localTime: '10:00' };

const personOf = ({ personId }: Things) => personId;
const coachOf = ({ coach }: Things) => coach.personId;
const pair = (things: Things) => ({ coachId: coachOf(things), coacheeId: personOf(things) });
const another = () => ({ name: 'New', email: `new-${++counter}@example.org`, timeZone: 'UTC' });
let counter = 0;

const cases: Record<string, Case> = {
  'POST /api/v1/engagement-plans': {
    who: 'administrator',
    path: () => 'engagement-plans',
    body: (mine) => ({ ...slot, ...pair(mine) }),
    ids: { '/coachId': coachOf, '/coacheeId': personOf },
  },
  'POST /api/v1/engagements': {
    who: 'administrator',
    path: () => 'engagements',
    body: (mine) => ({ ...slot, ...pair(mine), companyId: mine.companyId }),
    ids: { '/coachId': coachOf, '/coacheeId': personOf, '/companyId': ({ companyId }) => companyId },
  },
  'POST /api/v1/engagements/:engagementId/renewal': {
    who: 'coach',
    path: ({ overId }) => `engagements/${overId}/renewal`,
    body: ({ overGoalId }) => ({ ...slot, localTime: '12:00', goalIds: [overGoalId] }),
    ids: { '/goalIds/0': ({ overGoalId }) => overGoalId },
  },
  'POST /api/v1/engagements/:engagementId/handovers': {
    who: 'administrator',
    path: ({ goingOnId }) => `engagements/${goingOnId}/handovers`,
    body: ({ nextCoachId }) => ({ coachId: nextCoachId, reason: 'A long leave' }),
    ids: { '/coachId': ({ nextCoachId }) => nextCoachId },
  },
  'POST /api/v1/engagements/:engagementId/ledger': {
    who: 'coach',
    path: ({ engagementId }) => `engagements/${engagementId}/ledger`,
    body: ({ sessionId }) => ({ reason: 'waived', note: 'It was the storm', sessionId }),
    ids: { '/sessionId': ({ sessionId }) => sessionId },
  },
  'POST /api/v1/engagements/:engagementId/meetings': {
    who: 'coach',
    path: ({ engagementId }) => `engagements/${engagementId}/meetings`,
    body: ({ sponsorId }) => ({ kind: 'midpoint', localStart: '2026-11-03T09:00', guestIds: [sponsorId] }),
    ids: { '/guestIds/0': ({ sponsorId }) => sponsorId },
  },
  'POST /api/v1/engagements/:engagementId/goals': {
    who: 'coach',
    path: ({ engagementId }) => `engagements/${engagementId}/goals`,
    body: ({ exampleGoalId }) => ({ wording: 'As others do', exampleGoalId }),
    ids: { '/exampleGoalId': ({ exampleGoalId }) => exampleGoalId },
  },
  'PUT /api/v1/engagements/:engagementId/goals/order': {
    who: 'coach',
    path: ({ engagementId }) => `engagements/${engagementId}/goals/order`,
    version: 2,
    body: ({ goalId }) => ({ goalIds: [goalId] }),
    ids: { '/goalIds/0': ({ goalId }) => goalId },
  },
  'POST /api/v1/engagements/:engagementId/sponsor-view/preview': {
    who: 'coachee',
    path: ({ engagementId }) => `engagements/${engagementId}/sponsor-view/preview`,
    body: ({ goalId }) => ({ goals: [{ goalId, wording: true, rating: true }] }),
    ids: { '/goals/0/goalId': ({ goalId }) => goalId },
  },
  'POST /api/v1/engagements/:engagementId/manager-view/preview': {
    who: 'coachee',
    path: ({ engagementId }) => `engagements/${engagementId}/manager-view/preview`,
    body: ({ goalId, managerId }) => ({ managerId, goals: [{ goalId, wording: true, rating: true }] }),
    ids: { '/managerId': ({ managerId }) => managerId, '/goals/0/goalId': ({ goalId }) => goalId },
  },
  'POST /api/v1/example-goals': {
    who: 'administrator',
    path: () => 'example-goals',
    body: ({ roleId }) => ({ roleId, wording: 'Listen' }),
    ids: { '/roleId': ({ roleId }) => roleId },
  },
  'PUT /api/v1/engagements/:engagementId/reviews/:reviewId/answers/draft': {
    who: 'coach',
    path: ({ goingOnId, openReviewId }) => `engagements/${goingOnId}/reviews/${openReviewId}/answers/draft`,
    version: 0,
    body: ({ goingOnGoalId }) => ({ goals: [{ goalId: goingOnGoalId, rating: 5 }] }),
    ids: { '/goals/0/goalId': ({ goingOnGoalId }) => goingOnGoalId },
  },
  'POST /api/v1/engagements/:engagementId/reviews/:reviewId/outcome': {
    who: 'coach',
    path: ({ reviewedId, answeredReviewId }) => `engagements/${reviewedId}/reviews/${answeredReviewId}/outcome`,
    body: ({ reviewedGoalId }) => ({ goals: [{ goalId: reviewedGoalId, decision: 'kept' }] }),
    ids: { '/goals/0/goalId': ({ reviewedGoalId }) => reviewedGoalId },
  },
  ...conversationCases,
  'POST /api/v1/people': {
    who: 'administrator',
    path: () => 'people',
    body: (mine) => ({
      ...{ ...another(), companyId: mine.companyId, managerId: mine.personId },
      role: { roleId: mine.roleId, from: '2026-01-01' },
    }),
    ids: {
      ...{ '/companyId': ({ companyId }) => companyId, '/managerId': personOf, '/role/roleId': ({ roleId }) => roleId },
    },
  },
  'POST /api/v1/people/:personId/roles': {
    who: 'administrator',
    path: ({ personId }) => `people/${personId}/roles`,
    body: ({ roleId }) => ({ roleId, from: '2026-01-01' }),
    ids: { '/roleId': ({ roleId }) => roleId },
  },
  'POST /api/v1/companies/:companyId/sponsors': {
    who: 'administrator',
    path: ({ companyId }) => `companies/${companyId}/sponsors`,
    body: ({ personId }) => ({ personId }),
    ids: { '/personId': personOf },
  },
  'POST /api/v1/engagements/:engagementId/completion': {
    who: 'coach',
    path: ({ engagementId }) => `engagements/${engagementId}/completion`,
    body: ({ goalId }) => ({ goals: [{ goalId, decision: 'achieved' }] }),
    ids: { '/goals/0/goalId': ({ goalId }) => goalId },
  },
};
const tried = Object.entries(cases).flatMap(([name, given]) =>
  Object.entries(given.ids).map(([pointer, idOf]): [string, string, Case, (of: Things) => string] => [
    ...([name, pointer, given, idOf] as const),
  ]),
);

describe('an id of another practice, in a body', () => {
  let test: TestApp;
  let owner: Client;
  let [mine, theirs]: Partial<Things>[] = [];

  beforeAll(async () => {
    test = await TestApp.start();
    owner = await connectAsOwner(test);
    [mine, theirs] = [await thingsOf(test), await thingsOf(test)];
    // The second session of each is cancelled too late, and forfeited.
    test.clock.set(new Date('2026-10-08T13:30:00Z'));
    for (const { coachee, engagementId, sessionId } of [mine, theirs] as Things[])
      await test.as(coachee).post(`engagements/${engagementId}/sessions/${sessionId}/cancellation`, {}).expect(200);
  }, 60_000);
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const send = ({ who, path, version, method = 'put' }: Case, body: Json) => {
    const [ask, at] = [test.as((mine as Things)[who]), path(mine as Things)];
    if (version === undefined) return ask.post(at, body);
    return ask.change(method, at, typeof version === 'number' ? version : version(mine as Things), body);
  };

  it('is tried wherever a body takes an id', () => {
    const ids = [...bodiesOf(createOpenApi(test.app))].flatMap(([name, body]) => body.ids.map((at) => `${name} ${at}`));
    // Which provider somebody comes by is told before it is known who they are; its own tests are about that.
    // And a filter finds nothing of another's: it writes nothing that could cross.
    const ofRows = ids.filter((each) => !each.endsWith('/providerId') && !each.includes('/search '));
    expect(tried.map(([name, pointer]) => `${name} ${pointer}`).sort()).toEqual(ofRows.sort());
  });

  it.each(tried)('is refused, and changes nothing: %s, %s', async (_name, pointer, given, idOf) => {
    const before = await digests(owner);
    const place = placeOf(pointer);
    const body = withMember(given.body(mine as Things), place.slice(0, -1), place.at(-1) ?? '', idOf(theirs as Things));
    const { status, text } = await send(given, body);
    expect([status >= 400 && status < 500, text]).toEqual([true, text]);
    expect(text).not.toContain(idOf(theirs as Things));
    expect(await digests(owner)).toEqual(before);
  });

  it('is refused in a grant, too, which is of no session, and beside others that are right', async () => {
    const { goalId, sessionId, overGoalId } = theirs as Things;
    const [own, before] = [mine as Things, await digests(owner)];
    const granted = { reason: 'granted', note: 'One more', sessionId };
    await test.as(own.coach).post(`engagements/${own.engagementId}/ledger`, granted).expect(400);
    const goals = [own.goalId, goalId].map((id) => ({ goalId: id, decision: 'achieved' }));
    await test.as(own.coach).post(`engagements/${own.engagementId}/completion`, { goals }).expect(404);
    const renewal = { ...slot, localTime: '12:00', goalIds: [own.overGoalId, overGoalId] };
    await test.as(own.coach).post(`engagements/${own.overId}/renewal`, renewal).expect(400);
    expect(await digests(owner)).toEqual(before);
  });

  it.each(Object.entries(cases))(
    'is what those requests are refused for: with its own ids, done: %s',
    async (_name, given) => {
      const { status, text } = await send(given, given.body(mine as Things));
      expect([status < 300, text]).toEqual([true, text]);
    },
  );

  it('is in no row of the other practice, in any table', async () => {
    expect(await crossings(owner)).toEqual([]);
  });

  it('would be found in a row', async () => {
    await owner.query('begin; set local session_replication_role = replica');
    await owner.query('update person set company_id = $1 where id = $2', [theirs?.companyId, mine?.personId]);
    expect(await crossings(owner)).toEqual(['person']);
    await owner.query('rollback');
  });
});
