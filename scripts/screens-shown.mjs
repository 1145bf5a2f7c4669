/** Which screens `npm run screens` takes pictures of, and how each is brought to what its picture shows. */

/** Whose link it is does not matter before somebody goes there. */
const ANY_PROVIDER = '00000000-0000-4000-8000-000000000000';

/**
 * Whose screens, and which: a new one adds its line. `before` brings the page to what the picture shows; `full` shows
 * it from its top to its end, or as much as TALLEST allows.
 */
export const screens = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-factor', path: '/sign-in?step=second-factor' },
  { name: 'sign-in-demanded', who: 'coach', path: '/', before: demanded },
  // After the other ways in: from then on, the company is known in that browser.
  { name: 'sign-in-company', path: `/sign-in#company=${ANY_PROVIDER}` },
  { name: 'coach-week', who: 'coach', path: '/', full: true },
  { name: 'coach-week-move', who: 'coach', path: '/', before: moveOne },
  { name: 'coach-engagements', who: 'coach', path: '/engagements', full: true },
  { name: 'coach-hours', who: 'coach', path: '/availability' },
  { name: 'catalogue', who: 'coach', path: '/catalogue' },
  { name: 'catalogue-kept', who: 'administrator', path: '/catalogue', before: addGoal },
  { name: 'planner', who: 'coach', path: '/plan', before: planTwelve },
  { name: 'coachee-home', who: 'coachee', path: '/', full: true },
  { name: 'administrator-home', who: 'administrator', path: '/' },
  { name: 'engagement', who: 'coach', path: '/', before: engagementOf('Malik'), full: true },
  { name: 'goals', who: 'coachee', path: '/', before: engagementOf('Malik', 'Goals'), full: true },
  { name: 'goals-amend', who: 'coachee', path: '/', before: amending, full: true },
  { name: 'goal', who: 'coachee', path: '/', before: engagementOf('Malik', 'Goals', /^Deliberate/), full: true },
  { name: 'session', who: 'coachee', path: '/', before: engagementOf('Malik', 'Prepare'), full: true },
  { name: 'session-held', who: 'coach', path: '/', before: engagementOf('Malik', /^Session 2,/), full: true },
  { name: 'cancel', who: 'coachee', path: '/', before: engagementOf('Malik', 'Cancel') },
  { name: 'move', who: 'coachee', path: '/', before: engagementOf('Malik', 'Move') },
  { name: 'plan', who: 'coach', path: '/', before: engagementOf('Malik', 'Plan'), full: true },
  { name: 'plan-pause', who: 'coach', path: '/', before: engagementOf('Malik', 'Plan', 'Pause the engagement') },
  { name: 'reviews', who: 'coach', path: '/', before: engagementOf('Malik', 'Reviews') },
  { name: 'review', who: 'coach', path: '/', before: engagementOf('Malik', 'Reviews', /^Midpoint/), full: true },
  // Company, and what of an engagement goes outside.
  { name: 'coachee-sharing', who: 'coachee', path: '/sharing' },
  { name: 'coachee-sharing-preview', who: 'coachee', path: '/sharing', before: switchOne },
  { name: 'coachee-reports', who: 'coachee', path: '/sharing', before: openFirst('Reports'), full: true },
  { name: 'coachee-report', who: 'coachee', path: '/sharing', before: openReport },
  { name: 'coachee-report-sent', who: 'coachee', path: '/sharing', before: sendReport, full: true },
  { name: 'coachee-pulse', who: 'coachee', path: '/sharing', before: openFirst('Pulse'), full: true },
  { name: 'sponsor-home', who: 'sponsor', path: '/' },
  { name: 'company-engagement', who: 'sponsor', path: '/', before: openFirst('Malik Osei') },
  { name: 'company-agreeing', who: 'sponsor', path: '/', before: openFirst('Grace Liu') },
  { name: 'company-report', who: 'sponsor', path: '/', before: openFirst('Malik Osei', 'Midpoint report'), full: true },
  { name: 'administrator-person', who: 'administrator', path: '/', before: openFirst(/Malik Osei/), full: true },
  { name: 'administrator-companies', who: 'administrator', path: '/administration/companies', full: true },
  { name: 'administrator-practice', who: 'administrator', path: '/administration/practice', full: true },
  { name: 'administrator-audit', who: 'administrator', path: '/administration/audit' },
  { name: 'administrator-outcomes', who: 'administrator', path: '/administration/outcomes', full: true },
  { name: 'administrator-set-up', who: 'administrator', path: '/administration/set-up', full: true },
  { name: 'start', path: '/start', full: true },
  // One's own.
  { name: 'profile', who: 'coach', path: '/profile', full: true },
  { name: 'signing-in', who: 'coach', path: '/profile/signing-in', full: true },
  { name: 'second-factor', who: 'coachee', path: '/profile/signing-in', before: pressed('Set it up') },
  { name: 'who-is-there', who: 'coachee', path: '/profile', before: askedAgain },
  { name: 'api-tokens', who: 'coach', path: '/profile/tokens', full: true },
  { name: 'coachee-openings', who: 'coachee', path: '/profile/openings' },
  { name: 'jump', who: 'administrator', path: '/', before: jumpTo('ma') },
];

