import { Browsing } from './support/browsing.js';

describe('screens are for everybody', () => {
  let browsing: Browsing;
  let people: Record<'coach' | 'coachee' | 'administrator' | 'sponsor', { email: string }>;

  beforeAll(async () => {
    browsing = await Browsing.start();
    const { practice } = browsing;
    const { coach, coachee, id } = await practice.activePair();
    await practice.agreedGoal(id, coachee);
    const { sponsor } = await practice.company('Fernhill Software');
    people = { coach, coachee, administrator: practice.administrator, sponsor };
  });
  afterAll(() => browsing.stop());

  it.each([
    ['coach', 'This week'],
    ['coachee', 'Your coaching'],
    ['administrator', 'People'],
    ['sponsor', 'Fernhill Software'],
  ] as const)('%s: %s, and their profile, in light and dark, wide and narrow', async (who, heading) => {
    const reader = await browsing.signedIn(people[who]);
    expect(await reader.heading()).toBe(heading);
    expect(await reader.violations()).toEqual([]);
    await reader.go('/profile/signing-in');
    await reader.page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
    expect(await reader.violations()).toEqual([]);
  });

  it('the sign-in, the menu, and jumping elsewhere too', async () => {
    const nobody = await browsing.reader();
    await nobody.go('/');
    expect(await nobody.heading()).toBe('Sign in');
    expect(await nobody.violations()).toEqual([]);
    const reader = await browsing.signedIn(people.coach);
    await reader.page.getByRole('button', { name: /account and settings/ }).click();
    await reader.page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    expect(await reader.violations()).toEqual([]);
    await reader.page.keyboard.press('Escape');
    await reader.page.keyboard.press('Control+k');
    await reader.page.getByRole('option').first().waitFor();
    expect(await reader.violations()).toEqual([]);
  });

  it('are in German for whoever reads German, and stay in the colours that were chosen', async () => {
    const reader = await browsing.reader({ language: 'de-DE' });
    await reader.go('/sign-in');
    expect(await reader.heading()).toBe('Anmelden');
    const chosen = await browsing.signedIn(people.coach);
    await chosen.page.getByRole('button', { name: /account and settings/ }).click();
    await chosen.page.getByRole('menuitem', { name: 'Dark' }).click();
    const page = await chosen.page.request.get('/', { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('data-mantine-color-scheme="dark"');
  });

  it('say so where there is nothing, and where the server is away', async () => {
    const reader = await browsing.signedIn(people.coach);
    await reader.go('/nowhere');
    expect(await reader.heading()).toBe('There is nothing here');
    await reader.go('/');
    await reader.context.setOffline(true);
    await reader.page.getByRole('link', { name: 'Profile' }).click();
    await reader.page.getByText('You are offline').waitFor();
    await reader.page.getByRole('heading', { name: 'This could not be shown' }).waitFor();
    await reader.context.setOffline(false);
    await reader.page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await reader.page.getByRole('heading', { name: 'Your profile' }).waitFor();
    await reader.page.getByText('You are offline').waitFor({ state: 'detached' });
    const others = reader.complaints.splice(0).filter((line) => !/INTERNET_DISCONNECTED|preload/.test(line));
    expect(others).toEqual([]);
  });
});
