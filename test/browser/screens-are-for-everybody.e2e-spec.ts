import type { Page } from 'playwright-core';
import { canaries, kindsIn } from '../access/secrets.js';
import { Browsing } from './support/browsing.js';
import type { Reader } from './support/reader.js';
import { Everything, MARKUP, SCREENS, WHO, wrongWith, type Who } from './support/screens.js';

describe('screens are for everybody', () => {
  let browsing: Browsing;
  let everything: Everything;

  beforeAll(async () => {
    browsing = await Browsing.start();
    everything = await Everything.gather(browsing.test);
  }, 90_000);
  afterAll(() => browsing.stop());

  const signedIn = (who: Who) => browsing.signedIn(everything.cast.actor(who));
  /** Looks at each address; answers what is wrong with any. */
  const walk = async (reader: Reader, addresses: string[], look: () => Promise<string[]>): Promise<string[]> => {
    const found: string[] = [];
    for (const address of addresses) {
      await reader.walk(address);
      const wrong = [...(await look()), ...(await wrongWith(reader))];
      found.push(...wrong.map((what) => `${address}: ${what}`));
    }
    return found;
  };

  it('and each of them is looked at here', async () => {
    const nobody = await browsing.reader();
    await nobody.go('/sign-in');
    expect(await nobody.addresses()).toEqual(Object.keys(SCREENS).sort());
  });

  it('of whoever is not signed in', async () => {
    const nobody = await browsing.reader();
    await nobody.go('/sign-in');
    expect(await walk(nobody, ['/sign-in', '/invitation', '/start'], () => nobody.violations())).toEqual([]);
    // A password is masked, may be seen, pasted, and kept by a password manager.
    await nobody.walk('/sign-in');
    await nobody.page.getByRole('button', { name: 'Use a password' }).click();
    const password = nobody.page.getByLabel('Password', { exact: true });
    const asked = async () => [await password.getAttribute('type'), await password.getAttribute('autocomplete')];
    expect(await asked()).toEqual(['password', 'current-password']);
    await password.focus();
    await nobody.page.keyboard.insertText('eleven quiet harbours');
    expect(await password.inputValue()).toBe('eleven quiet harbours');
    await nobody.page.getByRole('button', { name: /show/i }).click();
    expect(await asked()).toEqual(['text', 'current-password']);
  });

  it('and show text as text, whatever is written', async () => {
    const reader = await signedIn('coach');
    await reader.walk(everything.addressOfGoals);
    await reader.page.getByText(MARKUP).first().waitFor();
    expect(await reader.page.locator('#written, img[src="nowhere"]').count()).toBe(0);
  });

  it.each(WHO)(
    'of a %s, in light and dark, wide and narrow, at 200 %, and in German',
    async (who) => {
      const reader = await signedIn(who);
      const heard: Promise<string>[] = [];
      const kept: string[] = [];
      reader.page.on('request', (request) => heard.push(Promise.resolve(request.url() + (request.postData() ?? ''))));
      reader.page.on('response', (response) => heard.push(response.text().catch(() => '')));
      const addresses = everything.addressesFor(who);
      const wrong = await walk(reader, addresses, async () => {
        kept.push(await reader.kept());
        return reader.violations();
      });
      await inGerman(reader);
      wrong.push(...(await walk(reader, addresses, () => reader.scrolls())));
      expect(wrong).toEqual([]);
      if (who === 'coach' || who === 'coachee') return;
      // Of what is said, there is nothing: in no page, request, storage or cache. It was all there to be found.
      expect(kindsIn([...kept, ...(await Promise.all(heard))].join('\n'))).toEqual([]);
      expect(Object.keys(canaries).length).toBeGreaterThan(20);
    },
    120_000,
  );

  it('where one jumps, chooses, or comes to nothing; in the colours that were chosen', async () => {
    const reader = await signedIn('coach');
    const { page } = reader;
    await openMenu(page);
    expect(await reader.violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    expect(await reader.violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await reader.walk('/nowhere');
    expect(await reader.heading()).toBe('There is nothing here');
    expect(await reader.violations()).toEqual([]);
    await reader.go('/profile');
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    const answer = await page.request.get('/', { headers: { accept: 'text/html' } });
    expect(await answer.text()).toContain('data-mantine-color-scheme="dark"');
  });

  it('and nothing of one is left to the next who signs in, in the same browser', async () => {
    const { cast, addressOfNote, addressOfDraft } = everything;
    const reader = await signedIn('coachee');
    const { page } = reader;
    const write = async () => {
      await reader.walk(addressOfNote);
      const note = page.getByLabel('Private note, that you alone read');
      expect(await note.inputValue()).toContain(canaries['private note of the coachee']);
      await reader.walk(addressOfDraft);
      await page.getByLabel('Where it stands').fill('Typed, and saved nowhere else');
      expect(await reader.kept()).toContain('saved nowhere else');
    };
    const nothingIsLeft = async () => {
      const kept = await reader.kept();
      expect(kindsIn(kept)).toEqual([]);
      expect(kept).not.toContain('saved nowhere else');
    };
    await write();
    // It is said that a draft goes with it.
    page.once('dialog', (dialog) => void dialog.accept());
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await nothingIsLeft();
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await nothingIsLeft();

    // Another time the sign-in has ended while they were away, and a tab is still open.
    await browsing.signInAs(reader, cast.actor('coachee'));
    await write();
    await reader.context.clearCookies();
    await browsing.signInAs(await reader.tab(), cast.actor('sponsor'));
    await page.getByRole('heading', { level: 1, name: 'This could not be shown' }).waitFor();
    await nothingIsLeft();
    expect(reader.complaints.splice(0).filter((line) => !/\b40[134]\b/.test(line))).toEqual([]);
  });
});

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /account and settings/ }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).waitFor();
}

async function inGerman({ page }: Reader): Promise<void> {
  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Deutsch' }).click();
  await page.locator('html[lang="de"]').waitFor({ state: 'attached' });
}
