import { pointersOf } from './refusals.js';
import { Untouched } from './untouched.js';

const NOBODY = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';
const person = { name: 'Ada Byron', email: 'ada@example.org', timeZone: 'Europe/London' };
const plan = { startsOn: '2026-10-01', localTime: '10:00', timeZone: 'America/New_York' };
const starting = (administrator: object) => ({
  ...{ challenge: NOBODY, code: '123456', name: 'Byron Coaching', timeZone: 'Europe/London' },
  administrator: { name: 'Ada Byron', ...administrator },
});

describe('a bad body', () => {
  let at: Untouched;

  beforeAll(async () => {
    at = await Untouched.start();
  });
  // Whatever was sent, nothing of it is stored.
  afterEach(() => at.expectUntouched());
  afterAll(() => at.stop());

  it.each<[what: string, path: string, body: object, pointer: string]>([
    ['a field that nobody knows', 'people', { ...person, admin: true }, '/admin'],
    [
      'a field that nobody knows, in a nested object',
      'people',
      { ...person, role: { roleId: NOBODY, from: '2026-01-01', x: 1 } },
      '/role/x',
    ],
    ['a name that every object has', 'people', { ...person, toString: 1 }, '/toString'],
    ['a number for text', 'people', { ...person, name: 7 }, '/name'],
    ['text for a list', 'people', { ...person, capacities: 'coach' }, '/capacities'],
    ['an object for text', 'people', { ...person, email: { at: 'example.org' } }, '/email'],
    ['a list for an object', 'people', { ...person, role: [] }, '/role'],
    ['null where something is needed', 'people', { ...person, name: null }, '/name'],
    ['nothing but blanks', 'people', { ...person, name: ' \t ' }, '/name'],
    ['text that is too long', 'people', { ...person, name: 'x'.repeat(201) }, '/name'],
    [
      'text that is too long in characters that take no room',
      'people',
      { ...person, name: `a${'\uFE0F'.repeat(400)}` },
      '/name',
    ],
    ['an address that isn’t', 'people', { ...person, email: 'ada' }, '/email'],
    ['a zone that isn’t', 'people', { ...person, timeZone: 'Mars/Olympus' }, '/timeZone'],
    ['an abbreviation for a zone', 'people', { ...person, timeZone: 'EST' }, '/timeZone'],
    ['a zone in lower case', 'people', { ...person, timeZone: 'europe/london' }, '/timeZone'],
    ['an offset for a zone', 'people', { ...person, timeZone: '+02:00' }, '/timeZone'],
    ['a choice that isn’t offered', 'people', { ...person, language: 'tlh' }, '/language'],
    ['the same choice twice', 'people', { ...person, capacities: ['coach', 'coach'] }, '/capacities'],
    ['an id that isn’t', 'people', { ...person, companyId: '1; drop table person' }, '/companyId'],
    ['a NUL', 'people', { ...person, name: 'Ada\0Byron' }, '/name'],
    ['"false" for false', 'practices', starting({ coach: 'false' }), '/administrator/coach'],
    ['0 for false', 'practices', starting({ coach: 0 }), '/administrator/coach'],
    ['null for false', 'practices', starting({ coach: null }), '/administrator/coach'],
    ['what nobody can plan over', 'engagement-plans', { ...plan, ignore: ['coach_busy'] }, '/ignore'],
    [
      'a chosen time without a time',
      'engagement-plans',
      { ...plan, chosen: [{ insteadOf: '2026-10-01', localStart: '2026-10-01' }] },
      '/chosen/0/localStart',
    ],
    ['the 30th of February', 'engagement-plans', { ...plan, startsOn: '2026-02-30' }, '/startsOn'],
    ['the 29th of February in a common year', 'engagement-plans', { ...plan, startsOn: '2027-02-29' }, '/startsOn'],
    ['an instant for a day', 'engagement-plans', { ...plan, startsOn: '2026-10-01T00:00:00Z' }, '/startsOn'],
    ['the last day that there is', 'engagement-plans', { ...plan, startsOn: '9999-12-31' }, '/startsOn'],
    ['a time of day that isn’t', 'engagement-plans', { ...plan, localTime: '24:00' }, '/localTime'],
    ['a number as text', 'engagement-plans', { ...plan, sessions: '12' }, '/sessions'],
    ['no session', 'engagement-plans', { ...plan, sessions: 0 }, '/sessions'],
    ['half a session', 'engagement-plans', { ...plan, sessions: 1.5 }, '/sessions'],
    ['fewer than no session', 'engagement-plans', { ...plan, sessions: -12 }, '/sessions'],
    ['very many sessions', 'engagement-plans', { ...plan, sessions: 1e300 }, '/sessions'],
    ['a weekday as text', 'engagement-plans', { ...plan, weekday: '4' }, '/weekday'],
  ])('is refused and named: %s', async (_what, path, body, pointer) => {
    expect(pointersOf(await at.post(path, body))).toContain(pointer);
  });

  it('is refused and named: a number beyond all numbers', async () => {
    const text = JSON.stringify({ ...plan, sessions: 0 }).replace('"sessions":0', '"sessions":1e999');
    expect(pointersOf(await at.raw('engagement-plans', text))).toContain('/sessions');
  });

  it('is refused and named: half of a surrogate pair, in a value or in a name', async () => {
    expect(pointersOf(await at.raw('time-off', '{"firstDay":"\\ud800","lastDay":"2026-10-01"}'))).toEqual([
      '/firstDay',
    ]);
    expect(pointersOf(await at.raw('time-off', '{"\\udc00":1}'))).toEqual(['']);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'valueOf', '__defineGetter__'])(
    'is refused: a field called %s',
    async (name) => {
      const text = `{"firstDay":"2026-10-01","lastDay":"2026-10-01","${name}":{"isAdmin":true}}`;
      expect(pointersOf(await at.raw('time-off', text))).toEqual([`/${name}`]);
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    },
  );

  it.each(['[', '{"a":'])('is refused: JSON nested five thousand deep in %s', async (open) => {
    const close = open === '[' ? ']' : '}';
    const nested = `${open.repeat(5_000)}1${close.repeat(5_000)}`;
    pointersOf(await at.raw('time-off', nested));
    const [pointer] = pointersOf(await at.raw('time-off', `{"firstDay":${nested}}`));
    expect(pointer).toMatch(/^\/firstDay/);
  });

  it('is refused: a body of a megabyte', async () => {
    const answer = await at.raw('time-off', JSON.stringify({ firstDay: 'x'.repeat(1_048_576) }));
    pointersOf(answer);
    expect(answer.body).toMatchObject({ status: 413, code: 'request.too-large' });
  });

  it.each(['[]', '[{}]', '"text"', '7', 'true', 'null', ' null '])('is refused: %s as the whole body', async (text) => {
    for (const path of ['time-off', `${at.session}/cancellation`, `${at.engagement}/pauses`]) {
      const answer = await at.raw(path, text);
      expect({ path, text, pointers: pointersOf(answer) }).toMatchObject({ path, pointers: [''] });
    }
  });

  it.each(['', '   '])('is refused: an empty body where one is needed (%j)', async (text) => {
    expect(pointersOf(await at.raw('time-off', text))).toEqual(['/firstDay', '/lastDay']);
  });

  it('is refused: no body at all where one is needed', async () => {
    expect(pointersOf(await at.test.as(at.coach).post('time-off'))).toEqual(['/firstDay', '/lastDay']);
  });

  it.each(['{', '{"firstDay":"2026-10-01",}', "{'a':1}", '{"a":NaN}', '\uFEFF{}', '{}{}', 'undefined'])(
    'is refused: malformed JSON, %s',
    async (text) => {
      const answer = await at.raw('time-off', text);
      pointersOf(answer);
      expect(answer.body).toMatchObject({ status: 400, code: 'request.malformed' });
    },
  );

  it('is refused: bytes that are not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"firstDay":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect(pointersOf(await at.raw('time-off', bytes))).toContain('/firstDay');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'text/json',
    'nonsense',
  ])('is refused: a body of %s', async (type) => {
    const answer = await at.raw('time-off', 'firstDay=2026-10-01&lastDay=2026-10-01', type);
    pointersOf(answer);
    expect(answer.body).toMatchObject({ status: 415, code: 'request.not-json' });
  });

  it('is one that differs from a good body in nothing but what is bad about it', async () => {
    await at.post('engagement-plans', { ...plan, coachId: at.coach.personId }).expect(200);
    await at.post('people', { ...person, admin: true }).expect(400);
  });
});
