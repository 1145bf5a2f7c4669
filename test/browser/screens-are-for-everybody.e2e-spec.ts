import { canaries, kindsIn } from '../access/secrets.js';
import { Browsing } from './support/browsing.js';
import type { Reader } from './support/reader.js';
import { Everything, SCREENS, WHO, wrongWith, type Who } from './support/screens.js';

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
});

async function inGerman({ page }: Reader): Promise<void> {
  await page.getByRole('button', { name: /account and settings/ }).click();
  await page.getByRole('menuitem', { name: 'Deutsch' }).click();
  await page.locator('html[lang="de"]').waitFor({ state: 'attached' });
}
