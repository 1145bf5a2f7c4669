import type { Client } from 'pg';
import { connectAsOwner } from '../access/snapshot.js';
import { Authenticator, type Otherwise } from '../support/authenticator.js';
import { whileHeldUp } from '../support/held-up.js';
import { addPasskey, offerPasskey, optionsFor, showPasskey } from '../support/passkeys.js';
import { cookieOf, PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const BEGUN = '2026-09-24T12:00:00Z';
const STALE = '2026-09-24T12:20:00Z';

describe('somebody keeps passkeys', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let owner: Client;

  beforeAll(async () => {
    test = await TestApp.start(BEGUN);
    practice = await PracticeBuilder.start(test);
    owner = await connectAsOwner(test);
  });
  afterEach(() => test.clock.set(new Date(BEGUN)));
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const passkeysOf = async (cookie: string) =>
    (await test.as({ cookie }).get('me/passkeys').expect(200)).body.items as { id: string; name: string }[];
  const unproven = { status: 403, body: { code: 'passkey.unproven' } };
  const accountOf = async ({ email }: Actor) =>
    (await owner.query<{ id: string }>('select id from auth.account where email = $1', [email])).rows[0]?.id ?? '';

  it('and is told what to have made, for a device that has none of theirs', async () => {
    const actor = await practice.coachee('Kit Coachee');
    const device = new Authenticator();
    const { cookie } = await addPasskey(test, actor.cookie, device);
    const { challenge, expiresAt, options } = await optionsFor(test, cookie);
    expect(expiresAt).toMatch(/^2026-09-24T12:05:\d\dZ$/);
    expect(options).toEqual({
      challenge,
      rp: { id: 'localhost', name: 'Rapport' },
      user: { id: expect.any(String), name: actor.email, displayName: 'Kit Coachee' },
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ alg, type: 'public-key' })),
      timeout: 300_000,
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      excludeCredentials: [{ id: device.passkeys[0]?.id, type: 'public-key', transports: ['internal', 'hybrid'] }],
      extensions: { credProps: true },
      hints: [],
    });
    const handle = Buffer.from(options.user.id as string, 'base64url').toString('hex');
    expect(handle).toBe((await accountOf(actor)).replaceAll('-', ''));
  });

  it('by a name, and reads when each was added', async () => {
    const [actor, device] = [await practice.coachee(), new Authenticator()];
    const first = await addPasskey(test, actor.cookie, device);
    test.clock.set(new Date('2026-09-24T12:01:00Z'));
    const { challenge, options } = await optionsFor(test, first.cookie);
    const request = { challenge, name: ' Key ring ', response: device.create(options) };
    const added = await test.as({ cookie: first.cookie }).post('me/passkeys', request).expect(201);
    const shown = { id: added.body.id as string, name: 'Key ring', lastUsedAt: null };
    expect(added.body).toEqual({ ...shown, createdAt: expect.stringMatching(/^2026-09-24T12:01:/) });
    expect(await passkeysOf(cookieOf(added))).toEqual([
      expect.objectContaining({ id: first.id, name: 'Laptop' }),
      added.body,
    ]);
  });

  it('and is told of each change by mail, and other sign-ins end', async () => {
    const [actor, device] = [await practice.coachee(), new Authenticator()];
    const changed = async (cookie: string, elsewhere: string) => {
      await test.as({ cookie }).get('me').expect(200);
      await test.as({ cookie: elsewhere }).get('me').expect(401);
      await test.deliver();
      expect((await test.mail.to(actor.email)).subject).toBe('The passkeys of your account were changed');
      test.mail.clear();
    };
    const signIn = async () =>
      cookieOf(await test.as().post('sign-ins', { email: actor.email, password: PASSWORD }).expect(201));
    const [elsewhere, laptop] = [await signIn(), await signIn()];
    test.mail.clear();
    const { id, cookie } = await addPasskey(test, laptop, device);
    await test.as({ cookie: laptop }).get('me').expect(401);
    await changed(cookie, elsewhere);

    const [another, here] = [await signIn(), cookieOf(await showPasskey(test, device))];
    const removed = await test.as({ cookie: here }).post(`me/passkeys/${id}/removal`, {}).expect(200);
    expect(await passkeysOf(cookieOf(removed))).toEqual([]);
    await changed(cookieOf(removed), another);
  });

  const wrong: [string, Otherwise][] = [
    ['on a page of another site', { origin: 'https://rapport.evil.example' }],
    ['in a frame of another site', { crossOrigin: true }],
    ['for another host', { host: 'evil.example' }],
    ['without the device verifying anybody', { isVerified: false }],
    ['with nobody there', { isPresent: false }],
    ['for another question', { challenge: 'a'.repeat(43) }],
    ['as though it were being shown', { type: 'webauthn.get' }],
  ];

  it.each(wrong)('but none that was made %s', async (_how, otherwise) => {
    const { cookie } = await practice.coachee();
    expect(await offerPasskey(test, cookie, new Authenticator(), otherwise)).toMatchObject(unproven);
    expect(await passkeysOf(cookie)).toEqual([]);
  });

  it('but none that is called otherwise than what was made', async () => {
    const [{ cookie }, other] = [await practice.coachee(), 'A'.repeat(43)];
    const { challenge, options } = await optionsFor(test, cookie);
    const response = { ...new Authenticator().create(options), id: other, rawId: other };
    expect(await test.as({ cookie }).post('me/passkeys', { challenge, name: 'Laptop', response })).toMatchObject(
      unproven,
    );
  });

  it('whatever vouches for the make of their device', async () => {
    const [actor, device] = [await practice.coachee(), new Authenticator()];
    expect(await offerPasskey(test, actor.cookie, device, { format: 'packed' })).toMatchObject({ status: 201 });
    expect(await showPasskey(test, device)).toMatchObject({ status: 201 });
  });

  it('but none made late, twice, or for another account', async () => {
    const [mine, theirs] = [await practice.coachee(), await practice.coachee()];
    const device = new Authenticator();
    const made = async (cookie: string) => {
      const { challenge, options } = await optionsFor(test, cookie);
      return { challenge, name: 'Laptop', response: device.create(options) };
    };
    const late = await made(mine.cookie);
    test.clock.set(new Date('2026-09-24T12:06:00Z'));
    expect(await test.as(mine).post('me/passkeys', late)).toMatchObject(unproven);
    const another = await made(theirs.cookie);
    expect(await test.as(mine).post('me/passkeys', another)).toMatchObject(unproven);
    const once = await made(mine.cookie);
    const [first, ...rest] = await Promise.all([1, 2, 3].map(() => test.as(mine).post('me/passkeys', once))).then(
      (all) => all.sort((a, b) => a.status - b.status),
    );
    expect(first?.status).toBe(201);
    // By then the sign-in has gone on under a new token.
    for (const { status } of rest) expect([401, 403]).toContain(status);
    const cookie = cookieOf(first as NonNullable<typeof first>);
    expect(await test.as({ cookie }).post('me/passkeys', once)).toMatchObject(unproven);
    expect(await passkeysOf(cookie)).toHaveLength(1);
  });

  it('but none that is another account’s, or their own already', async () => {
    const [mine, theirs, device] = [await practice.coachee(), await practice.coachee(), new Authenticator()];
    const there = { status: 409, body: { code: 'passkey.there' } };
    const added = await addPasskey(test, mine.cookie, device);
    const credentialId = device.passkeys[0]?.id ?? '';
    expect(await offerPasskey(test, theirs.cookie, new Authenticator(), { credentialId })).toMatchObject(there);
    expect(await offerPasskey(test, added.cookie, new Authenticator(), { credentialId })).toMatchObject(there);
    expect(await passkeysOf(theirs.cookie)).toEqual([]);
    expect(await showPasskey(test, device)).toMatchObject({ status: 201 });
  });

  it('ten at most, also when two are added at once', async () => {
    const [actor, device] = [await practice.coachee(), new Authenticator()];
    let { cookie } = actor;
    for (let count = 0; count < 9; count++) ({ cookie } = await addPasskey(test, cookie, device));
    const two = [await optionsFor(test, cookie), await optionsFor(test, cookie)];
    const offers = two.map(({ challenge, options }) =>
      test.as({ cookie }).post('me/passkeys', { challenge, name: 'Tenth', response: device.create(options) }),
    );
    // Nothing is added yet: both have counted, or one waits to.
    const sent = await whileHeldUp(test, 'lock table auth.passkey in share mode', async (untilHeldUp) => {
      const asked = offers.map((offer) => offer.then((answer) => answer));
      await untilHeldUp(2);
      return asked;
    });
    const answers = (await Promise.all(sent)).sort((one, other) => one.status - other.status);
    const tooMany = { status: 409, body: { code: 'passkey.too-many' } };
    expect(answers).toMatchObject([{ status: 201 }, tooMany]);
    cookie = cookieOf(answers[0] as NonNullable<(typeof answers)[0]>);
    expect(await passkeysOf(cookie)).toHaveLength(10);
    expect(await test.as({ cookie }).post('me/passkeys/options', {})).toMatchObject(tooMany);
  });

  it('and changes them with a sign-in of the last minutes: once a passkey was shown, a password is not enough', async () => {
    const [actor, device] = [await practice.coachee(), new Authenticator()];
    const { id, cookie } = await addPasskey(test, actor.cookie, device);
    test.clock.set(new Date(STALE));
    for (const path of ['me/passkeys/options', `me/passkeys/${id}/removal`])
      for (const body of [{}, { currentPassword: 'wrong battery staple' }, { currentPassword: PASSWORD }]) {
        const refused = await test.as({ cookie }).post(path, body);
        expect(refused).toMatchObject({ status: 403, body: { code: 'sign-in.stale' } });
      }
    const again = cookieOf(await showPasskey(test, device));
    expect((await test.as({ cookie: again }).post(`me/passkeys/${id}/removal`, {})).status).toBe(200);
    expect(await showPasskey(test, device)).toMatchObject({ status: 401 });
  });

  it('that nobody else sees or removes, and no program', async () => {
    const [mine, theirs] = [await practice.coachee(), await practice.coachee()];
    const { id, cookie } = await addPasskey(test, mine.cookie, new Authenticator());
    const unknown = '019a8b5e-0000-7000-8000-000000000000';
    const tried = async (passkeyId: string) => {
      const { status, body } = await test.as(theirs).post(`me/passkeys/${passkeyId}/removal`, {});
      return { status, body: { ...body, requestId: '' } };
    };
    expect(await tried(id)).toEqual(await tried(unknown));
    expect(await tried(id)).toMatchObject({ status: 404 });
    await test.as(theirs).post('me/passkeys/not-an-id/removal', {}).expect(400);
    expect(await passkeysOf(theirs.cookie)).toEqual([]);
    expect(await passkeysOf(cookie)).toHaveLength(1);
    for (const [method, path] of [
      ['get', ''],
      ['post', '/options'],
      ['post', `/${id}/removal`],
    ] as const) {
      const asked = test.as({ token: mine.token }).send(method, `me/passkeys${path}`);
      await asked.expect(403).expect(({ body }) => expect(body.code).toBe('api-token.out-of-scope'));
      await test.as().send(method, `me/passkeys${path}`).expect(401);
    }
  });
});
