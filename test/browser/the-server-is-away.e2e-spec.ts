import type { Page } from 'playwright-core';
import type { Actor } from '../support/practice.js';
import { Browsing } from './support/browsing.js';
import type { Reader } from './support/reader.js';

/** As a server answers that is being started anew, or one that met a defect. */
const AWAY = { code: 'service.unavailable', status: 503, title: 'Unavailable', detail: '', requestId: 'request-503' };
const DEFECT = { ...AWAY, code: 'service.defect', status: 500, requestId: 'request-500' };

describe('the server is away', () => {
  let browsing: Browsing;
  let company: { id: string; sponsor: Actor };
  let sam: Reader;

  beforeAll(async () => {
    browsing = await Browsing.start();
    company = await browsing.practice.company('Fernhill Software');
    sam = await browsing.signedIn(company.sponsor);
  });
  afterAll(() => browsing.stop());
  // The network's failures are errors in the console, and nothing else is one.
  afterEach(() => {
    const failures = /INTERNET_DISCONNECTED|preload|imported module|\b50[03]\b/;
    expect(sam.complaints.splice(0).filter((line) => !failures.test(line))).toEqual([]);
  });

  const overview = `**/api/v1/companies/*/overview*`;
  const profile = (page: Page) => page.getByRole('heading', { level: 1, name: 'Your profile' });

  it('with the network: that is told, what can be shown is, and the rest comes by itself', async () => {
    const { page, context } = sam;
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Profile' }).click();
    await page.getByText('You are offline. What you typed is kept here.').waitFor();
    expect(await sam.violations()).toEqual([]);
    await context.setOffline(false);
    await profile(page).waitFor();
    await page.getByText('You are offline').waitFor({ state: 'detached' });
  });

  it('for as long as it says itself, with words, and then goes on without being asked', async () => {
    const { page } = sam;
    let asked = 0;
    await page.route(overview, async (route) => {
      if (++asked > 2) return route.fallback();
      return route.fulfill({ status: 503, headers: { 'Retry-After': '1' }, json: AWAY });
    });
    await page.goto('/company');
    await page.getByText('The server is away for a moment').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Fernhill Software' }).waitFor();
    await page.getByText('The server is away for a moment').waitFor({ state: 'detached' });
    expect(asked).toBe(3);
    await page.unroute(overview);
  });

  it('from the very beginning: the same', async () => {
    const { page } = sam;
    let asked = 0;
    await page.route('**/api/v1/**', async (route) => {
      if (++asked > 4) return route.fallback();
      return route.fulfill({ status: 503, headers: { 'Retry-After': '1' }, json: AWAY });
    });
    await sam.go('/profile');
    expect(await sam.heading()).toBe('This could not be shown');
    await page.getByRole('alert').getByText('The server is away for a moment. Try again.').waitFor();
    await profile(page).waitFor();
    await page.unroute('**/api/v1/**');
  });

  it('or has a defect: what to do is said, with the number that support asks for', async () => {
    const { page } = sam;
    await page.route(overview, (route) => route.fulfill({ status: 500, json: DEFECT }));
    await sam.go('/company');
    const alert = page.getByRole('alert');
    await alert.getByText('Something went wrong on our side. Nothing was changed.').waitFor();
    await alert.getByText('tell support this number: request-500').waitFor();
    expect(await sam.violations()).toEqual([]);
    await page.unroute(overview);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Fernhill Software' }).waitFor();
  });
});
