import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { ServerProcess } from '../platform/server-process.js';
import { NAMED_CASES, type NamedCase } from './named-cases.js';

/** Where a server may stand: ahead, behind, half an hour off, and beyond the date line. */
const SERVERS = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'];

interface Planned {
  sessions: { startsAt: string; localStart: string }[];
  endsOn: string;
}

describe('plans of which every instant is known', () => {
  let test: TestApp;
  let coach: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    const practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
  });
  afterAll(() => test.stop());

  function expectKnown({ terms, startsAt, endsOn }: NamedCase, planned: Planned): void {
    expect(planned.sessions.map((session) => session.startsAt)).toEqual(startsAt);
    const clocks = planned.sessions.map(({ localStart }) => localStart.slice(11));
    expect(new Set(clocks)).toEqual(new Set([terms.localTime]));
    if (endsOn) expect(planned.endsOn).toBe(endsOn);
  }

  it.each(NAMED_CASES)('$name', async (known) => {
    const { body } = await test.as(coach).post('engagement-plans', known.terms).expect(200);
    expectKnown(known, body);
  });

  it.each(SERVERS)('and all of them the same with the server under TZ=%s', async (zone) => {
    const server = await ServerProcess.start(test.database.url, { TZ: zone });
    try {
      for (const known of NAMED_CASES) {
        const answer = await fetch(`${server.url}/api/v1/engagement-plans`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${coach.token}` },
          body: JSON.stringify(known.terms),
        });
        expect(answer.status).toBe(200);
        expectKnown(known, (await answer.json()) as Planned);
      }
    } finally {
      await server.stop();
    }
  });
});
