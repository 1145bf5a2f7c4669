import { TestProvider } from '../support/provider.js';
import { Browsing } from './support/browsing.js';
import type { Reader } from './support/reader.js';

describe('a company lets its people in', () => {
  let browsing: Browsing;
  let provider: TestProvider;
  let company: { id: string };
  let link: string;
  let email: string;

  beforeAll(async () => {
    browsing = await Browsing.start();
    provider = await TestProvider.start({}, browsing.test.publicUrl);
    company = await browsing.practice.company('Fernhill Software');
  });
  afterAll(async () => {
    await provider.stop();
    await browsing.stop();
  });

  /** A browser in which somebody is signed in at their company. */
  async function atCompany(subject: string): Promise<Reader> {
    const reader = await browsing.reader();
    await reader.context.addCookies([{ name: 'who', value: subject, domain: '127.0.0.1', path: '/' }]);
    return reader;
  }

  it('once an administrator has set its provider', async () => {
    const reader = await browsing.signedIn(browsing.practice.administrator);
    const { page } = reader;
    await reader.go('/administration/companies');
    await page.getByRole('button', { name: 'Set up the sign-in of Fernhill Software' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`${browsing.test.publicUrl}/api/v1/sign-ins/by-company/callback`).waitFor();
    expect(await reader.violations()).toEqual([]);
    await dialog.getByLabel('Issuer').fill(provider.issuer);
    await dialog.getByLabel('Client ID').fill(provider.clientId);
    await dialog.getByLabel('Client secret').fill(provider.clientSecret);
    await dialog.getByRole('button', { name: 'Check and save' }).click();
    link = await page.getByText(/\/sign-in#company=/).innerText();
    expect(await reader.violations()).toEqual([]);
    // What was done is told in words.
    await reader.go('/administration/audit');
    await page.getByText('Change a company’s sign-in').first().waitFor();
  });

  it('by the link of an invitation, the first time', async () => {
    const { test, practice } = browsing;
    email = 'ivy@fernhill.example';
    const about = { name: 'Ivy Invited', email, timeZone: 'Europe/London', companyId: company.id };
    const { body: person } = await test.as(practice.administrator).post('people', about).expect(201);
    const code = await practice.invite(person.id as string, email);
    provider.people.set('ivy', { email, email_verified: true });
    const reader = await atCompany('ivy');
    await reader.go(`/invitation#code=${code}`);
    await reader.page.getByRole('button', { name: 'Accept by your company’s sign-in' }).click();
    await reader.page.getByText('You are signed in, and nothing has begun for you yet.').waitFor();
  });

  it('in a browser that has never seen them, and where they were going', async () => {
    const reader = await atCompany('ivy');
    const { page } = reader;
    const { pathname, hash } = new URL(link);
    await reader.go(`${pathname}?to=%2Fprofile${hash}`);
    await page.getByRole('heading', { name: 'Sign in by your company' }).waitFor();
    expect(await reader.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Go to my company’s sign-in' }).click();
    await page.getByRole('heading', { name: 'Your profile' }).waitFor();
    // Their account is theirs: the company opened the practice alone.
    await page.getByRole('button', { name: 'Sign in to your account' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Your profile' }).waitFor();
  });

  it('and tells those whom it does not know so, in words; they tie their account themselves', async () => {
    const { practice } = browsing;
    const { email: own } = await practice.coachee('Tia Tied', { companyId: company.id });
    provider.people.set('tia', { email: 'tia@elsewhere.example', email_verified: true });
    const reader = await atCompany('tia');
    const { page } = reader;
    const { pathname, hash } = new URL(link);
    await reader.go(pathname + hash);
    await page.getByRole('button', { name: 'Go to my company’s sign-in' }).click();
    await page.getByText(/Nobody here is known by the account that you have with your company/).waitFor();
    await page.getByRole('button', { name: 'Another way to sign in' }).click();
    await browsing.signInAs(reader, { email: own });
    await reader.go('/profile/signing-in');
    await page.getByRole('button', { name: 'Let my company sign me in' }).click();
    await page.getByText('Your company signs you in from now on.').waitFor();
    const elsewhere = await atCompany('tia');
    await elsewhere.go(pathname + hash);
    await elsewhere.page.getByRole('button', { name: 'Go to my company’s sign-in' }).click();
    await elsewhere.page.locator('#main h1').waitFor();
  });

  it('and its managers see what is shared with them, and jump there by keyboard', async () => {
    const { test, practice } = browsing;
    const manager = await practice.person('Max Manager');
    const coach = await practice.coach();
    const coachee = await practice.coachee('Kit Coachee', { managerId: manager.personId });
    const id = await practice.active(coach, coachee);
    const reader = await browsing.signedIn(manager);
    expect(await reader.heading()).toBe('Welcome, Max Manager');
    await test.as(coachee).send('put', `engagements/${id}/managers/${manager.personId}`).expect(200);
    await reader.go('/');
    expect(await reader.heading()).toBe('Shared with you');
    const { page } = reader;
    await page.getByRole('link', { name: 'Shared', exact: true }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'A name or a screen' }).waitFor();
    await page.keyboard.type('shar');
    await page.keyboard.press('Enter');
    // Where they were, there is such a link, too.
    await page.waitForURL('**/shared');
    await page.getByRole('link', { name: /Kit Coachee/ }).press('Enter');
    await page.getByText('Nothing is shared', { exact: false }).or(page.getByRole('article')).first().waitFor();
    expect(await reader.heading()).toBe('Kit Coachee');
    expect(await reader.violations()).toEqual([]);
  });

  it('and an administrator jumps to any person by a few letters', async () => {
    const reader = await browsing.signedIn(browsing.practice.administrator);
    const { page } = reader;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'A name or a screen' }).fill('tia t');
    await page.getByRole('option', { name: /Tia Tied/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tia Tied' }).waitFor();
  });
});
