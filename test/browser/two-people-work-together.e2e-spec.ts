import type { Actor } from '../support/practice.js';
import { Browsing } from './support/browsing.js';

describe('two people work together', () => {
  let browsing: Browsing;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    browsing = await Browsing.start();
    const { practice, test } = browsing;
    [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    id = await practice.draft(coach, coachee);
    await test.as(coach).post(`engagements/${id}/submission`).expect(200);
    await test.as(coach).post(`engagements/${id}/signatures`, { decision: 'agreed' }).expect(201);
  });
  afterAll(() => browsing.stop());

  it('once the coachee has read what they agree to, and agreed', async () => {
    const reader = await browsing.signedIn(coachee);
    const { page } = reader;
    await page.getByRole('link', { name: 'Read and agree to an engagement' }).click();
    await page.getByText('12 sessions of 60 minutes').waitFor();
    await page.getByText('Thursday 1 October').waitFor();
    expect(await reader.violations()).toEqual([]);
    await page.getByRole('button', { name: 'I agree', exact: true }).click();
    await page.getByRole('heading', { name: 'Cora Coach' }).waitFor();
    await page.getByText('0 of 12 held, 12 left').waitFor();
    expect(await reader.violations()).toEqual([]);
  });

  it('on topics, in their order, and on actions; what was settled by mistake is undone', async () => {
    const reader = await browsing.signedIn(coach);
    const { page } = reader;
    await reader.go(`/engagements/${id}`);
    for (const text of ['The new director', 'Saying no']) {
      await page.getByLabel('A topic').fill(text);
      await page.getByRole('button', { name: 'Bring it' }).click();
      await page.getByRole('button', { name: `Drop: ${text}` }).waitFor();
    }
    await page.getByRole('button', { name: 'Earlier: Saying no' }).click();
    await page.getByRole('button', { name: 'Earlier: The new director' }).and(page.locator(':enabled')).waitFor();
    await page.getByRole('button', { name: 'Drop: Saying no' }).click();
    await page.getByRole('button', { name: 'Drop: Saying no' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Drop: Saying no' }).waitFor();
    await page.getByLabel('An action').fill('Write down who decides what');
    await page.locator('label', { hasText: 'Kit Coachee' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Write down who decides what' }).waitFor();
    expect(await reader.violations()).toEqual([]);
    const { body } = await browsing.test.as(coachee).get(`engagements/${id}/actions`).expect(200);
    expect(body.items).toMatchObject([{ text: 'Write down who decides what', owner: 'coachee' }]);
    await page.getByRole('checkbox', { name: 'Write down who decides what' }).check();
    await page.getByText('Done.').waitFor();
  });

  it('each of them toward a goal, where it is about one', async () => {
    const goalId = await browsing.practice.agreedGoal(id, coachee, 'Decide with the team');
    const reader = await browsing.signedIn(coachee);
    const { page } = reader;
    await reader.go(`/engagements/${id}`);
    await page.getByLabel('A topic').fill('Who decides on hires');
    await page.getByRole('group', { name: 'Which goal is it about?' }).getByLabel('Decide with the team').check();
    await page.getByLabel('An action').fill('Ask them what they would decide');
    await page.getByLabel('For a goal').selectOption('Decide with the team');
    expect(await reader.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Bring it' }).click();
    await page.getByText('Brought by you · Decide with the team').waitFor();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Ask them what they would decide' }).waitFor();
    const said = async (what: 'topics' | 'actions') =>
      (await browsing.test.as(coach).get(`engagements/${id}/${what}`).expect(200)).body.items.at(-1);
    expect(await said('topics')).toMatchObject({ goals: [{ id: goalId }] });
    expect(await said('actions')).toMatchObject({ goal: { id: goalId } });
    await page.getByLabel('A topic').fill('Something else');
    expect(await page.getByLabel('Decide with the team').isChecked()).toBe(false);
    await page.getByLabel('A topic').fill('');
  });

  it.each(['coachee', 'coach'] as const)('and answer a review, each for themself: the %s', async (side) => {
    const reader = await browsing.signedIn(side === 'coach' ? coach : coachee);
    const { page } = reader;
    await reader.go(`/engagements/${id}/reviews`);
    await page.getByRole('link', { name: 'Kickoff' }).click();
    await page.getByRole('textbox').first().fill('A team that has grown faster than its habits');
    await page.getByText('Kept as a draft. Nobody else reads it.').waitFor();
    await page.reload();
    await page.getByRole('textbox').first().waitFor();
    expect(await page.getByRole('textbox').first().inputValue()).toContain('faster than its habits');
    if (side === 'coach') expect(await reader.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Submit …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByText('Submitted.').waitFor();
  });

  it('and settle it, once both have', async () => {
    const reader = await browsing.signedIn(coachee);
    await reader.page.getByRole('link', { name: /A few questions on how it goes · Kickoff/ }).waitFor();
    await reader.page.getByRole('link', { name: /A review to settle/ }).click();
    await reader.page.getByText('Change', { exact: true }).click();
    await reader.page.getByLabel('In these words').fill('Decide with the team, and say so');
    await reader.page.reload();
    expect(await reader.page.getByLabel('In these words').inputValue()).toBe('Decide with the team, and say so');
    await reader.page.getByText('Keep', { exact: true }).click();
    expect(await reader.violations()).toEqual([]);
    await reader.page.getByRole('button', { name: 'Settle the review' }).click();
    await reader.page.getByRole('heading', { name: 'What became of the goals' }).waitFor();
  });
});
