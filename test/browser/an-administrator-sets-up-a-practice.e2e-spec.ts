import { Jobs } from '../../src/platform/jobs/jobs.js';
import { codeIn } from '../support/practice.js';
import { Browsing } from './support/browsing.js';
import type { Reader } from './support/reader.js';

describe('an administrator sets up a practice', () => {
  let browsing: Browsing;
  let ida: Reader;

  beforeAll(async () => {
    browsing = await Browsing.start();
    ida = await browsing.reader();
  });
  afterAll(() => browsing.stop());

  const add = async (name: string, email: string) => {
    const { page } = ida;
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText(`${name} is added, and a mail is on its way.`).waitFor();
  };

  it('that has begun with a mailed code', async () => {
    const { page } = ida;
    await ida.go('/sign-in');
    await page.getByRole('link', { name: 'Start a practice' }).click();
    await page.getByLabel('Name of the practice').fill('Harbour Coaching');
    await page.getByLabel('Your name').fill('Ida Marsh');
    await page.getByLabel('Your e-mail address').fill('ida@example.org');
    expect(await ida.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Mail me a code' }).click();
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
    await browsing.test.deliver();
    await page.getByLabel('Code', { exact: true }).fill(codeIn(await browsing.test.mail.to('ida@example.org')));
    expect(await ida.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Start the practice' }).click();
    await page.getByRole('heading', { name: 'Set up your practice' }).waitFor();
  });

  it('with a coach, a company, and people, each invited', async () => {
    const { page } = ida;
    await add('Nora Lind', 'nora@example.org');
    expect(await ida.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Next step' }).click();
    await page.getByLabel('Name of the company').fill('Fernhill Software');
    await page.getByRole('button', { name: 'Add the company' }).click();
    await page.getByRole('region', { name: 'Fernhill Software' }).waitFor();
    await page.getByRole('button', { name: 'Next step' }).click();
    await add('Sunita Rao', 'sunita@example.org');
    await add('Malik Osei', 'malik@example.org');
    await page.getByRole('button', { name: 'Who pays' }).click();
    const sponsor = page.getByRole('combobox', { name: 'Another sponsor' });
    await sponsor.click();
    await sponsor.fill('Sunita');
    await page.getByRole('option', { name: 'Sunita Rao' }).click();
    await page.getByRole('button', { name: 'Name them' }).click();
    await page.getByText('Sunita Rao speaks for Fernhill Software.').waitFor();
    await page.getByRole('button', { name: 'Ready' }).click();
    await page.getByText('4 people are in the practice; 3 have not signed in yet.').waitFor();
    await browsing.test.deliver();
    for (const who of ['nora', 'sunita', 'malik'])
      expect((await browsing.test.mail.to(`${who}@example.org`)).text).toContain('Harbour Coaching');
  });

  it('looks around in a demonstration, where she coaches and speaks for a company, and removes it', async () => {
    const { page } = ida;
    const demonstration = page.getByRole('region', { name: 'Look around first' });
    await demonstration.getByRole('button', { name: 'Make a demonstration' }).click();
    await page.getByText('Being made: week 0 of 24').waitFor();
    expect(await ida.violations()).toEqual([]);
    await Promise.all([
      browsing.test.app.get(Jobs).runDue(['demonstrations']),
      page.getByText(/week [1-9]\d* of 24/).waitFor(),
    ]);
    await page.getByText('The demonstration is ready.').waitFor({ state: 'attached' });
    expect(await ida.violations()).toEqual([]);
    await demonstration.getByRole('button', { name: 'Look around' }).click();
    const banner = page.getByRole('note', { name: 'Demonstration' });
    await banner.waitFor();
    await page.getByRole('link', { name: 'Malik Osei' }).first().waitFor();
    expect(await ida.violations()).toEqual([]);
    await ida.go('/company');
    await page.getByText('Fernhill Software').first().waitFor();
    await ida.go('/administration/practice');
    await page.getByRole('heading', { level: 1, name: 'Practice' }).waitFor();
    expect(await demonstration.count()).toBe(0);
    await banner.getByRole('button', { name: 'Back to Harbour Coaching' }).click();
    await banner.waitFor({ state: 'detached' });
    await ida.go('/administration/practice');
    await demonstration.getByRole('button', { name: 'Remove it' }).click();
    expect(await ida.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Remove it now' }).click();
    await page.getByText('The demonstration is removed.').waitFor();
    await demonstration.getByRole('button', { name: 'Make a demonstration' }).waitFor();
    expect(await ida.kept()).not.toContain('Malik Osei');
  });

  it('finds people by name, gives and takes what they may do, and invites again', async () => {
    const { page } = ida;
    await ida.go('/');
    await page.getByLabel('Name', { exact: true }).fill('malik');
    await page.getByText('nora@example.org').waitFor({ state: 'detached' });
    expect(await ida.violations()).toEqual([]);
    await page.getByRole('link', { name: /Malik Osei/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Malik Osei' }).waitFor();
    await page.getByRole('button', { name: 'Invite again' }).click();
    await page.getByText('A mail to malik@example.org is on its way.').waitFor();
    await page.getByRole('switch', { name: 'Coach' }).check();
    await page.getByText('Saved.').waitFor();
    expect(await ida.violations()).toEqual([]);
    await page.getByRole('button', { name: 'A new role' }).click();
    await page.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Tech Lead' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^Tech Lead since/).waitFor();
    await page.getByRole('button', { name: 'Put something right' }).click();
    expect(await ida.violations()).toEqual([]);
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Malik A. Osei');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Malik A. Osei' }).waitFor();
    await page.getByRole('button', { name: 'Remove Malik A. Osei' }).click();
    expect(await ida.violations()).toEqual([]);
    await page.getByLabel('Why').fill('Added by mistake');
    await page.reload();
    await page.getByRole('button', { name: 'Remove Malik A. Osei' }).click();
    expect(await page.getByLabel('Why').inputValue()).toBe('Added by mistake');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('Malik A. Osei is removed.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await page.getByText('by Ida Marsh: Added by mistake').waitFor();
    expect(await ida.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Restore Malik A. Osei' }).click();
    await page.getByRole('heading', { level: 1, name: 'Malik A. Osei' }).waitFor();
    await page.getByRole('button', { name: /^Invite/ }).waitFor();
  });

  it('changes its settings and roles, and reads what was done, and by whom', async () => {
    const { page } = ida;
    await ida.go('/administration/practice');
    await page.getByLabel('Name', { exact: true }).fill('Harbour Coaching Ltd');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByLabel('Another role').fill('Data Lead');
    await page.getByRole('button', { name: 'Add the role' }).click();
    await page.getByText('Data Lead').first().waitFor();
    expect(await ida.violations()).toEqual([]);
    await ida.go('/administration/audit');
    await page.getByText('Change the practice’s settings').first().waitFor();
    expect(await ida.violations()).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('audit.csv');
    await ida.go('/administration/outcomes');
    await page.getByText('Nothing is published yet').waitFor();
    expect(await ida.violations()).toEqual([]);
    await ida.go('/administration/companies');
    await page.getByRole('button', { name: 'Withdraw Sunita Rao' }).click();
    await page.getByText('Nobody speaks for it yet.').waitFor();
    expect(await ida.violations()).toEqual([]);
  });

  it('is told in German, beside each field, what is wrong with it, and puts it right', async () => {
    const { page } = ida;
    await ida.go('/administration/people');
    await page.getByRole('button', { name: /Ida Marsh/ }).click();
    await page.getByRole('menuitem', { name: 'Deutsch' }).click();
    await page.getByRole('button', { name: 'Person hinzufügen' }).click();
    const form = page.getByRole('dialog');
    const name = form.getByLabel('Name', { exact: true });
    const email = form.getByLabel('E-Mail-Adresse');
    await name.fill('x'.repeat(201));
    // The browser takes it for an address, and the server does not.
    await email.fill('pia@localhost');
    await form.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
    const tooLong = 'Füllen Sie dies aus, mit höchstens 200 Zeichen.';
    await form.getByRole('textbox', { name: 'Name', description: tooLong }).waitFor();
    const noAddress = 'Das ist keine E-Mail-Adresse. So sieht eine aus: name@example.org.';
    await form.getByRole('textbox', { name: 'E-Mail-Adresse', description: noAddress }).waitFor();
    expect([await name.getAttribute('aria-invalid'), await email.getAttribute('aria-invalid')]).toEqual([
      'true',
      'true',
    ]);
    // Once, and nothing of the server's English.
    expect(await form.getByText(tooLong).count()).toBe(1);
    expect(await form.getByRole('alert').innerText()).toMatch(/^Etwas darin stimmt nicht\.[^\n]*$/);
    expect(await form.innerText()).not.toMatch(/must|characters/);
    expect(await ida.violations()).toEqual([]);
    expect(ida.complaints.splice(0)).toHaveLength(1);
    await name.fill('Pia Holm');
    await email.fill('pia@example.org');
    await form.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
    await page.getByRole('link', { name: /Pia Holm/ }).waitFor();
    expect(await page.getByText(tooLong).count()).toBe(0);
  });
});
