import type { Actor } from '../support/practice.js';
import type { Asking } from '../support/test-app.js';
import { Browsing } from './support/browsing.js';
import type { Reader } from './support/reader.js';

describe('a coach plans twelve', () => {
  let browsing: Browsing;
  let coach: Actor;
  let reader: Reader;

  beforeAll(async () => {
    browsing = await Browsing.start('2026-09-24T12:00:00Z');
    coach = await browsing.practice.coach();
    const { test } = browsing;
    const holidays = { country: 'US', region: 'NY' };
    await test
      .as(coach)
      .change('put', 'me/availability', 0, {
        weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })),
        holidays,
      })
      .expect(200);
    await test.as(coach).post('time-off', { firstDay: '2026-12-21', lastDay: '2027-01-01' }).expect(201);
    for (const [name, email] of [
      ['Kit Coachee', 'kit@example.org'],
      ['Kim Coachee', 'kim@example.org'],
    ] as const)
      await test
        .as(coach)
        .post('people', { name, email, timeZone: 'America/New_York', role: await role(test.as(coach)) })
        .expect(201);
    reader = await browsing.signedIn(coach);
  }, 60_000);
  afterAll(() => browsing.stop());

  it('around a holiday and their days off: sees why, takes another time, extends, and books all at once', async () => {
    const { page } = reader;
    await page.getByRole('link', { name: 'Plan an engagement' }).click();
    await page.getByRole('combobox', { name: 'With whom' }).fill('Kit');
    await page.getByRole('option', { name: 'Kit Coachee' }).click();
    await page.getByText('Kit Coachee with Cora Coach').waitFor();
    await page.getByLabel('First day').fill('2026-10-01');
    const dates = page.getByRole('region', { name: 'The dates' });
    const thanksgiving = dates.getByRole('listitem').filter({ hasText: '26 November' });
    await thanksgiving.getByText('A holiday of yours: Thanksgiving Day').waitFor();
    await dates.getByText('Thursday 24 December: no session').waitFor();
    await page.getByText('The last session falls 7 days past the end').waitFor();
    const book = page.getByRole('button', { name: 'Book all 12' });
    expect(await book.isDisabled()).toBe(true);
    expect(await reader.violations()).toEqual([]);

    // Each of what it goes around can be switched off, and what comes of that is there at once.
    await page.getByText('What the plan goes around').click();
    const holidays = page.getByRole('checkbox', { name: 'Your public holidays' });
    await holidays.uncheck();
    await dates.getByText('Thursday 26 November, 10:00').waitFor();
    await page.getByText('1 switched off').waitFor();
    expect(await reader.violations()).toEqual([]);
    await holidays.check();
    await thanksgiving.getByText('A holiday of yours: Thanksgiving Day').waitFor();

    await dates.getByRole('button', { name: 'Meet anyway on Thursday 24 December' }).click();
    await dates.getByText('In spite of: You are away').waitFor();
    await dates.getByRole('button', { name: 'The weekly time again' }).click();
    await page.getByRole('checkbox', { name: /Extend the engagement/ }).check();
    await thanksgiving.getByRole('button', { name: /^Take Wed,? 25 Nov, 10:00$/ }).click();
    await dates.getByText('Instead of Thursday 26 November').waitFor();
    await page.getByText('falls 7 days past the end').waitFor({ state: 'hidden' });
    await dates.getByRole('button', { name: 'Other time for Thursday 8 October, 10:00' }).click();
    const other = page.getByRole('dialog', { name: 'Another time for Thursday 8 October' });
    await other.getByLabel('Day').fill('2026-10-09');
    expect(await reader.violations()).toEqual([]);
    await other.getByRole('button', { name: 'Take it' }).click();
    await dates.getByText('Friday 9 October, 10:00').waitFor();
    await book.click();
    await page.getByRole('heading', { level: 1, name: 'Kit Coachee with Cora Coach' }).waitFor();
    await page.getByText(/^The dates are held until/).waitFor();
    await dates.getByText('Friday 9 October, 10:00').waitFor();
    expect(await dates.getByRole('listitem').count()).toBe(12);
    await page.getByRole('button', { name: 'Print' }).waitFor();
    expect(await reader.violations()).toEqual([]);
    await page.getByRole('link', { name: 'Open the engagement' }).click();
    await page.getByText('Waits for agreement').waitFor();
    for (const [part, way] of [
      ['Overview', 'See the dates'],
      ['Plan', 'As a calendar'],
    ] as const) {
      await page.getByRole('link', { name: part, exact: true }).click();
      await page.getByRole('link', { name: way }).click();
      await page.getByRole('heading', { level: 1, name: 'Kit Coachee with Cora Coach' }).waitFor();
      await page.goBack();
    }
    const { body } = await browsing.test.as(coach).get('engagements').expect(200);
    const plan = await browsing.test.as(coach).get(`engagements/${body.items[0].id}/plan`).expect(200);
    expect(plan.body.sessions ?? plan.body.items).toHaveLength(12);
  });

  it('by the keyboard alone', async () => {
    const { page } = reader;
    await reader.go('/plan');
    await page.getByRole('combobox', { name: 'With whom' }).focus();
    await page.keyboard.type('Kim');
    await page.getByRole('option', { name: 'Kim Coachee' }).waitFor();
    await page.getByRole('option', { name: 'Kit Coachee' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('10052026');
    await page.getByText('each Monday at 10:00, from Monday 5 October.').waitFor();
    const book = page.getByRole('button', { name: 'Book all 12' });
    await page.getByRole('region', { name: 'The dates' }).getByText('Monday 5 October, 10:00').waitFor();
    for (let pressed = 0; pressed < 150 && !(await isFocused(book)); pressed++) {
      const extend = page.getByRole('checkbox', { name: /Extend the engagement/ });
      if ((await extend.count()) && (await isFocused(extend)) && !(await extend.isChecked()))
        await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Kim Coachee/ }).waitFor();
    // A date that is typed is many dates on its way: of those, some are refused.
    reader.complaints.splice(0);
  });

  it('and moves one of them in their week, by mouse or keyboard, having seen what it does', async () => {
    const pair = await browsing.practice.activePair();
    browsing.test.clock.set(new Date('2026-09-28T12:00:00Z'));
    const mover = await browsing.signedIn(pair.coach);
    const { page } = mover;
    const first = page.getByRole('button', { name: /^Kit Coachee\s*10:00/ });
    await first.waitFor();
    expect(await mover.violations()).toEqual([]);
    await first.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /Move the session with Kit Coachee/ });
    await dialog.getByLabel('Time', { exact: true }).fill('11:30');
    await dialog.getByText('Session 1: Thursday 1 October, 11:30').waitFor();
    await dialog.getByText('It uses up no session.').waitFor();
    expect(await mover.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    const moved = page.getByRole('button', { name: /^Kit Coachee\s*11:30/ });
    await moved.waitFor();
    // While it closes, a dialog keeps the focus.
    await dialog.waitFor({ state: 'hidden' });

    await moved.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByText('Session 1: Friday 2 October, 11:45').waitFor();
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    await moved.waitFor();

    const box = await moved.boundingBox();
    if (!box) throw new Error('It is nowhere');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 104, { steps: 4 });
    await page.mouse.up();
    await dialog.getByText('Session 1: Thursday 1 October, 13:30').waitFor();
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    await moved.waitFor();
  });
});

/** The job that somebody has. */
async function role(ask: Asking): Promise<{ roleId: string; from: string }> {
  const { body } = await ask.get('roles').expect(200);
  return { roleId: body.items[0].id as string, from: '2026-01-01' };
}

async function isFocused(locator: ReturnType<Reader['page']['getByRole']>): Promise<boolean> {
  return locator.evaluate((element) => element === element.ownerDocument.activeElement);
}
