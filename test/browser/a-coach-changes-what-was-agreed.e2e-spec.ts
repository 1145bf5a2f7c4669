import type { Page } from 'playwright-core';
import type { Actor } from '../support/practice.js';
import { Browsing } from './support/browsing.js';
import type { Reader } from './support/reader.js';

describe('a coach changes what was agreed', () => {
  let browsing: Browsing;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    browsing = await Browsing.start();
    ({ coach, coachee, id } = await browsing.practice.activePair());
  });
  afterAll(() => browsing.stop());

  const read = async (path = '') =>
    (await browsing.test.as(coachee).get(`engagements/${id}${path}`).expect(200)).body as Record<string, unknown>;
  const atPlan = async (actor: Actor): Promise<Reader> => {
    const reader = await browsing.signedIn(actor);
    await reader.go(`/engagements/${id}/plan`);
    return reader;
  };
  const why = (page: Page) => page.getByRole('dialog').getByLabel('Why', { exact: true });

  it('moves the end to a later day, with what follows said first; why is kept until it is done', async () => {
    const reader = await atPlan(coach);
    const { page } = reader;
    const dialog = page.getByRole('dialog');
    const extend = dialog.getByRole('button', { name: 'Extend it' });
    await page.getByRole('button', { name: 'Extend the engagement' }).click();
    await why(page).fill('Six weeks of illness');
    await page.reload();
    await page.getByRole('button', { name: 'Extend the engagement' }).click();
    expect(await why(page).inputValue()).toBe('Six weeks of illness');
    expect(await extend.isEnabled()).toBe(false);
    await dialog.getByLabel('New last day').fill('2027-01-31');
    await dialog.getByText('It ends on 31 Jan 2027, and not on 31 Dec 2026.').waitFor();
    expect(await reader.violations()).toEqual([]);
    expect(await read()).toMatchObject({ endsOn: '2026-12-31' });
    await extend.click();
    await page.getByText('Extended.').waitFor();
    const told = page.getByRole('listitem').filter({ hasText: 'Six weeks of illness' });
    await told.getByText('Extended until 31 Jan 2027', { exact: true }).waitFor();
    expect(await told.locator('q').innerText()).toBe('Six weeks of illness');
    expect(await read()).toMatchObject({ endsOn: '2027-01-31', figures: { left: 12, scheduled: 12 } });
    await page.getByRole('button', { name: 'Extend the engagement' }).click();
    expect(await why(page).inputValue()).toBe('');
  });

  it('adds sessions, and takes some away; the account shows both of them why', async () => {
    const reader = await browsing.signedIn(coach);
    const { page } = reader;
    await reader.go(`/engagements/${id}`);
    await page.getByText('Every line of the account').click();
    const dialog = page.getByRole('dialog');
    const adjust = async (way: 'Add' | 'Take away', count: number, follows: string, note: string) => {
      await page.getByRole('button', { name: 'Add or take away sessions' }).click();
      await dialog.locator('label', { hasText: way }).click();
      await dialog.getByLabel('How many').fill(String(count));
      await dialog.getByText(follows).waitFor();
      const confirm = dialog.getByRole('button', { name: way, exact: true });
      expect(await confirm.isEnabled()).toBe(false);
      await why(page).fill(note);
      if (way === 'Add') expect(await reader.violations()).toEqual([]);
      await confirm.click();
      await page.getByRole('listitem').filter({ hasText: note }).waitFor();
    };
    await adjust('Add', 3, '12 are left now, 15 will be.', 'Two more, and one for the board');
    expect(await read('/ledger')).toMatchObject({ left: 15 });
    await adjust('Take away', 1, '15 are left now, 14 will be.', 'No board after all');
    expect(await read('/ledger')).toMatchObject({ left: 14, scheduled: 12 });
    const other = await browsing.signedIn(coachee);
    await other.go(`/engagements/${id}`);
    await other.page.getByText('Every line of the account').click();
    const lines = other.page.getByRole('listitem');
    await lines.filter({ hasText: 'Two more, and one for the board' }).getByText('+3').waitFor();
    await lines.filter({ hasText: 'No board after all' }).getByText('14 left').waitFor();
    expect(await other.page.getByRole('button', { name: 'Add or take away sessions' }).count()).toBe(0);
  });

  it('takes away none that has a date', async () => {
    const { page, ...reader } = await browsing.signedIn(coach);
    await page.goto(`/engagements/${id}`);
    await page.getByText('Every line of the account').click();
    await page.getByRole('button', { name: 'Add or take away sessions' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('label', { hasText: 'Take away' }).click();
    await why(page).fill('All of them');
    const confirm = dialog.getByRole('button', { name: 'Take away', exact: true });
    await dialog.getByLabel('How many').fill('2');
    expect(await confirm.isEnabled()).toBe(true);
    await dialog.getByLabel('How many').fill('3');
    expect(await confirm.isEnabled()).toBe(false);
    expect(reader.complaints).toEqual([]);
  });

  it('and either ends it early, for a reason that both read; the coach opens it again', async () => {
    const reader = await atPlan(coachee);
    const { page } = reader;
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'End the engagement early' }).click();
    await dialog.getByText('12 dates are cancelled, at no cost.').waitFor();
    const end = dialog.getByRole('button', { name: 'End it' });
    expect(await end.isEnabled()).toBe(false);
    await why(page).fill('I change jobs');
    expect(await reader.violations()).toEqual([]);
    expect(await read()).toMatchObject({ state: 'active' });
    await end.click();
    await page.getByRole('listitem').filter({ hasText: 'I change jobs' }).waitFor();
    expect(await read()).toMatchObject({ state: 'ended_early', figures: { scheduled: 0 } });
    expect(await page.getByRole('button', { name: 'Open the engagement again' }).count()).toBe(0);

    const { page: coachs } = await atPlan(coach);
    await coachs.getByRole('listitem').filter({ hasText: 'I change jobs' }).waitFor();
    await coachs.getByRole('button', { name: 'Open the engagement again' }).click();
    const open = coachs.getByRole('dialog').getByRole('button', { name: 'Open it' });
    expect(await open.isEnabled()).toBe(false);
    await why(coachs).fill('The new job takes it on');
    await open.click();
    await coachs.getByRole('listitem').filter({ hasText: 'The new job takes it on' }).waitFor();
    expect(await read()).toMatchObject({ state: 'active', figures: { left: 14, scheduled: 0 } });
  });
});
