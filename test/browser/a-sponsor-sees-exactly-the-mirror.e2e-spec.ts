import type { Page } from 'playwright-core';
import type { Actor } from '../support/practice.js';
import { Browsing } from './support/browsing.js';
import type { Reader } from './support/reader.js';

const [ONE, TWO] = ['Say no in time', 'Leave on good terms'];

describe('a sponsor sees exactly the mirror that the coachee saw', () => {
  let browsing: Browsing;
  let company: { id: string; sponsor: Actor };
  let coachee: Actor;
  let id: string;
  let [kit, sam] = [] as unknown as [Reader, Reader];

  beforeAll(async () => {
    browsing = await Browsing.start();
    const { practice, test } = browsing;
    company = await practice.company('Fernhill Software');
    const coach = await practice.coach();
    coachee = await practice.coachee('Kit Coachee', { companyId: company.id });
    id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    const goals = [await practice.agreedGoal(id, coachee, ONE), await practice.agreedGoal(id, coachee, TWO)];
    await test.goTo('2026-10-01T15:00:00Z');
    for (const goalId of goals)
      await test.as(coachee).post(`engagements/${id}/goals/${goalId}/check-ins`, { score: 4 }).expect(201);
    kit = await browsing.signedIn(coachee);
    sam = await browsing.signedIn(company.sponsor);
  }, 60_000);
  afterAll(() => browsing.stop());

  const mirror = async () => {
    await kit.go(`/engagements/${id}/sharing`);
    return seenOn(kit.page);
  };
  const report = async () => {
    await sam.go(`/companies/${company.id}/engagements/${id}`);
    return seenOn(sam.page);
  };
  const goal = (name: string) => kit.page.getByRole('group', { name });

  it('before anything is shared: how it stands, and goals as counts', async () => {
    const seen = await mirror();
    expect(seen).toContain('2 goals agreed, 2 on track. None of them is shared by name.');
    expect(seen).not.toMatch(/Say no|Leave on/);
    expect(await report()).toBe(seen);
    expect(await kit.violations()).toEqual([]);
    expect(await sam.violations()).toEqual([]);
  });

  it('what would be seen is shown before it is shared, and nobody else sees it yet', async () => {
    await mirror();
    await goal(ONE).getByLabel('Wording').check();
    await kit.page.getByText('A preview: one thing more shared').waitFor();
    await kit.page.locator('[data-preview]').getByText(ONE).waitFor();
    expect(await report()).not.toContain(ONE);
    await kit.page.getByRole('button', { name: 'Leave it as it is' }).click();
    await kit.page.locator('[data-seen]').getByText(ONE).waitFor({ state: 'detached' });
  });

  it('each kind by itself, and what was shown in the preview is what the sponsor then reads', async () => {
    await mirror();
    await goal(ONE).getByLabel('Wording').check();
    await goal(TWO).getByLabel('Rating').check();
    await kit.page.locator('[data-preview]').getByText('A goal whose wording is not shared').waitFor();
    const before = await seenOn(kit.page);
    await kit.page.getByRole('button', { name: 'Make it so' }).click();
    await kit.page.locator('[data-preview]').waitFor({ state: 'detached' });
    expect(await report()).toBe(before);
    expect(await mirror()).toBe(before);
    expect(before).toMatch(/Say no in time[^]*Rating not shared[^]*wording is not shared[^]*4 of 10/);
    expect(await sam.violations()).toEqual([]);
  });

  it('and not any more, once it is taken back: the very next look is without it', async () => {
    await mirror();
    await goal(ONE).getByLabel('Wording').uncheck();
    await kit.page.getByText('one thing taken back').waitFor();
    expect(await kit.violations()).toEqual([]);
    await kit.page.getByRole('button', { name: 'Make it so' }).click();
    await kit.page.locator('[data-preview]').waitFor({ state: 'detached' });
    await kit.page.getByText(`Wording of “${ONE}” taken back from the sponsor`).waitFor();
    expect(await report()).not.toContain(ONE);
  });

  it('and the coachee sees who looked, and when', async () => {
    await mirror();
    await kit.page.getByText('Sam Sponsor opened how it stands').first().waitFor();
  });

  it('in the order of what is in trouble, by filters, and by keyboard alone', async () => {
    const { page } = sam;
    await sam.go('/');
    expect(await sam.heading()).toBe('Fernhill Software');
    await page.getByText('1 engagement', { exact: true }).waitFor();
    await page.getByRole('button', { name: /off track/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('None is like that.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /Kit Coachee/ }).focus();
    expect(await sam.violations()).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Kit Coachee' }).waitFor();
    await page.getByLabel('Decide later').check();
    await page.getByLabel('Why, if you like to say').fill('The budget comes in December');
    await page.getByRole('button', { name: 'Say so' }).click();
    await page.getByText('Decide later (Sam Sponsor').waitFor();
  });
});

/** What somebody reads in the frame that shows what a sponsor sees. */
async function seenOn(page: Page): Promise<string> {
  await page.locator('[data-seen] article').waitFor();
  return page.locator('[data-seen]').innerText();
}
