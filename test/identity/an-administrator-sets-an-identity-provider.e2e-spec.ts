import { setProvider } from '../support/company.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestProvider } from '../support/provider.js';
import { TestApp } from '../support/test-app.js';

describe('an administrator sets an identity provider', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let provider: TestProvider;
  let company: { id: string; sponsor: Actor };

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    provider = await TestProvider.start();
  });
  beforeEach(async () => {
    company = await practice.company();
    provider.metadata = {};
  });
  afterAll(async () => {
    await provider.stop();
    await test.stop();
  });

  const address = () => `companies/${company.id}/identity-provider`;
  const read = async () => (await test.as(practice.administrator).get(address()).expect(200)).body;
  const set = (version: number, given: object = {}) =>
    setProvider(practice, company.id, version, { ...provider.access, ...given });

  it('and reads it back without its secret, with the link to hand on', async () => {
    const callbackUrl = 'http://localhost/api/v1/sign-ins/by-company/callback';
    const none = { id: null, issuer: null, clientId: null, link: null, callbackUrl, version: 0 };
    expect(await read()).toEqual(none);
    const { body } = await set(0).expect(200);
    const { issuer, clientId } = provider.access;
    const link = `http://localhost/sign-in#company=${body.id}`;
    expect(body).toEqual({ id: expect.any(String), issuer, clientId, link, callbackUrl, version: 1 });
    expect(await read()).toEqual(body);
    await test.as(practice.administrator).delete(address()).expect(204);
    expect(await read()).toEqual(none);
  });

  it('and changes it at the version that was read, under the same link', async () => {
    const { body } = await set(0).expect(200);
    await set(0).expect(412);
    await test.as(practice.administrator).send('put', address()).send(provider.access).expect(428);
    const changed = await set(1, { clientSecret: 'another secret' }).expect(200);
    expect(changed.body).toEqual({ ...body, version: 2 });
    const both = await Promise.all([set(2), set(2)]);
    expect(both.map(({ status }) => `${status}`).sort()).toEqual(['200', '412']);
  });

  it('once a company, even where two do at once', async () => {
    const both = await Promise.all([set(0), set(0)]);
    expect(both.map(({ status }) => `${status}`).sort()).toEqual(['200', '412']);
  });

  it.each([
    ...['http://login.example.org', 'https://ada:secret@login.example.org', 'https://login.example.org/?a=b'],
    ...['javascript:alert(1)', 'file:///etc/passwd', 'https://login.example.org#a', 'http://169.254.169.254', 'login'],
  ])('and not with the issuer %s', async (issuer) => {
    const { body } = await set(0, { issuer }).expect(400);
    expect(body).toMatchObject({ code: 'identity-provider.issuer-refused', errors: [{ pointer: '/issuer' }] });
  });

  it.each([
    ['is nowhere', { issuer: 'http://127.0.0.1:1' }, {}],
    ['is somewhere else', { issuer: 'https://127.0.0.1:1' }, {}],
    ['says it is another', {}, { issuer: 'https://login.example.org' }],
    ['says it is a pattern', {}, { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' }],
    ['says what is no issuer', {}, { issuer: 7 }],
  ])('and not one that %s', async (_what, given, metadata) => {
    provider.metadata = metadata;
    const { body } = await set(0, given).expect(409);
    expect(body.code).toBe('identity-provider.unreachable');
    expect(await read()).toMatchObject({ id: null });
  });

  it.each([
    ['javascript:alert(1)', 'authorization_endpoint'],
    ['file:///etc/passwd', 'token_endpoint'],
    ['http://169.254.169.254/latest', 'jwks_uri'],
  ])('and nobody is led to %s by its %s', async (where, name) => {
    const { body } = await set(0).expect(200);
    provider.metadata = { [name]: where };
    const begun = await test.as().post('sign-ins/by-company', { providerId: body.id });
    if (name === 'authorization_endpoint') expect(begun.body.code).toBe('identity-provider.unreachable');
    else expect(begun.body.url).toContain(provider.issuer);
  });

  it('whom nobody else reads or sets, and no API token', async () => {
    await set(0).expect(200);
    const [coach, coachee] = [await practice.coach(), await practice.coachee()];
    const elsewhere = await PracticeBuilder.start(test);
    for (const [actor, status] of [
      [coach, 403],
      [company.sponsor, 403],
      [coachee, 404],
      [elsewhere.administrator, 404],
    ] as const) {
      const ask = test.as({ cookie: actor.cookie });
      await ask.get(address()).expect(status);
      await ask.change('put', address(), 1, provider.access).expect(status);
      await ask.delete(address()).expect(status);
    }
    const { token } = practice.administrator;
    const { body } = await test.as({ token }).get(address()).expect(403);
    expect(body.code).toBe('api-token.out-of-scope');
    expect(await read()).toMatchObject({ version: 1 });
  });
});
