import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Widths that screens are looked at in: a laptop, and the narrowest telephone. */
export const WIDTHS = { wide: { width: 1280, height: 860 }, narrow: { width: 360, height: 740 } };

/** How a browser is set up. */
export interface Looks {
  width?: keyof typeof WIDTHS;
  colours?: 'light' | 'dark';
  language?: 'en-GB' | 'de-DE';
}

/** Somebody before a browser. */
export class Reader {
  /** What the browser wrote into its console as an error, or a page threw. A story that means to may empty it. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(browser: Browser, url: string, now: Date, looks: Looks): Promise<Reader> {
    const { width = 'wide', colours = 'light', language = 'en-GB' } = looks;
    const context = await browser.newContext({
      baseURL: url,
      viewport: WIDTHS[width],
      colorScheme: colours,
      locale: language,
      timezoneId: 'Asia/Kathmandu',
      // Nothing has to be waited for that only pleases the eye.
      reducedMotion: 'reduce',
    });
    await context.clock.setSystemTime(now);
    context.setDefaultTimeout(10_000);
    const reader = new Reader(context, await context.newPage());
    reader.page.on('pageerror', (error) => reader.complaints.push(String(error)));
    reader.page.on('console', (message) => {
      if (message.type() === 'error') reader.complaints.push(`${message.text()} (${message.location().url})`);
    });
    return reader;
  }

  /** Opens an address of the app, and waits until what it shows is there. */
  async go(path: string): Promise<void> {
    await this.page.goto(path);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  async heading(): Promise<string> {
    return this.page.getByRole('heading', { level: 1 }).innerText();
  }

  /** What axe finds wrong with the page as it is, in each combination of width and colours. */
  async violations(): Promise<string[]> {
    const found: string[] = [];
    for (const [width, size] of Object.entries(WIDTHS))
      for (const colours of ['light', 'dark'] as const) {
        await this.page.setViewportSize(size);
        await this.page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
        await this.page.locator(`html[data-mantine-color-scheme="${colours}"]`).waitFor({ state: 'attached' });
        found.push(...(await this.violationsNow()).map((violation) => `${width}, ${colours}: ${violation}`));
      }
    await this.page.setViewportSize(WIDTHS.wide);
    return found;
  }

  private async violationsNow(): Promise<string[]> {
    await this.page.evaluate(axeSource);
    const run = `axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`;
    const { violations } = (await this.page.evaluate(run)) as { violations: Violation[] };
    const scrolls = await this.page.evaluate('document.documentElement.scrollWidth > innerWidth + 1');
    return [
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
      ),
      ...(scrolls ? ['the page is wider than its window'] : []),
    ];
  }
}

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}