/** Jumps to somebody's engagement, and follows links by their names. */
function engagementOf(name, ...links) {
  return async (page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name }).first().click();
    await page.getByRole('navigation', { name: 'Parts of the engagement' }).waitFor();
    const main = page.getByRole('main');
    for (const link of links) {
      const button = main.getByRole('button', { name: link });
      await main.getByRole('link', { name: link }).or(button).first().click();
      await page.waitForLoadState('networkidle');
      await main.getByText('Loading').waitFor({ state: 'detached' });
    }
  };
}

/** A few letters of what one jumps to. */
function jumpTo(letters) {
  return async (page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'A name or a screen' }).fill(letters);
    await page.waitForTimeout(400);
    await page.waitForLoadState('networkidle');
  };
}

/** As whoever signed in long ago is asked who they are: the server would say so after fifteen minutes. */
async function askedAgain(page) {
  await page.goto('/profile/signing-in', { waitUntil: 'networkidle' });
  const stale = { code: 'sign-in.stale', status: 403, title: '', detail: '' };
  await page.route('**/me/password', (route) => route.fulfill({ status: 403, json: stale }));
  await page.getByLabel('New password').fill('eleven quiet harbours');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('dialog').waitFor();
}

/** As in a practice that demands a second factor of whoever has none. */
async function demanded(page) {
  const asked = (url) => url.pathname === '/api/v1/me';
  await page.route(asked, async (route) => {
    const answer = await route.fetch();
    const me = await answer.json();
    const practices = me.practices.map((one) => ({ ...one, secondFactorDemanded: true }));
    await route.fulfill({ response: answer, json: { ...me, practices } });
  });
  await page.goto('/second-factor', { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1, name: 'One more step' }).waitFor();
  await page.unroute(asked);
}

function pressed(name) {
  return async (page) => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForLoadState('networkidle');
  };
}

async function addGoal(page) {
  await page.getByRole('button', { name: 'Add a goal for Architect' }).click();
}

async function amending(page) {
  await engagementOf('Malik', 'Goals')(page);
  await page.getByRole('button', { name: /^Say it in my own words: Make/ }).click();
  await page.getByLabel('Goal', { exact: true }).fill('Make the roadmap understood where it is paid for');
}

/** Goes on by links of these names, one after the other. */
function openFirst(...names) {
  return async (page) => {
    for (const name of names) {
      await page.getByRole('link', { name }).first().click({ timeout: 5_000 });
      await page.waitForTimeout(200);
      await page.waitForLoadState('networkidle');
      await page.locator('#main h1').waitFor();
    }
  };
}

/** Chooses to share one thing, and looks at what would be seen. */
async function switchOne(page) {
  await page.locator('label:has-text("Rating")').first().click({ timeout: 5_000 });
  await page.waitForLoadState('networkidle');
}

/** The midpoint report, drafted if it is not yet. */
async function openReport(page) {
  await openFirst('Reports')(page);
  const row = page.getByRole('listitem').filter({ hasText: 'Midpoint report' });
  await row.getByRole('link').or(row.getByRole('button')).click({ timeout: 5_000 });
  await page.getByRole('heading', { level: 1, name: 'Midpoint report' }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** The same, approved and sent, if it is not yet. */
async function sendReport(page) {
  await openReport(page);
  if (!(await page.getByRole('button', { name: 'Approve this text' }).count())) return;
  await page.getByRole('button', { name: 'Approve this text' }).click();
  await page.getByRole('button', { name: 'Send to the company' }).click();
  await page.getByRole('button', { name: 'Send it' }).click();
  await page.getByText('It stays as it is').waitFor();
}

/** A session of next week, which is to be moved to the day after. */
async function moveOne(page) {
  await page.getByRole('button', { name: 'The week after' }).click();
  await page.waitForLoadState('networkidle');
  const [narrow, wide] = [
    page.getByRole('button', { name: /^Move Malik Osei/ }),
    page.getByRole('button', { name: /^Malik Osei/ }),
  ];
  await narrow.or(wide).first().click({ timeout: 5_000 });
  const date = page.getByRole('dialog').locator('input[type="date"]');
  const day = new Date(`${await date.inputValue()}T12:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  await date.fill(day.toISOString().slice(0, 10));
  await page.waitForLoadState('networkidle');
}

/** Somebody new to plan with, on Fridays: two of them are holidays. */
async function planTwelve(page) {
  const between = page.getByText(/^Lotte Brandt with/);
  await page.getByRole('region', { name: 'The dates' }).waitFor();
  // A plan is kept: after the first picture, she is chosen.
  if (!(await between.count())) {
    await page.getByRole('button', { name: 'Add somebody new' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Lotte Brandt');
    await dialog.getByLabel('E-mail address').fill('lotte.brandt@harbour.example');
    await dialog.getByRole('combobox', { name: 'Time zone' }).fill('Berlin');
    await page.getByRole('option', { name: 'Europe/Berlin' }).click();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await between.waitFor();
    await page.reload();
    await between.waitFor();
  }
  await page.getByLabel('Weekly on').selectOption({ label: 'Friday' });
  await page.getByLabel('At', { exact: true }).fill('14:00');
  await page.waitForLoadState('networkidle');
  await page
    .getByText(/Christmas/)
    .first()
    .waitFor({ timeout: 5_000 });
}
