import fc from 'fast-check';
import { Authenticator } from '../support/authenticator.js';
import { addPasskey, askPasskey, optionsFor, showPasskey } from '../support/passkeys.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('somebody makes up what a passkey answers', () => {
  let test: TestApp;
  let coach: Actor;
  let device: Authenticator;

  beforeAll(async () => {
    test = await TestApp.start();
    const practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
    device = new Authenticator();
    coach.cookie = (await addPasskey(test, coach.cookie, device)).cookie;
  });
  afterAll(() => test.stop());

  type Answer = ReturnType<Authenticator['get']> & Record<string, unknown>;
  const changed = (change: (answer: Answer) => object) => async () => {
    const { challenge, options } = await askPasskey(test);
    return test.as().post('sign-ins/by-passkey', { challenge, response: change(device.get(options)) });
  };
  const within = (part: object) => (answer: Answer) => ({ ...answer, response: { ...answer.response, ...part } });

  it.each<[string, (answer: Answer) => object, string]>([
    ['a field that no browser sends', (answer) => ({ ...answer, isAdmin: true }), '/response/isAdmin'],
    ['one further in', within({ isAdmin: true }), '/response/response/isAdmin'],
    ['another sort of credential', (answer) => ({ ...answer, type: 'password' }), '/response/type'],
    ['no id', (answer) => ({ ...answer, id: undefined }), '/response/id'],
    ['an id that is a list', (answer) => ({ ...answer, id: [answer.id] }), '/response/id'],
    ['bytes that are not in base64url', within({ signature: 'a+b/' }), '/response/response/signature'],
    ['a signature of any length', within({ signature: 'a'.repeat(1_401) }), '/response/response/signature'],
    ['a list in the place of what was signed', (answer) => ({ ...answer, response: [] }), '/response/response'],
    ['nothing in its place', (answer) => ({ ...answer, response: null }), '/response/response'],
    [
      'extensions of any length',
      (answer) => ({ ...answer, clientExtensionResults: { prf: 'a'.repeat(4_000) } }),
      '/response/clientExtensionResults',
    ],
    [
      'extensions that are a list',
      (answer) => ({ ...answer, clientExtensionResults: [] }),
      '/response/clientExtensionResults',
    ],
  ])('and is told that it is not one: %s', async (_what, change, pointer) => {
    const { status, body } = await changed(change)();
    expect(status).toBe(400);
    expect((body.errors as { pointer: string }[]).map((error) => error.pointer)).toContain(pointer);
  });

  it.each<[string, (answer: Answer) => object]>([
    ['leaves out what it need not say', ({ id, rawId, type, response }) => ({ id, rawId, type, response })],
    ['sends null for it', (answer) => ({ ...answer, authenticatorAttachment: null })],
    [
      'tells of extensions',
      (answer) => ({ ...answer, clientExtensionResults: { prf: { results: { first: 'q5V' } } } }),
    ],
    ['attaches in a way that is not known yet', (answer) => ({ ...answer, authenticatorAttachment: 'implanted' })],
  ])('but a browser’s answer counts that %s', async (_what, change) => {
    expect((await changed(change)()).status).toBe(201);
  });

  it('and gets no further with any bytes at all', async () => {
    const bytes = fc
      .uint8Array({ minLength: 1, maxLength: 300 })
      .map((each) => Buffer.from(each).toString('base64url'));
    const said = fc.json().map((text) => Buffer.from(text).toString('base64url').slice(0, 4_000) || 'e30');
    const assertion = fc.record({
      clientDataJSON: fc.oneof(bytes, said),
      authenticatorData: bytes,
      signature: bytes,
      userHandle: bytes.map((text) => text.slice(0, 80)),
    });
    await fc.assert(
      fc.asyncProperty(assertion, fc.boolean(), async (part, isRight) => {
        const { clientDataJSON: _known, ...rest } = part;
        const { status, body } = await changed(within(isRight ? rest : part))();
        expect([status, body.code]).toEqual([401, 'passkey.refused']);
      }),
      { numRuns: 60 },
    );
  });

  it('nor with CBOR that is cut off, that goes on, or that is nested without end', async () => {
    const { challenge, options } = await optionsFor(test, coach.cookie);
    const { response: made, ...rest } = new Authenticator().create(options);
    const right = Buffer.from(made.attestationObject, 'base64url');
    const objects = [
      ...[Buffer.of(0), Buffer.of(0xa0), right.subarray(0, 90), right.subarray(1)],
      ...[Buffer.alloc(11_000, 0x81), Buffer.alloc(11_000, 0xc1), Buffer.from('9affffffff00', 'hex')],
      Buffer.from(right.toString('latin1').replace('authData', 'authDate'), 'latin1'),
    ];
    for (const object of objects) {
      const asked = await optionsFor(test, coach.cookie);
      const clientData = JSON.parse(Buffer.from(made.clientDataJSON, 'base64url').toString()) as object;
      const clientDataJSON = Buffer.from(JSON.stringify({ ...clientData, challenge: asked.challenge })).toString(
        'base64url',
      );
      const response = {
        ...rest,
        response: { ...made, clientDataJSON, attestationObject: object.toString('base64url') },
      };
      const { body } = await test.as(coach).post('me/passkeys', { challenge: asked.challenge, name: 'Odd', response });
      expect([object.length, body.code]).toEqual([object.length, 'passkey.unproven']);
    }
    const request = { challenge, name: 'Even', response: { ...rest, response: made } };
    expect(await test.as(coach).post('me/passkeys', request)).toMatchObject({ status: 201 });
  });

  it('and is slowed down, and nobody else is', async () => {
    const limited = await TestApp.start(undefined, { rateLimitFactor: 0.02, trustedProxies: ['127.0.0.1', '::1'] });
    try {
      const guess = (from: string) => {
        const answer = new Authenticator();
        answer.create({ challenge: 'a'.repeat(43), user: { id: 'AZqL' } });
        const response = answer.get({ challenge: 'a'.repeat(43) });
        const asked = limited.as().send('post', 'sign-ins/by-passkey').set('X-Forwarded-For', from);
        return asked.send({ challenge: 'a'.repeat(43), response });
      };
      for (let turn = 0; turn < 2; turn++) await guess('192.0.2.7').expect(401);
      const refused = await guess('192.0.2.7').expect(429);
      expect(refused.headers['ratelimit-policy']).toBe('"passkey";q=2;w=3600');
      await guess('192.0.2.8').expect(401);
    } finally {
      await limited.stop();
    }
    expect(await showPasskey(test, device)).toMatchObject({ status: 201 });
  });
});
