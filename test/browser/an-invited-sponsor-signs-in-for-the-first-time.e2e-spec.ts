import { Browsing } from './support/browsing.js';

describe('an invited sponsor signs in for the first time', () => {
  let browsing: Browsing;

  beforeAll(async () => {
    browsing = await Browsing.start();
  });
  afterAll(() => browsing.stop());

  async function invited(name: string): Promise<{ email: string; link: string }> {
    const { test, practice } = browsing;
    const ask = test.as(practice.administrator);
    const { body: company } = await ask.post('companies', { name: `Fernhill of ${name}` }).expect(201);
    const email = `${name.toLowerCase()}@example.org`;
    const about = { name, email, timeZone: 'Europe/London', companyId: company.id };
    const { body: person } = await ask.post('people', about).expect(201);
    await ask.post(`companies/${company.id}/sponsors`, { personId: person.id }).expect(201);
    await practice.invite(person.id, email, { capacity: 'sponsor' });
    return { email, link: linkIn(await test.mail.to(email)) };
  }

  it('by the link in the mail, without a password, and is where the company is', async () => {
    const { link } = await invited('Sunita');
    const reader = await browsing.reader();
    await reader.go(link);
    await reader.page.getByRole('heading', { name: 'Welcome, Sunita' }).waitFor();
    // No history and no screen over a shoulder keeps the code.
    expect(new URL(reader.page.url()).hash).toBe('');
    expect(await reader.violations()).toEqual([]);
    await reader.page.getByRole('button', { name: 'Accept and sign in' }).click();
    await reader.page.getByRole('heading', { level: 1, name: /^Fernhill of/ }).waitFor();
    expect(await reader.violations()).toEqual([]);
  });

  it('again by a mailed code, whose link fills the form and no more', async () => {
    const { email, link } = await invited('Samir');
    const reader = await browsing.reader();
    await reader.go(link);
    await reader.page.getByRole('button', { name: 'Accept and sign in' }).click();
    await reader.page.getByRole('button', { name: /account and settings/ }).click();
    await reader.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await reader.page.getByLabel('E-mail address').fill(email);
    await reader.page.getByRole('button', { name: 'Mail me a code' }).click();
    await reader.page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
    expect(await reader.violations()).toEqual([]);
    await browsing.test.deliver();
    const tab = await reader.context.newPage();
    await tab.goto(linkIn(await browsing.test.mail.to(email)));
    await tab.getByRole('heading', { name: 'Look into your mail' }).waitFor();
    expect(await tab.getByLabel('Code').inputValue()).toMatch(/^\d{6}$/);
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await tab.getByRole('heading', { level: 1, name: /^Fernhill of/ }).waitFor();
  });

  it('and is told in words when the invitation is used up', async () => {
    const { link } = await invited('Selma');
    const first = await browsing.reader();
    await first.go(link);
    await first.page.getByRole('button', { name: 'Accept and sign in' }).click();
    await first.page.getByRole('heading', { level: 1, name: /^Fernhill of/ }).waitFor();
    const second = await browsing.reader({ language: 'de-DE' });
    await second.go(link);
    await second.page.getByRole('alert').waitFor();
    expect(await second.heading()).toBe('Ihre Einladung');
    expect(second.complaints.splice(0).join()).toMatch(/404|410|409/);
  });

  it('by keyboard alone', async () => {
    const { link } = await invited('Sanna');
    const { page, ...reader } = await browsing.reader();
    await page.goto(link);
    await page.getByRole('heading', { name: 'Welcome, Sanna' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('eleven quiet harbours');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Fernhill of/ }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'A name or a screen' }).waitFor();
    await page.keyboard.type('prof');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your profile' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Your profile');
    expect(reader.complaints).toEqual([]);
  });
});

/** The link in a mail, as the part behind the server's name. */
function linkIn({ text = '' }: { text?: string }): string {
  const link = /http:\/\/\S+/.exec(text)?.[0];
  if (!link) throw new Error(`There is no link in: ${text}`);
  const { pathname, hash } = new URL(link);
  return pathname + hash;
}
