import type { Page } from 'playwright-core';
import { AuthenticatorApp } from '../support/authenticator-app.js';
import { connectAsOwner } from '../access/snapshot.js';
import { PASSWORD, type Actor } from '../support/practice.js';
import { Browsing } from './support/browsing.js';
import type { Reader } from './support/reader.js';
import { wrongWith } from './support/screens.js';

const NEW_PASSWORD = 'eleven quiet harbours';

describe('somebody keeps their account', () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await Browsing.start();
  });
  afterAll(() => browsing.stop());

  const later = (minutes: number) => {
    const { clock } = browsing.test;
    clock.set(new Date(clock.now().getTime() + minutes * 60_000));
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  /** Out, and in again as far as what is asked for after the password. */
  async function inAgain({ page }: Reader, email: string, password = PASSWORD): Promise<void> {
    await page.getByRole('button', { name: /account and settings/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await press(page, 'Use a password');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await press(page, 'Sign in');
  }

  /** As far as the codes for when the app is lost. */
  async function setUpApp(page: Page): Promise<AuthenticatorApp> {
    await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
    const secret = (await page.locator('form code').innerText()).replaceAll(' ', '');
    const app = new AuthenticatorApp(browsing.test, secret);
    await page.getByLabel('Code', { exact: true }).fill(app.next());
    await press(page, 'Turn it on');
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
    return app;
  }

  describe('with a second factor', () => {
    let reader: Reader;
    let email: string;
    let app: AuthenticatorApp;
    let recoveryCode: string;

    beforeAll(async () => {
      ({ email } = await browsing.practice.coachee('Sita Second'));
      reader = await browsing.signedIn({ email });
    });

    it('that is set up by a QR code, and by the codes for when the app is lost', async () => {
      const { page } = reader;
      await reader.go('/profile/signing-in');
      await press(page, 'Set it up');
      await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
      expect(await reader.violations()).toEqual([]);
      app = await setUpApp(page);
      const codes = page.getByRole('listitem').filter({ hasText: /^(\w{4}-){6}\w{4}$/ });
      expect(await codes.count()).toBe(10);
      recoveryCode = await codes.first().innerText();
      expect(await reader.violations()).toEqual([]);
      await press(page, 'I have kept them');
      await page.getByText('10 recovery codes are left').waitFor();
    });

    it('which is asked for from then on; a recovery code does as well, once', async () => {
      const { page } = reader;
      await inAgain(reader, email);
      await page.getByRole('heading', { name: 'Your second factor' }).waitFor();
      await page.getByLabel('Code').fill(recoveryCode);
      await press(page, 'Sign in');
      await reader.page.locator('#main h1').waitFor();
      await reader.go('/profile/signing-in');
      await page.getByText('9 recovery codes are left').waitFor();
    });

    it('and is turned off by whoever shows both again, where they sit', async () => {
      const { page } = reader;
      later(20);
      await press(page, 'Turn it off');
      await page.getByRole('dialog').getByRole('button', { name: 'Turn it off' }).click();
      const dialog = page.getByRole('dialog', { name: 'Is it you?' });
      await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
      expect(await reader.violations()).toEqual([]);
      await dialog.getByRole('button', { name: 'Go on' }).click();
      await dialog.getByLabel('The six digits that your authenticator app shows.').fill(app.next());
      await dialog.getByRole('button', { name: 'Go on' }).click();
      await page.getByText('The second factor is off.').waitFor();
      await press(page, 'Set it up');
      expect(reader.complaints.splice(0).join()).toMatch(/403.*second-factor\/removal/);
    });
  });

  it('with a passkey, which lets them in without an address', async () => {
    const { email } = await browsing.practice.coachee('Pia Passkey');
    const reader = await browsing.signedIn({ email });
    const { page } = reader;
    const devices = await reader.context.newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    await reader.go('/profile/signing-in');
    await page.getByLabel('What you call it').fill('My telephone');
    await press(page, 'Add a passkey');
    await page.getByRole('button', { name: 'Remove My telephone' }).waitFor();
    await page.getByRole('button', { name: /account and settings/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await press(page, 'Use a passkey');
    await page.locator('#main h1').waitFor();
    await reader.go('/profile/signing-in');
    await page.getByText(/By passkey, last seen/).waitFor();
    await page.getByRole('button', { name: 'Remove My telephone' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
    await page.getByText('The passkey is removed.').waitFor();
    await page.getByRole('button', { name: 'Remove My telephone' }).waitFor({ state: 'detached' });
  });

  it('with another password and another address, and what was typed outlives being asked again', async () => {
    const { email } = await browsing.practice.coachee('Ada Address');
    const reader = await browsing.signedIn({ email });
    const { page } = reader;
    later(20);
    await reader.go('/profile/signing-in');
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await press(page, 'Set the password');
    const dialog = page.getByRole('dialog', { name: 'Is it you?' });
    await dialog.getByRole('button', { name: 'Mail me a code' }).click();
    const code = dialog.getByLabel(`The six digits that were mailed to ${email}`);
    await code.waitFor();
    await browsing.test.deliver();
    await code.fill(/\b\d{6}\b/.exec((await browsing.test.mail.to(email)).text ?? '')?.[0] ?? '');
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Your password is set.').waitFor();

    const other = `new-${email}`;
    await reader.go('/profile');
    expect(await reader.violations()).toEqual([]);
    await page.getByLabel('New address').fill(other);
    await press(page, 'Mail a code there');
    await page.getByLabel(`The six digits that were mailed to ${other}`).waitFor();
    await browsing.test.deliver();
    const link = /#\S+/.exec((await browsing.test.mail.to(other)).text ?? '')?.[0];
    // The link in the mail fills the form, in this browser.
    await page.goto(`/sign-in${link}`);
    await page.getByLabel(`The six digits that were mailed to ${other}`).waitFor();
    await press(page, 'Change the address');
    await page.getByText(`You are reached at ${other} now.`).waitFor();
    await inAgain(reader, other, NEW_PASSWORD);
    await page.locator('#main h1').waitFor();
    expect(reader.complaints.splice(0).join()).toMatch(/403.*me\/password/);
  });

  it('where a practice demands a second factor: on the way in', async () => {
    const { test, practice } = browsing;
    const coach = await practice.coach('Dora Demanded');
    const owner = await connectAsOwner(test);
    const demand = (is: boolean) =>
      owner.query('update practice set demands_second_factor = $2 where id = $1', [practice.practiceId, is]);
    await demand(true);
    const reader = await browsing.reader();
    await reader.go('/sign-in');
    const { page } = reader;
    await press(page, 'Use a password');
    await page.getByLabel('E-mail address').fill(coach.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await press(page, 'Sign in');
    await page.getByRole('heading', { name: 'One more step' }).waitFor();
    for (const value of ['de', 'en']) {
      await reader.context.addCookies([{ name: 'rapport.language', value, domain: 'localhost', path: '/' }]);
      await page.reload();
      await page.locator(`html[lang="${value}"]`).waitFor({ state: 'attached' });
      await reader.settle();
      expect([...(await reader.violations()), ...(await wrongWith(reader))]).toEqual([]);
    }
    await press(page, 'Set up an app');
    await setUpApp(page);
    await press(page, 'I have kept them');
    await page.getByRole('heading', { name: 'This week' }).waitFor();
    await demand(false);
    await owner.end();
  });

  describe('and reads', () => {
    let coachee: Actor;

    beforeAll(async () => {
      const pair = await browsing.practice.activePair();
      ({ coachee } = pair);
      await browsing.test.as(pair.coach).get(`engagements/${pair.id}/goals`).expect(200);
      await browsing.test.as(browsing.practice.administrator).get(`engagements/${pair.id}`).expect(200);
    });

    it('who opened what of theirs', async () => {
      const reader = await browsing.signedIn(coachee);
      await reader.go('/profile/openings');
      await reader.page.getByText('· Read goals').waitFor();
      await reader.page.getByText('· Look at an engagement').first().waitFor();
      expect(await reader.violations()).toEqual([]);
    });

    it('what they are mailed about, chooses otherwise, and reads what reaches them anyway', async () => {
      const reader = await browsing.signedIn(coachee);
      const { page } = reader;
      await reader.go('/profile');
      const isTicked = (label: string) => page.getByLabel(label, { exact: true }).isChecked();
      expect([await isTicked('An hour before'), await isTicked('A day before')]).toEqual([false, true]);
      expect(await reader.violations()).toEqual([]);
      await page.getByText('What has to reach you does').waitFor();
      await page.getByLabel('An hour before').check();
      await page.getByLabel('A day before').uncheck();
      await page.getByLabel('a pulse waits for me').uncheck();
      await press(page, 'Save what you chose');
      await page.getByText('Saved.').waitFor();
      const { body } = await browsing.test.as(coachee).get('me/preferences').expect(200);
      expect(body).toEqual({ remindBefore: [60], reviews: true, goals: true, pulse: false, version: 1 });
      await reader.go('/profile');
      expect([await isTicked('An hour before'), await isTicked('A day before')]).toEqual([true, false]);
    });

    it('a token for a program once, and takes it back', async () => {
      const reader = await browsing.signedIn(coachee);
      const { page } = reader;
      await reader.go('/profile/tokens');
      await page.getByLabel('What it is for').fill('Nightly export');
      await page.getByLabel('Audit trail').uncheck();
      expect(await reader.violations()).toEqual([]);
      await press(page, 'Make the token');
      const token = await page.locator('[role=status] code').innerText();
      await browsing.test.as({ token }).get('me/agenda').expect(200);
      await browsing.test.as({ token }).get('api-tokens').expect(403);
      await press(page, 'I have kept it');
      await page.getByRole('button', { name: 'Make the token' }).waitFor();
      expect(await page.content()).not.toContain(token);
      await page.getByText('9 parts of Rapport').waitFor();
      await press(page, 'Revoke Nightly export');
      await page.getByRole('dialog').getByRole('button', { name: 'Revoke it' }).click();
      await page.getByRole('button', { name: 'Revoke Nightly export' }).waitFor({ state: 'detached' });
      await browsing.test.as({ token }).get('me/agenda').expect(401);
    });
  });
});
