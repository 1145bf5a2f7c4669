import { Browsing } from './support/browsing.js';
import type { Reader } from './support/reader.js';

describe('the catalogue of goals is kept', () => {
  let browsing: Browsing;
  let reader: Reader;

  beforeAll(async () => {
    browsing = await Browsing.start();
    reader = await browsing.signedIn(browsing.practice.administrator);
  }, 60_000);
  afterAll(() => browsing.stop());

  const offered = async () => {
    const { body } = await browsing.test.as(browsing.practice.administrator).get('roles').expect(200);
    return (body.items as { name: string; exampleGoals: { wording: string }[] }[]).flatMap(({ name, exampleGoals }) =>
      exampleGoals.map(({ wording }) => `${name}: ${wording}`),
    );
  };

  it('by an administrator: added, said otherwise, offered no more and offered again', async () => {
    const { page } = reader;
    await page.getByRole('link', { name: 'Catalogue' }).click();
    const architect = page.getByRole('region', { name: 'Architect' });
    await architect.getByRole('button', { name: 'Add a goal for Architect' }).click();
    const field = architect.getByLabel('A goal for Architect');
    await field.fill('balance contributing and  consulting');
    await architect.getByText('That is offered already.').waitFor();
    expect(await architect.getByRole('button', { name: 'Offer it' }).isDisabled()).toBe(true);
    expect(await reader.violations()).toEqual([]);
    await field.fill('Writing decisions down');
    await field.press('Enter');
    await architect.getByRole('button', { name: 'Say otherwise: Writing decisions down' }).click();
    await architect.getByLabel('In other words').fill('Writing decisions down, and why');
    await architect.getByRole('button', { name: 'Save' }).click();
    await architect.getByText('Writing decisions down, and why').waitFor();
    await architect.getByText('Writing decisions down', { exact: true }).waitFor({ state: 'detached' });
    expect(await offered()).toContain('Architect: Writing decisions down, and why');
    await architect.getByRole('button', { name: /^Offer no more: Writing decisions down/ }).click();
    await page.getByText('It is offered no more.').waitFor();
    expect(await offered()).not.toContain('Architect: Writing decisions down, and why');
    await page.getByRole('button', { name: 'Undo' }).click();
    await architect.getByText('Writing decisions down, and why').waitFor();
  });

  it('with roles of the practice’s own', async () => {
    const { page } = reader;
    await page.getByRole('button', { name: 'Add a role' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a role' });
    await dialog.getByLabel('Role', { exact: true }).fill('Data Scientist');
    await dialog.getByLabel('Goals for people in it').fill('Explaining uncertainty\n\nSaying no to a chart');
    expect(await reader.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('region', { name: 'Data Scientist' }).getByText('Saying no to a chart').waitFor();
  });

  it('and looked through by a coach, who changes nothing in it', async () => {
    const other = await browsing.signedIn(await browsing.practice.coach());
    const { page } = other;
    await page.evaluate("document.cookie = 'rapport.language=de; Path=/'");
    await other.go('/catalogue');
    await page.getByRole('heading', { level: 1, name: 'Zielkatalog' }).waitFor();
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
    await page.getByRole('searchbox').fill('uncertainty');
    await page.getByRole('region', { name: 'Architect' }).waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Data Scientist' }).getByText('Explaining uncertainty').waitFor();
    expect(await other.violations()).toEqual([]);
    await page.getByRole('searchbox').fill('nirgends');
    await page.getByText('Nichts im Katalog lautet so.').waitFor();
  });
});
