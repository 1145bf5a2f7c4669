import { Reviewing } from '../reviews/reviewing.js';
import type { Actor } from '../support/practice.js';
import { Browsing } from './support/browsing.js';
import type { Reader } from './support/reader.js';

describe('a report is written by two, and read by their company', () => {
  let browsing: Browsing;
  let company: { id: string; sponsor: Actor };
  let id: string;
  let [cora, grace] = [] as unknown as [Reader, Reader];

  beforeAll(async () => {
    browsing = await Browsing.start();
    const { practice, test } = browsing;
    company = await practice.company('Analytical Engines Ltd');
    const [coach, coachee] = [await practice.coach(), await practice.coachee('Grace Murray')];
    id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    await practice.agreedGoal(id, coachee, 'Decide earlier');
    await new Reviewing(test, id, coach, coachee).hold(practice, 6);
    [cora, grace] = [await browsing.signedIn(coach), await browsing.signedIn(coachee)];
  }, 60_000);
  afterAll(() => browsing.stop());

  it('is drafted out of facts, and only at its time', async () => {
    await cora.go(`/engagements/${id}/reports`);
    const row = (name: string) => cora.page.getByRole('listitem').filter({ hasText: name });
    await row('Closing report').getByRole('button', { name: 'Draft it' }).click();
    await cora.page.getByText('It is too early for that report').waitFor();
    expect(cora.complaints.splice(0).join()).toMatch(/409/);
    await row('Midpoint report').getByRole('button', { name: 'Draft it' }).click();
    await cora.page.getByText('Analytical Engines Ltd').first().waitFor();
    expect(await cora.violations()).toEqual([]);
  });

  it('and no text is lost where both write: each is shown the other’s', async () => {
    const { page } = cora;
    const address = page.url();
    await grace.page.goto(address);
    const hers = grace.page.getByLabel('Where it stands');
    await hers.fill('I decide.');
    await page.getByLabel('Where it stands').fill('She decides early, and says why.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. It is a new revision.').waitFor();
    // What is typed survives a closed tab.
    await grace.page.reload();
    expect(await hers.inputValue()).toBe('I decide.');
    await grace.page.getByLabel('What comes next').fill('Five more.');
    await grace.page.goto(address);
    expect(await hers.inputValue()).toBe('I decide.');
    await grace.page.getByRole('button', { name: 'Save' }).click();
    await grace.page.getByText('Saved. It is a new revision.').waitFor();
    await page.getByLabel('Where it stands').fill('She decides early.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Grace Murray changed it while you were writing').waitFor();
    expect(await cora.violations()).toEqual([]);
    await page.getByRole('alert').getByText('I decide.').waitFor();
    await page.getByRole('button', { name: 'Save yours over it' }).click();
    await page.getByRole('article').getByText('She decides early.').waitFor();
    expect(cora.complaints.splice(0).join()).toMatch(/412/);
  });

  it('goes out when the coachee has approved that very text, for good', async () => {
    const { page } = grace;
    await page.reload();
    await page.getByRole('article').getByText('She decides early.').waitFor();
    await page.getByRole('button', { name: 'Approve this text' }).click();
    await page.getByRole('button', { name: 'Send to the company' }).click();
    await page.getByText('The sponsors of Analytical Engines Ltd read it from now on').waitFor();
    expect(await grace.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByText('Sent to the company. It stays as it is.').waitFor();
    expect(await page.getByLabel('Where it stands').count()).toBe(0);
  });

  it('and the sponsor reads it, prints it, and has it as a PDF', async () => {
    const sam = await browsing.signedIn(company.sponsor);
    await sam.go(`/companies/${company.id}/engagements/${id}`);
    await sam.page.getByRole('link', { name: 'Midpoint report' }).click();
    await sam.page.getByText('She decides early.').waitFor();
    expect(await sam.violations()).toEqual([]);
    const [file] = await Promise.all([
      sam.page.waitForEvent('download'),
      sam.page.getByRole('button', { name: 'As a PDF' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('midpoint.pdf');
    // Whoever reads in the dark prints on white all the same.
    await sam.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await sam.page.locator('html[data-mantine-color-scheme="dark"]').waitFor({ state: 'attached' });
    expect(await sam.page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false);
    expect(await sam.page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    expect(await sam.page.locator('h1').isVisible()).toBe(false);
    expect(await sam.page.getByRole('heading', { name: 'Midpoint report' }).isVisible()).toBe(true);
    const ink = await sam.page.evaluate(`[document.body, document.querySelector('article p')].map((of) => {
      const { backgroundColor, color } = getComputedStyle(of);
      return [backgroundColor, color];
    })`);
    expect(ink).toEqual([
      ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'],
      ['rgba(0, 0, 0, 0)', 'rgb(74, 69, 62)'],
    ]);
  });

  it('while how it goes is answered by the coachee alone, who shows it to the coach or not', async () => {
    const { page } = grace;
    await grace.go(`/engagements/${id}/pulse`);
    const form = page.getByRole('form', { name: 'In the middle' });
    for (const group of await form.getByRole('group').all()) await group.getByLabel('4', { exact: true }).check();
    expect(await grace.violations()).toEqual([]);
    await form.getByRole('button', { name: 'Answer' }).click();
    await page.getByText('Answered on').waitFor();
    await cora.go(`/engagements/${id}/pulse`);
    await cora.page.getByText('Nothing is shown to you.').waitFor();
    await page.getByLabel('Show these answers to your coach').check();
    await page.waitForLoadState('networkidle');
    await cora.go(`/engagements/${id}/pulse`);
    await cora.page.getByText('Intention to stay').waitFor();
    expect(await cora.violations()).toEqual([]);
  });
});
