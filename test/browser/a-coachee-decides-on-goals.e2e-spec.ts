import type { Page } from 'playwright-core';
import type { Actor } from '../support/practice.js';
import { Browsing } from './support/browsing.js';

describe('a coachee decides on goals', () => {
  let browsing: Browsing;
  let sponsor: Actor;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    browsing = await Browsing.start();
    const { practice } = browsing;
    const company = await practice.company();
    sponsor = company.sponsor;
    [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    id = await practice.active(coach, coachee, { companyId: company.id }, sponsor);
    await browsing.test.goTo('2026-10-02T12:00:00Z');
  });
  afterAll(() => browsing.stop());

  const propose = async (actor: Actor, wording: string) => {
    const { body } = await browsing.test.as(actor).post(`engagements/${id}/goals`, { wording }).expect(201);
    return body.id as string;
  };
  const goal = async (goalId: string, actor = coachee) =>
    (await browsing.test.as(actor).get(`engagements/${id}/goals/${goalId}`).expect(200)).body;

  it('declines what the sponsor proposed, and keeps why to themself', async () => {
    const goalId = await propose(sponsor, 'Ship the module by spring');
    const { page, ...reader } = await browsing.signedIn(coachee);
    await page.getByRole('link', { name: /A goal is proposed.*Ship the module by spring/ }).click();
    await page.getByText('The sponsor proposes it.').waitFor();
    await page.getByRole('button', { name: 'Decline: Ship the module by spring' }).click();
    await page.getByText('You alone read this. Your sponsor sees that it was declined').waitFor();
    await page.getByLabel('Why, if you like').fill('That is my job');
    await page.getByRole('button', { name: 'Decline it' }).click();
    await page.getByText('Your reason: That is my job').waitFor();
    expect(await goal(goalId)).toMatchObject({ state: 'declined' });
    expect(JSON.stringify(await goal(goalId, coach))).not.toContain('That is my job');
    expect(reader.complaints).toEqual([]);
  });

  it('or says it in their own words', async () => {
    const goalId = await propose(sponsor, 'Answer every mail');
    const { page } = await browsing.signedIn(coachee);
    await page.getByRole('link', { name: 'A goal is proposed' }).click();
    await page.getByRole('button', { name: 'Say it in my own words: Answer every mail' }).click();
    await page.getByLabel('Goal', { exact: true }).fill('Answer what matters');
    await page.getByRole('button', { name: 'Agree in these words' }).click();
    await page.getByText('Your words count now.').waitFor();
    expect(await goal(goalId)).toMatchObject({ state: 'amended' });
  });

  it('declines by keyboard alone', async () => {
    const goalId = await propose(sponsor, 'Travel more');
    const { page } = await browsing.signedIn(coachee);
    await tabTo(page, /A goal is proposed/);
    await page.keyboard.press('Enter');
    await page.getByText('The sponsor proposes it.').waitFor();
    await tabTo(page, /^Decline/);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Not with small children');
    await tabTo(page, /^Decline it/);
    await page.keyboard.press('Enter');
    await page.getByText('Your reason: Not with small children').waitFor();
    expect(await goal(goalId)).toMatchObject({ state: 'declined' });
  });

  it('says it in their own words, with what changes before their eyes, by keyboard alone', async () => {
    const goalId = await propose(sponsor, 'Be louder in the board');
    const { page } = await browsing.signedIn(coachee);
    await tabTo(page, /A goal is proposed/);
    await page.keyboard.press('Enter');
    await page.getByText('The sponsor proposes it.').waitFor();
    await tabTo(page, /^Say it in my own words/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Be heard in the board');
    const changes = page.getByRole('region', { name: 'What changes' });
    expect(await changes.locator('del').innerText()).toContain('louder');
    expect(await changes.locator('ins').innerText()).toContain('heard');
    await tabTo(page, /^Agree in these words/);
    await page.keyboard.press('Enter');
    await page.getByText('Your words count now.').waitFor();
    expect(await goal(goalId)).toMatchObject({ state: 'amended' });
    const { body } = await browsing.test.as(coachee).get(`engagements/${id}/goals`).expect(200);
    const words = (body.items as { state: string; current: { wording: string } }[]).filter(
      (one) => one.state === 'agreed',
    );
    expect(words.map(({ current }) => current.wording)).toContain('Be heard in the board');
  });

  it('takes on one out of the catalogue or of their own, looks at it, and starts on it', async () => {
    const reader = await browsing.signedIn(coachee);
    const { page } = reader;
    await reader.go(`/engagements/${id}/goals`);
    await page.getByRole('button', { name: 'Propose a goal' }).click();
    await page.getByLabel('Goal', { exact: true }).fill('Ask before I answer');
    await page.reload();
    await page.getByRole('button', { name: 'Propose a goal' }).click();
    expect(await page.getByLabel('Goal', { exact: true }).inputValue()).toBe('Ask before I answer');
    expect(await reader.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Take it on' }).click();
    await page.getByRole('link', { name: 'Ask before I answer' }).click();
    await page.getByRole('button', { name: 'Start on it' }).click();
    await page.getByText('In progress.').waitFor();
    await page.getByRole('radio', { name: '3', exact: true }).check({ force: true });
    await page.getByLabel('A few words, for both of you').fill('I said it once');
    await page.getByRole('button', { name: 'Note it down' }).click();
    await page.getByRole('listitem').filter({ hasText: 'I said it once' }).waitFor();
    const [, goalId] = /goals\/(.+)$/.exec(page.url()) ?? [];
    const look = { score: 6, note: 'And was heard' };
    await browsing.test.as(coach).post(`engagements/${id}/goals/${goalId}/check-ins`, look).expect(201);
    await page.reload();
    await page.getByRole('img', { name: '2 looks, from 3 to 6' }).waitFor();
    expect(await reader.violations()).toEqual([]);
  });

  it('sees other words side by side with what was agreed, and agrees', async () => {
    const goalId = await browsing.practice.agreedGoal(id, coachee, 'Speak up early');
    const words = { wording: 'Speak up early, and in writing', basedOn: 1 };
    await browsing.test.as(coach).post(`engagements/${id}/goals/${goalId}/revisions`, words).expect(201);
    const reader = await browsing.signedIn(coachee);
    await reader.go(`/engagements/${id}/goals`);
    const after = reader.page.getByRole('region', { name: 'As proposed' });
    expect(await after.locator('ins').innerText()).toContain('and in writing');
    expect(await reader.violations()).toEqual([]);
    await reader.page.getByRole('button', { name: /^Agree: Speak up early, and in writing/ }).click();
    await reader.page.getByRole('link', { name: 'Speak up early, and in writing' }).waitFor();
    expect(await goal(goalId)).toMatchObject({ pending: null, current: { revision: 2 } });
  });
});

describe('goals are measured by what five levels mean', () => {
  let browsing: Browsing;

  beforeAll(async () => {
    browsing = await Browsing.start();
  });
  afterAll(() => browsing.stop());

  it('as both wrote them, and taken together: one at −1 gives 40', async () => {
    const { coachee, id } = await browsing.practice.activePair();
    await browsing.practice.agreedGoal(id, coachee, 'Say no');
    await browsing.test.goTo('2026-10-02T12:00:00Z');
    const reader = await browsing.signedIn(coachee);
    const { page } = reader;
    await reader.go(`/engagements/${id}/goals`);
    await page.getByRole('button', { name: 'Propose a goal' }).click();
    await page.getByLabel('Goal', { exact: true }).fill('Speak up early');
    await page.getByText('Five levels in words').click();
    const takeOn = page.getByRole('button', { name: 'Take it on' });
    expect(await takeOn.isEnabled()).toBe(false);
    for (const [level, text] of [
      ['+2 · much better than expected', 'First, each time'],
      ['+1 · better than expected', 'In most meetings'],
      ['0 · as expected', 'Once a meeting'],
      ['−1 · less than expected', 'Once a month'],
      ['−2 · much less than expected', 'Never'],
    ] as const)
      await page.getByLabel(level).fill(text);
    await page.getByText('Where it begins, where it should go, and how much it counts').click();
    await page.getByLabel('Where it begins', { exact: true }).selectOption('−2 Never');
    await page.getByLabel('Where it should go', { exact: true }).selectOption('+1 In most meetings');
    await page.getByLabel('How much it counts beside your other goals').fill('2');
    expect(await reader.violations()).toEqual([]);
    await takeOn.click();
    await page.getByRole('button', { name: 'Further up: Speak up early' }).click();
    await page.getByRole('button', { name: 'Further down: Speak up early' }).and(page.locator(':enabled')).waitFor();
    await page.getByRole('link', { name: 'Speak up early' }).click();
    for (const [name, is] of [
      ['Where it begins', '−2 Never'],
      ['Where it should go', '+1 In most meetings'],
      ['How much it counts beside your other goals', '2 times as much as others'],
    ] as const)
      expect(await page.locator('div:has(> dt)').filter({ hasText: name }).getByRole('definition').innerText()).toBe(
        is,
      );
    await page.getByRole('radio', { name: '−1 Once a month' }).check({ force: true });
    await page.getByRole('button', { name: 'Note it down' }).click();
    await page.getByText('Noted down.').waitFor();
    await page.getByRole('link', { name: 'All goals' }).click();
    await page.getByText('40 less than expected').waitFor();
    expect(await reader.violations()).toEqual([]);
  });

  it('or from where it begins to where it should go; what is said on one scale is not taken to the other', async () => {
    const { coach, coachee, id } = await browsing.practice.activePair({ startsOn: '2026-10-08' });
    const goalId = await browsing.practice.agreedGoal(id, coachee, 'Say no');
    const reader = await browsing.signedIn(coach);
    const { page } = reader;
    await reader.go(`/engagements/${id}/goals/${goalId}`);
    await page.getByRole('button', { name: 'Put it in other words' }).click();
    expect(await page.getByLabel('Where it should go', { exact: true }).isVisible()).toBe(false);
    await page.getByText('Where it begins, and where it should go').click();
    await page.getByLabel('Where it begins', { exact: true }).selectOption('2/10');
    await page.getByLabel('Where it should go', { exact: true }).selectOption('8/10');
    const changes = page.getByRole('region', { name: 'What changes' });
    expect(await changes.locator('ins').allInnerTexts()).toEqual(['2/10', '8/10']);
    await page.getByText('Five levels in words').click();
    expect(await changes.locator('ins').allInnerTexts()).toEqual([]);
    await page.getByText('From 0 to 10').click();
    await page.getByLabel('Where it should go', { exact: true }).selectOption('7/10');
    await page.getByRole('button', { name: 'Propose these words' }).click();
    await page.getByText('Proposed. It waits for the coachee.').waitFor();
    const goal = (await browsing.test.as(coachee).get(`engagements/${id}/goals/${goalId}`).expect(200)).body;
    expect(goal).toMatchObject({ current: { target: null }, pending: { baseline: null, target: 7, weight: null } });
  });
});

const TABS_AT_MOST = 80;

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tabs = 0; tabs < TABS_AT_MOST; tabs++) {
    await page.keyboard.press('Tab');
    const called = await page.evaluate(
      "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
    );
    if (name.test(String(called))) return;
  }
  throw new Error(`Nothing that Tab leads to is called ${name}.`);
}
