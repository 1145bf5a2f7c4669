import type { Actor } from '../support/practice.js';
import { Browsing } from './support/browsing.js';

describe('an engagement runs its course', () => {
  let browsing: Browsing;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    browsing = await Browsing.start();
    ({ coach, coachee, id } = await browsing.practice.activePair());
  });
  afterAll(() => browsing.stop());

  const read = async (actor: Actor, path = '') =>
    (await browsing.test.as(actor).get(`engagements/${id}${path}`).expect(200)).body;

  it('is paused, with what follows said before, and gone on with by the coachee', async () => {
    const reader = await browsing.signedIn(coach);
    await reader.go(`/engagements/${id}/plan`);
    const { page } = reader;
    await page.getByRole('button', { name: 'Pause the engagement' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('12 dates are cancelled, at no cost.').waitFor();
    expect(await reader.violations()).toEqual([]);
    expect(await read(coach)).toMatchObject({ state: 'active' });
    await dialog.getByRole('button', { name: 'Pause it' }).click();
    await page.getByText('Nothing has a date.').waitFor();
    expect(await read(coach)).toMatchObject({ state: 'paused', figures: { left: 12, scheduled: 0 } });
    const other = await browsing.signedIn(coachee);
    await other.go(`/engagements/${id}/plan`);
    await other.page.getByRole('button', { name: 'Go on with the engagement' }).click();
    await other.page.getByRole('dialog').getByText('What follows').waitFor();
    await other.page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click();
    await other.page.getByText('Active again.', { exact: true }).waitFor();
    expect(await read(coach)).toMatchObject({ state: 'active' });
  });

  it('has all that are left booked at once, around what is in the way', async () => {
    const reader = await browsing.signedIn(coach);
    await reader.go(`/engagements/${id}/plan`);
    const { page } = reader;
    await page.getByRole('button', { name: 'Book all that are left' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('First date').fill('2026-10-08');
    await dialog.getByText('12 dates are booked.').waitFor();
    expect(await reader.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Book them all' }).click();
    await page.getByRole('cell', { name: 'Thursday 8 October' }).waitFor();
    expect(await read(coach)).toMatchObject({ figures: { left: 12, scheduled: 12 } });
    await page.emulateMedia({ media: 'print' });
    await page.getByText('Cora Coach coaches Kit Coachee').waitFor();
    expect(await page.getByRole('navigation', { name: 'Parts of the engagement' }).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  });

  it('gives a date to what has none: the coach holds a time, and the coachee books it', async () => {
    const [next] = await browsing.practice
      .sessions(id, coach)
      .then((all) => all.filter((one) => one.state === 'scheduled'));
    await browsing.test.as(coach).post(`engagements/${id}/sessions/${next?.id}/cancellation`).expect(200);
    const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
    const { body } = await browsing.test.as(coach).get('me/availability').expect(200);
    await browsing.test.as(coach).change('put', 'me/availability', body.version, { weekly: week }).expect(200);
    const { page } = await browsing.signedIn(coach);
    await page.goto(`/engagements/${id}/plan`);
    await page.getByRole('button', { name: 'Book a session' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio').first().check({ force: true });
    await dialog.getByLabel('Only hold it').check();
    await dialog.getByRole('button', { name: /^Hold / }).click();
    await page.getByText('Held for Kit Coachee.').waitFor();
    const other = await browsing.signedIn(coachee);
    await other.page.getByRole('heading', { name: 'Cora Coach holds a time for you' }).waitFor();
    await other.page.getByRole('button', { name: /^Book it/ }).click();
    await other.page.getByText('Booked.').waitFor();
    expect(await read(coach)).toMatchObject({ figures: { left: 12, scheduled: 12 } });
  });

  it('is completed once each open goal was decided on', async () => {
    for (const wording of ['Speak up early', 'Say no']) await browsing.practice.agreedGoal(id, coachee, wording);
    const reader = await browsing.signedIn(coach);
    await reader.go(`/engagements/${id}/plan`);
    const { page } = reader;
    await page.getByRole('button', { name: 'Complete the engagement' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('12 sessions that are left expire, and 12 dates are cancelled.').waitFor();
    const complete = dialog.getByRole('button', { name: 'Complete it' });
    expect(await complete.isEnabled()).toBe(false);
    const fate = (wording: string) => dialog.getByRole('radiogroup', { name: `What becomes of “${wording}”` });
    await fate('Speak up early').getByText('Carry on').click();
    await fate('Say no').getByText('Achieved').click();
    expect(await reader.violations()).toEqual([]);
    await complete.click();
    await page.getByRole('link', { name: 'Renew …' }).waitFor();
    expect(await read(coach)).toMatchObject({ state: 'completed', figures: { left: 0 } });
  });

  it('is renewed, on the same terms, with the goals that go on', async () => {
    const reader = await browsing.signedIn(coach);
    await reader.go(`/engagements/${id}/plan`);
    const { page } = reader;
    await page.getByRole('link', { name: 'Renew …' }).click();
    await page.getByRole('checkbox', { name: 'Speak up early' }).waitFor();
    await page.getByRole('checkbox', { name: 'Say no' }).waitFor({ state: 'detached' });
    const ask = page.getByRole('button', { name: 'Ask for agreement to these 12 dates' });
    await ask.and(page.locator(':enabled')).waitFor();
    await ask.click();
    await page.getByText('It waits for: coach, coachee').waitFor();
    const other = await browsing.signedIn(coachee);
    await other.page.getByRole('link', { name: 'Read and agree to an engagement' }).waitFor();
  });
});

describe('an engagement is handed over', () => {
  let browsing: Browsing;

  beforeAll(async () => {
    browsing = await Browsing.start();
  });
  afterAll(() => browsing.stop());

  it('once the coachee and the other coach have agreed; who coached before reads nothing any more', async () => {
    const { practice } = browsing;
    const { coach, coachee, id } = await practice.activePair();
    const successor = await practice.coach('Una Successor');
    const reader = await browsing.signedIn(coach);
    await reader.go(`/engagements/${id}/plan`);
    await reader.page.getByRole('button', { name: 'Hand over to another coach' }).click();
    const dialog = reader.page.getByRole('dialog');
    await dialog.getByText('you lose access at once').waitFor();
    await dialog.getByLabel('To whom').selectOption({ label: 'Una Successor' });
    await dialog.getByLabel('Why').fill('I am on leave from November on');
    await dialog.getByRole('button', { name: 'Ask Kit Coachee' }).click();
    await reader.page.getByText('It waits for Kit Coachee until').waitFor();
    const answers = [
      { actor: coachee, title: 'Go on with Una Successor?', yes: 'Yes, ask that coach' },
      { actor: successor, title: 'Take over the coaching of Kit Coachee?', yes: 'Yes, I take over' },
    ];
    for (const { actor, title, yes } of answers) {
      const { page, ...other } = await browsing.signedIn(actor);
      await page.goto('/handovers');
      await page.getByRole('heading', { name: title }).waitFor();
      await page.getByText('I am on leave from November on').waitFor();
      await page.getByRole('button', { name: yes }).click();
      await page.getByText('You agreed.').waitFor();
      expect(other.complaints).toEqual([]);
    }
    await browsing.test.as(successor).get(`engagements/${id}`).expect(200);
    await browsing.test.as(coach).get(`engagements/${id}`).expect(404);
  });

  it('as an administrator proposes, who reads nothing of it; to whom the coachee reports, for a reason that is recorded', async () => {
    const { practice } = browsing;
    const [coach, successor] = [await practice.coach('Ben Before'), await practice.coach('Max Manager')];
    const coachee = await practice.coachee('Lea Coachee', { managerId: successor.personId });
    const id = await practice.active(coach, coachee);
    await practice.agreedGoal(id, coachee, 'Unsaid elsewhere');
    const reader = await browsing.signedIn(practice.administrator);
    const { page, complaints } = reader;
    await reader.go(`/engagements/${id}`);
    await page.getByRole('button', { name: 'Hand over to another coach' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Ben Before loses access at once').waitFor();
    await dialog.getByLabel('To whom').selectOption('Max Manager');
    await dialog.getByLabel('Why', { exact: true }).fill('Ben leaves the practice');
    const ask = dialog.getByRole('button', { name: 'Ask Lea Coachee' });
    await ask.click();
    await dialog.getByLabel('Why it is right nonetheless').fill('Both of them want it');
    expect(complaints.splice(0).filter((line) => !line.includes('409') && !line.includes('422'))).toEqual([]);
    expect(await reader.violations()).toEqual([]);
    await ask.click();
    await page.getByText('It waits for Lea Coachee until').waitFor();
    expect(await reader.violations()).toEqual([]);
    expect(await page.content()).not.toContain('Unsaid elsewhere');
    const proposed = (await browsing.test.as(coachee).get(`engagements/${id}/handovers`).expect(200)).body.items;
    const reasons = { reason: 'Ben leaves the practice', conflictReason: 'Both of them want it' };
    expect(proposed).toMatchObject([{ state: 'awaiting_coachee', to: { name: 'Max Manager' }, ...reasons }]);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('Taken back.').waitFor();
    await page.getByText('It waits for Lea Coachee until').waitFor({ state: 'detached' });
  });
});
