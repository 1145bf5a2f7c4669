import type { Client } from 'pg';
import { connectAsOwner, digests } from '../access/snapshot.js';
import { setUpSecondFactor } from '../support/authenticator-app.js';
import { CompanyWithProvider, land, refusalOf, signInOf } from '../support/company.js';
import { askForCode, cookieOf, PracticeBuilder } from '../support/practice.js';
import { SAID, TestProvider } from '../support/provider.js';
import { TestApp } from '../support/test-app.js';

describe('a company lets its people in', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let provider: TestProvider;
  let company: CompanyWithProvider;
  let owner: Client;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    provider = await TestProvider.start();
    company = await CompanyWithProvider.set(practice, provider);
    owner = await connectAsOwner(test);
  });
  afterEach(() => {
    provider.showsOtherKeys = false;
    provider.metadata = {};
  });
  afterAll(async () => {
    await owner.end();
    await provider.stop();
    await test.stop();
  });

  const practicesOf = async (cookie: string) => (await test.as({ cookie }).get('me').expect(200)).body.practices;

  it('the first time by the invitation that they were mailed, and from then on without', async () => {
    const { id, email, code } = await company.invite();
    const looked = await test.as().post('invitations/inquiry', { code }).expect(200);
    expect(looked.body.companySignIn).toBe(company.providerId);
    provider.people.set('kit', { email, email_verified: true });

    const first = await company.come('kit', { invitationCode: code });
    expect(refusalOf(first)).toBeUndefined();
    expect(await practicesOf(signInOf(first))).toEqual([
      expect.objectContaining({ practiceId: practice.practiceId, personId: id, administrator: false, coach: false }),
    ]);
    const again = await company.come('kit');
    expect(refusalOf(again)).toBeUndefined();
    await test
      .as({ cookie: signInOf(again) })
      .get('me/agenda')
      .expect(200);
  });

  it('and tells them by mail that it does', async () => {
    const { email } = await company.joined('kim');
    await test.deliver();
    expect(await test.mail.to(email)).toMatchObject({ subject: 'Your company now signs you in to Rapport' });
  });

  it('where its provider says nothing of addresses, and takes the secret in the body', async () => {
    const terse = await TestProvider.start({ claims: { openid: ['sub'] }, clientAuthMethods: ['client_secret_post'] });
    const other = await CompanyWithProvider.set(practice, terse);
    const { code } = await other.invite();
    terse.people.set('lee', {});
    const begun = await other.begin({ invitationCode: code }).expect(201);
    expect(new URL(begun.body.url as string).searchParams.get('scope')).toBe('openid');
    const callback = await terse.visit(begun.body.url as string, 'lee');
    expect(refusalOf(await land(test, callback, cookieOf(begun)))).toBeUndefined();
    expect(refusalOf(await other.come('lee'))).toBeUndefined();
    await terse.stop();
  });

  it('as the sponsor, too, who signed in otherwise and ties the account then', async () => {
    const { sponsor } = company;
    provider.people.set('sam', { email: 'sam@elsewhere.example', email_verified: false });
    expect(refusalOf(await company.come('sam'))).toBe('company-sign-in.unknown');

    const { providerId } = company;
    const begun = await test.as(sponsor).post('me/company-sign-in', { providerId }).expect(201);
    const callback = await provider.visit(begun.body.url as string, 'sam');
    // The browser is signed in, and has both cookies.
    const tied = await land(test, callback, `${sponsor.cookie}; ${cookieOf(begun)}`);
    expect([refusalOf(tied), signInOf(tied)]).toEqual([undefined, '']);
    await test.deliver();
    expect((await test.mail.to(sponsor.email)).subject).toBe('Your company now signs you in to Rapport');

    const cookie = signInOf(await company.come('sam'));
    await test.as({ cookie }).get(`companies/${company.companyId}/overview`).expect(200);
  });

  it('to the second factor first, where the account has one', async () => {
    const { email } = await company.joined('max');
    const mailed = await askForCode(test, email, 'sign-in');
    const cookie = cookieOf(await test.as().post('sign-ins/by-code', mailed).expect(201));
    const { app } = await setUpSecondFactor(test, cookie);
    const waiting = { cookie: signInOf(await company.come('max')) };
    const { body } = await test.as(waiting).get('me').expect(403);
    expect(body.code).toBe('sign-in.second-factor-needed');
    const shown = await test.as(waiting).post('sign-ins/current/second-factor', { code: app.next() }).expect(201);
    expect(await practicesOf(cookieOf(shown))).toHaveLength(1);
  });

  it('by a cookie that no script reads and that comes along when the provider sends the browser back', async () => {
    const begun = await company.begin().expect(201);
    const [cookie = ''] = begun.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/^rapport\.company=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    const url = new URL(begun.body.url as string);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', scope: 'openid email', client_id: 'rapport' },
      redirect_uri: 'http://localhost/api/v1/sign-ins/by-company/callback',
    });
    expect(url.searchParams.get('nonce')).toMatch(/^[\w-]{43}$/);
  });

  describe('and nobody who comes back', () => {
    beforeAll(async () => {
      await company.joined('pat');
    });
    const refused = 'company-sign-in.refused';

    it('a second time, or many times at once', async () => {
      const { callback, cookie } = await company.away('pat');
      expect(refusalOf(await land(test, callback, cookie))).toBeUndefined();
      expect(refusalOf(await land(test, callback, cookie))).toBe(refused);
      const another = await company.away('pat');
      const landings = await Promise.all(Array.from({ length: 8 }, () => land(test, another.callback, another.cookie)));
      expect(landings.map(refusalOf).filter((code) => code === undefined)).toHaveLength(1);
    });

    it('after ten minutes', async () => {
      const [early, late] = [await company.away('pat'), await company.away('pat')];
      const now = test.clock.now();
      test.clock.set(new Date(now.getTime() + 10 * 60_000 - 20_000));
      expect(refusalOf(await land(test, early.callback, early.cookie))).toBeUndefined();
      test.clock.set(new Date(now.getTime() + 10 * 60_000 + 20_000));
      expect(refusalOf(await land(test, late.callback, late.cookie))).toBe(refused);
      test.clock.set(now);
    });

    it('in another browser, which uses nothing up', async () => {
      const { callback, cookie } = await company.away('pat');
      const another = await company.away('pat');
      for (const each of [undefined, another.cookie, 'rapport.company=', `x${cookie}`, cookie.toLowerCase()])
        expect(refusalOf(await land(test, callback, each))).toBe(refused);
      expect(refusalOf(await land(test, callback, cookie))).toBeUndefined();
    });

    it('without what the provider sends along', async () => {
      const { callback, cookie } = await company.away('pat');
      const state = new URL(callback).searchParams.get('state');
      const bare = callback.split('?')[0] ?? '';
      for (const each of [
        bare,
        `${bare}?state=${state}&state=${state}`,
        `${bare}?state=`,
        `${bare}?code=abc`,
        `${bare}?%`,
      ])
        expect(refusalOf(await land(test, each, cookie))).toBe(refused);
      expect(refusalOf(await land(test, `${bare}?state=${state}`, cookie))).toBe(refused);
    });

    it.each([
      ['nonce', (url: URL) => url.searchParams.set('nonce', 'x'.repeat(43))],
      ['PKCE challenge', (url: URL) => url.searchParams.set('code_challenge', 'x'.repeat(43))],
      ['client', (url: URL) => url.searchParams.set('client_id', 'another')],
    ])('with an answer to another %s', async (_what, change) => {
      const begun = await company.begin().expect(201);
      const url = new URL(begun.body.url as string);
      change(url);
      const callback = await provider.visit(url.href, 'pat');
      expect(new URL(callback).searchParams.get('code')).toBeTruthy();
      expect(refusalOf(await land(test, callback, cookieOf(begun)))).toBe(refused);
    });

    it.each(['code', 'iss'])('with another %s than the provider sent', async (name) => {
      const { callback, cookie } = await company.away('pat');
      const url = new URL(callback);
      url.searchParams.set(name, name === 'iss' ? 'https://login.evil.example' : 'x'.repeat(43));
      expect(refusalOf(await land(test, url.href, cookie))).toBe(refused);
    });

    it('with the code of somebody else’s way', async () => {
      const [one, other] = [await company.away('pat'), await company.away('pat')];
      const url = new URL(one.callback);
      url.searchParams.set('code', new URL(other.callback).searchParams.get('code') ?? '');
      expect(refusalOf(await land(test, url.href, one.cookie))).toBe(refused);
    });

    it('with a token that the provider’s keys did not sign', async () => {
      const { callback, cookie } = await company.away('pat');
      provider.showsOtherKeys = true;
      expect(refusalOf(await land(test, callback, cookie))).toBe(refused);
    });

    it('whom the provider refuses; its own words go nowhere', async () => {
      const { callback, cookie } = await company.away('a stranger');
      expect(new URL(callback).searchParams.get('error_description')).toBe(SAID);
      const landed = await land(test, callback, cookie);
      expect(refusalOf(landed)).toBe(refused);
      expect(JSON.stringify([landed.headers, landed.text])).not.toContain('said');
    });

    it('from a provider that now says it is somebody else', async () => {
      const { callback, cookie } = await company.away('pat');
      provider.metadata = { issuer: 'https://login.evil.example' };
      expect(refusalOf(await land(test, callback, cookie))).toBe('identity-provider.unreachable');
      expect((await company.begin().expect(409)).body.code).toBe('identity-provider.unreachable');
    });

    it('while the provider is down: nothing changes, and later all is well', async () => {
      const short = await TestProvider.start();
      const other = await CompanyWithProvider.set(practice, short);
      const { code, email } = await other.invite();
      short.people.set('uma', { email, email_verified: true });
      const { callback, cookie } = await other.away('uma', { invitationCode: code });
      await short.stop();
      const kept = async () => {
        const { 'auth.challenge': _used, ...all } = await digests(owner);
        return all;
      };
      const before = await kept();
      expect(refusalOf(await land(test, callback, cookie))).toBe('identity-provider.unreachable');
      expect((await other.begin().expect(409)).body.code).toBe('identity-provider.unreachable');
      expect(await kept()).toEqual(before);
      await test.as().post('invitations/acceptance', { code }).expect(201);
    });
  });
});
