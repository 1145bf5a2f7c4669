import fc from 'fast-check';
import type { Test } from 'supertest';
import { Untouched } from './untouched.js';

const NOBODY = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';

describe('input made up by the thousand', () => {
  let at: Untouched;

  beforeAll(async () => {
    at = await Untouched.start();
  });
  // Whatever was sent, nothing of it is stored.
  afterEach(() => at.expectUntouched());
  afterAll(() => at.stop());

  /** JSON that looks as though it might be right: known fields, likely values, and anything at all. */
  const likely = fc.oneof(
    fc.json().map((text) => JSON.parse(text) as unknown),
    fc.constantFrom(
      '2026-10-01',
      '2026-02-30',
      '10:00',
      'Europe/Berlin',
      'EST',
      '',
      ' ',
      'coach',
      NOBODY,
      0,
      1,
      -1,
      12,
      1e21,
      null,
      true,
    ),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.double(),
  );
  const bodyOf = (...fields: string[]) =>
    fc.dictionary(
      fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fields) }, { weight: 1, arbitrary: fc.string() }),
      likely,
      { maxKeys: 8 },
    );

  const fuzz = async (body: fc.Arbitrary<unknown>, send: (body: string) => Test, runs = 150) => {
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        const { status, text } = await send(JSON.stringify(value));
        expect({ status, text }).toMatchObject({ status: expect.any(Number) });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: runs },
    );
    await at.test.as(at.practice.administrator).get('me').expect(200);
  };

  it('is never a defect of the planner', async () => {
    const fields = [
      'startsOn',
      'weekday',
      'localTime',
      'timeZone',
      'sessions',
      'sessionMinutes',
      'everyWeeks',
      'months',
      'coachId',
    ];
    await fuzz(bodyOf(...fields), (body) => at.raw('engagement-plans', body));
    const right = fc.record({
      startsOn: fc
        .date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
      localTime: fc.constantFrom('00:00', '02:30', '23:59'),
      timeZone: fc.constantFrom('UTC', 'Pacific/Apia', 'America/Vancouver', 'Africa/Monrovia'),
      sessions: fc.integer({ min: 1, max: 52 }),
      everyWeeks: fc.constantFrom(1, 2),
      sessionMinutes: fc.constantFrom(15, 240),
      months: fc.integer({ min: 1, max: 12 }),
    });
    await fuzz(right, (body) => at.raw('engagement-plans', body), 60);
  });

  it('is never a defect of a note, and a text that is refused is not kept', async () => {
    // What a note says already may be written at whatever version, and what is made up may well be nothing at all.
    const said = { text: 'We began, and this stays.' };
    await at.test.as(at.coach).change('put', `${at.session}/notes/shared`, 0, said).expect(200);
    await at.lookAgain();
    await fuzz(fc.oneof(likely, bodyOf('text')), (body) =>
      at.test
        .as(at.coach)
        .send('put', `${at.session}/notes/shared`)
        .set('If-Match', '"7"')
        .set('Content-Type', 'application/json')
        .send(body),
    );
  });

  it('is never a defect of signing in', async () => {
    await fuzz(bodyOf('email', 'password'), (body) =>
      at.test.as().send('post', 'sign-ins').set('Content-Type', 'application/json').send(body),
    );
  });

  it('is never a defect of adding a person who cannot be added', async () => {
    // The company is nobody's, so that even what is otherwise right stores nothing.
    const fields = ['name', 'email', 'timeZone', 'language', 'managerId', 'capacities', 'role'];
    const named = fc.record({
      name: fc.string({ unit: 'binary', minLength: 1, maxLength: 250 }),
      email: fc.emailAddress(),
      timeZone: fc.constant('UTC'),
    });
    const body = fc.tuple(fc.oneof(bodyOf(...fields), named)).map(([given]) => ({ ...given, companyId: NOBODY }));
    await fuzz(body, (text) => at.raw('people', text, 'application/json', at.practice.administrator));
  });
});
