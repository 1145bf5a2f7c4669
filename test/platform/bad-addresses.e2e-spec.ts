import { pointersOf } from './refusals.js';
import { Untouched } from './untouched.js';

const NOBODY = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';

describe('a bad address', () => {
  let at: Untouched;

  beforeAll(async () => {
    at = await Untouched.start();
  });
  // Whatever was sent, nothing of it is stored.
  afterEach(() => at.expectUntouched());
  afterAll(() => at.stop());

  it.each([
    '1',
    'null',
    '..',
    '%2e%2e%2f',
    '%00',
    `${NOBODY}%00`,
    NOBODY.slice(1),
    `${NOBODY}0`,
    `{${NOBODY}}`,
    'x'.repeat(150),
    'x'.repeat(201),
    'x'.repeat(5_000),
    '%E2%82%AC',
    '%ud800',
    "'%20or%201=1--",
  ])('is refused: %s for an id in the path', async (id) => {
    for (const path of [
      `people/${id}`,
      `engagements/${id}`,
      `engagements/${id}/sessions`,
      `companies/${id}`,
      `${at.engagement}/sessions/${id}`,
      `${at.engagement}/goals/${id}`,
    ])
      pointersOf(await at.test.as(at.coach).get(path));
    pointersOf(await at.test.as(at.coach).send('post', `${at.engagement}/sessions/${id}/cancellation`).send({}));
    pointersOf(await at.test.as(at.coach).delete(`time-off/${id}`));
  });

  it.each<[query: string, pointer: string]>([
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=abc', '/limit'],
    ['limit=-1', '/limit'],
    ['limit=1.5', '/limit'],
    ['limit=1e1', '/limit'],
    ['limit=', '/limit'],
    ['limit=1&limit=2', '/limit'],
    ['limit=0x10', '/limit'],
    ['cursor=', '/cursor'],
    ['cursor=abc', '/cursor'],
    [`cursor=${Buffer.from("' or 1=1").toString('base64url')}`, '/cursor'],
    [`cursor=${'x'.repeat(201)}`, '/cursor'],
    ['cursor=a&cursor=b', '/cursor'],
    ['cursor[$gt]=1', '/cursor[$gt]'],
    ['offset=10', '/offset'],
  ])('is refused and named: ?%s', async (query, pointer) => {
    for (const list of ['people', 'companies', 'engagements'])
      expect(pointersOf(await at.test.as(at.practice.administrator).get(`${list}?${query}`))).toContain(pointer);
  });

  it.each([
    ['engagements', 'state=open'],
    ['engagements', 'coachId=1'],
    ['removals', 'email=ada@example.org'],
    ['people', 'email=ada@example.org'],
    ['people', 'capacity=king'],
  ])('is refused: a filter of %s that cannot match, %s', async (list, filter) => {
    const [pointer] = pointersOf(await at.test.as(at.practice.administrator).get(`${list}?${filter}`));
    expect(pointer).toBe(`/${filter.split('=')[0]}`);
  });

  it('is refused: a very long path or query', async () => {
    pointersOf(await at.test.as(at.coach).get(`people/${'a/'.repeat(2_000)}`));
    pointersOf(await at.test.as(at.coach).get(`people?cursor=${'a'.repeat(8_000)}`));
  });

  it('is refused: a percent sign with nothing behind it', async () => {
    for (const path of ['/%', '/api/v1/people/%zz', '/api/v1/%c0%af']) pointersOf(await at.test.as(at.coach).get(path));
  });

  it.each(['put', 'patch', 'delete'] as const)('is refused: %s where nothing takes it', async (method) => {
    pointersOf(await at.test.as(at.coach).send(method, 'people').send({}));
    pointersOf(await at.test.as(at.coach).send(method, `${at.engagement}/sessions`).send({}));
  });

  it('is refused: OPTIONS; and HEAD says no more than GET would', async () => {
    for (const path of ['/api/v1/people', '/api/v1/nowhere']) {
      const answer = await fetchFrom(path, 'OPTIONS');
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect((await fetchFrom(path, 'HEAD')).status).toBe(path.endsWith('people') ? 401 : 404);
    }
  });

  async function fetchFrom(path: string, method: string): Promise<Response> {
    const { server } = at.test;
    if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address() as { port: number };
    return fetch(`http://127.0.0.1:${address.port}${path}`, { method });
  }
});
