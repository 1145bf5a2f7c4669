import type { Client } from 'pg';
import { connectAsOwner, tablesWith } from '../access/snapshot.js';
import { CompanyWithProvider, land, refusalOf, setProvider, signInOf } from '../support/company.js';
import { askForCode, cookieOf, PASSWORD, PracticeBuilder } from '../support/practice.js';
import { TestProvider } from '../support/provider.js';
import { TestApp } from '../support/test-app.js';

/** An administrator can set a provider that says whatever they like, and must come in by it as nobody. */
describe('a company vouches for its own people alone', () => {
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
  afterAll(async () => {
    await owner.end();
    await provider.stop();
    await test.stop();
  });

  const byMail = async (email: string) => {
    const mailed = await askForCode(test, email, 'sign-in');
    return cookieOf(await test.as().post('sign-ins/by-code', mailed).expect(201));
  };
  const tie = async (cookie: string, subject: string, of = company) => {
    const begun = await test.as({ cookie }).post('me/company-sign-in', { providerId: of.providerId }).expect(201);
    const callback = await of.provider.visit(begun.body.url as string, subject);
    return land(test, callback, `${cookie}; ${cookieOf(begun)}`);
  };
  const unknown = 'company-sign-in.unknown';

  it('and not for an address: of a coachee, a sponsor or an administrator', async () => {
    const coachee = await practice.coachee('Kit Coachee', { companyId: company.companyId });
    for (const { email } of [coachee, company.sponsor, practice.administrator]) {
      provider.people.set(email, { email, email_verified: true });
      expect(refusalOf(await company.come(email))).toBe(unknown);
    }
  });

  it.each([
    ['is not verified', { email_verified: false }],
    ['is not said to be verified', { email_verified: undefined }],
    ['is somebody else’s', { email: 'someone@company.example' }],
  ])('nor accepts an invitation with an address that %s', async (_what, said) => {
    const { code, email } = await company.invite();
    provider.people.set('ann', { email, email_verified: true, ...said });
    const landed = await company.come('ann', { invitationCode: code });
    expect(refusalOf(landed)).toBe('company-sign-in.address-differs');
    await test.as().post('invitations/acceptance', { code }).expect(201);
    provider.people.set('ann', { email, email_verified: true });
    expect(refusalOf(await company.come('ann'))).toBe(unknown);
  });

  it('nor accepts one of a person of another company, or of none', async () => {
    const other = await practice.company();
    for (const companyId of [other.id, undefined]) {
      const { code, email } = await company.invite({ companyId });
      provider.people.set('bob', { email, email_verified: true });
      const landed = await company.come('bob', { invitationCode: code });
      expect(refusalOf(landed)).toBe('company-sign-in.not-of-company');
      const { body } = await test.as().post('invitations/inquiry', { code }).expect(200);
      expect(body).toMatchObject({ companySignIn: null, hasAccount: false });
    }
  });

  it('nor accepts one that is over, of another practice, or of whoever is not signed in here', async () => {
    const { code, email } = await company.joined('cleo');
    expect((await company.begin({ invitationCode: code }).expect(404)).body.code).toBe('invitation.gone');
    const elsewhere = await CompanyWithProvider.set(await PracticeBuilder.start(test), provider);
    const theirs = await elsewhere.invite();
    await company.begin({ invitationCode: theirs.code }).expect(404);

    const mine = await company.invite();
    provider.people.set('dan', { email: mine.email, email_verified: true });
    const { callback, cookie } = await company.away('dan', { invitationCode: mine.code });
    const another = await byMail(email);
    expect(refusalOf(await land(test, callback, `${another}; ${cookie}`))).toBe('invitation.of-another');
  });

  it('nor lets one account of theirs in as two people', async () => {
    await company.joined('eve');
    const { code, email } = await company.invite();
    provider.people.set('eve', { email, email_verified: true });
    expect(refusalOf(await company.come('eve', { invitationCode: code }))).toBe('company-sign-in.of-another');
    expect(refusalOf(await tie(company.sponsor.cookie, 'eve'))).toBe('company-sign-in.of-another');
  });

  it('in its practice, and opens no other, whatever is the same there', async () => {
    const { email, cookie } = await company.joined('fay');
    const away = await PracticeBuilder.start(test);
    const theirs = await CompanyWithProvider.set(away, await TestProvider.start());
    const { code } = await theirs.invite({ email });
    await test.as().post('invitations/acceptance', { code }).expect(201);
    theirs.provider.people.set('fay', { email, email_verified: true });
    expect(refusalOf(await theirs.come('fay'))).toBe(unknown);

    const { body } = await test.as({ cookie }).get('me/practices').expect(200);
    expect(body.items).toEqual([expect.objectContaining({ practiceId: practice.practiceId })]);
    const named = test.as({ cookie }).get('people').set('Rapport-Practice', away.practiceId);
    expect((await named.expect(403)).body.code).toBe('practice.none');
    await theirs.provider.stop();
  });

  it('as its coachee or sponsor, whatever else they are', async () => {
    const { cookie, email } = await company.joined('gus', { capacity: 'administrator' });
    const { body } = await test.as({ cookie }).get('me').expect(200);
    expect(body.practices).toEqual([expect.objectContaining({ administrator: false, coach: false })]);
    expect(body.limited).toBe(true);
    await test.as({ cookie }).post('companies', { name: 'Mine' }).expect(403);
    await test.as({ cookie }).get(`companies/${company.companyId}/identity-provider`).expect(403);
    const own = await test
      .as({ cookie: await byMail(email) })
      .get('me')
      .expect(200);
    expect(own.body.practices).toEqual([expect.objectContaining({ administrator: true })]);
  });

  it('and not to their account: no password, second factor, address, token or further tie', async () => {
    const { cookie } = await company.joined('hal');
    const password = { password: 'another battery of words' };
    const ask = test.as({ cookie });
    for (const asked of [
      ask.send('post', 'me/password').send(password),
      ask.send('post', 'me/address').send({ challenge: 'x'.repeat(43), code: '123456' }),
      ask.post('me/second-factor', {}),
      ask.post('api-tokens', { name: 'Export' }),
      ask.post('me/company-sign-in', { providerId: company.providerId }),
    ])
      expect((await asked.expect(403)).body.code).toBe('sign-in.limited');
  });

  it('until the tie goes: with another issuer or client, and not with another secret', async () => {
    const [first, second] = [await TestProvider.start(), await TestProvider.start()];
    const other = await CompanyWithProvider.set(practice, first);
    const { cookie } = await other.joined('ida');
    await setProvider(practice, other.companyId, 1, first.access).expect(200);
    expect(refusalOf(await other.come('ida'))).toBeUndefined();

    const begun = await other.away('ida');
    second.people.set('ida', first.people.get('ida') ?? {});
    await setProvider(practice, other.companyId, 2, second.access).expect(200);
    await test.as({ cookie }).get('me').expect(401);
    expect(refusalOf(await land(test, begun.callback, begun.cookie))).toBe('identity-provider.gone');
    const moved = await other.begin().expect(201);
    const callback = await second.visit(moved.body.url as string, 'ida');
    expect(refusalOf(await land(test, callback, cookieOf(moved)))).toBe(unknown);

    await setProvider(practice, other.companyId, 3, first.access).expect(200);
    expect(refusalOf(await other.come('ida'))).toBe(unknown);
    await Promise.all([first.stop(), second.stop()]);
  });

  it('until the company signs nobody in any more; their other sign-ins go on', async () => {
    const other = await CompanyWithProvider.set(practice, provider);
    const { cookie, email } = await other.joined('jay');
    const mailed = await byMail(email);
    const { callback, cookie: kept } = await other.away('jay');
    await test.as(practice.administrator).delete(`companies/${other.companyId}/identity-provider`).expect(204);
    await test.as({ cookie }).get('me').expect(401);
    await test.as({ cookie: mailed }).get('me').expect(200);
    expect(refusalOf(await land(test, callback, kept))).toBe('identity-provider.gone');
    expect((await other.begin().expect(404)).body.code).toBe('identity-provider.gone');
  });

  it.each([
    ['are removed', 'removed_at = now()'],
    ['are of another company', 'company_id = null'],
  ])('until they %s', async (_what, change) => {
    const { id, cookie } = await company.joined(`leaves: ${change}`);
    const { callback, cookie: kept } = await company.away(`leaves: ${change}`);
    await owner.query(`update person set ${change} where id = $1`, [id]);
    await test.as({ cookie }).get('me').expect(401);
    expect(refusalOf(await land(test, callback, kept))).toBe(unknown);
  });

  it('whom only their owner ties: fresh, signed in, in that browser, of that company', async () => {
    const { sponsor } = company;
    provider.people.set('kay', {});
    const { providerId } = company;
    const stranger = await practice.coachee();
    const no = await test.as(stranger).post('me/company-sign-in', { providerId }).expect(409);
    expect(no.body.code).toBe('company-sign-in.not-of-company');

    const begun = await test.as(sponsor).post('me/company-sign-in', { providerId, currentPassword: PASSWORD });
    const callback = await provider.visit(begun.body.url as string, 'kay');
    // Signed out meanwhile, or somebody else by now.
    expect(refusalOf(await land(test, callback, cookieOf(begun)))).toBe('company-sign-in.refused');
    const again = await test.as(sponsor).post('me/company-sign-in', { providerId, currentPassword: PASSWORD });
    const back = await provider.visit(again.body.url as string, 'kay');
    const landed = await land(test, back, `${stranger.cookie}; ${cookieOf(again)}`);
    expect(refusalOf(landed)).toBe('company-sign-in.refused');

    const now = test.clock.now();
    test.clock.set(new Date(now.getTime() + 16 * 60_000));
    const stale = await test.as(sponsor).post('me/company-sign-in', { providerId }).expect(403);
    expect(stale.body.code).toBe('sign-in.stale');
    test.clock.set(now);
    expect(refusalOf(await company.come('kay'))).toBe(unknown);
  });

  it('by another subject, once the person says so; the one before is nobody', async () => {
    const { email, cookie } = await company.joined('lou');
    provider.people.set('lou-2', {});
    expect(refusalOf(await tie(await byMail(email), 'lou-2'))).toBeUndefined();
    await test.as({ cookie }).get('me').expect(401);
    expect(refusalOf(await company.come('lou'))).toBe(unknown);
    expect(signInOf(await company.come('lou-2'))).not.toBe('');
  });

  it('and its secret, the codes and the states are in no log, no answer and no table', async () => {
    const { code, email } = await company.invite();
    provider.people.set('mia', { email, email_verified: true });
    const begun = await company.begin({ invitationCode: code }).expect(201);
    const state = new URL(begun.body.url as string).searchParams.get('state') ?? '';
    for (const each of [provider.clientSecret, code, state]) expect(await tablesWith(owner, each)).toEqual([]);
    const callback = await provider.visit(begun.body.url as string, 'mia');
    const landed = await land(test, callback, cookieOf(begun));
    expect(refusalOf(landed)).toBeUndefined();
    const { searchParams } = new URL(callback);
    const secrets = [
      provider.clientSecret,
      code,
      state,
      searchParams.get('code') ?? '',
      signInOf(landed).split('=')[1],
    ];
    const told = `${test.log.join('\n')}${JSON.stringify(landed.headers.location)}${landed.text}`;
    expect(secrets.filter((secret) => !secret || told.includes(secret))).toEqual([]);
    expect(test.log.join('\n')).toContain('/api/v1/sign-ins/by-company/callback');
  });
});
