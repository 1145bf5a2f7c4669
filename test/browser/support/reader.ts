import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = {
  all: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // What else axe looks at is the same in other colours.
  colours: { type: 'rule', values: ['color-contrast'] },
};

/** Widths that screens are looked at in: a laptop, and the narrowest telephone. */
export const WIDTHS = { wide: { width: 1280, height: 860 }, narrow: { width: 360, height: 740 } };
/** Each differs from the one before in one thing, for a page is drawn anew with each; the last is as a reader begins. */
const LOOKED_AT = [
  ['wide', 'light'],
  ['wide', 'dark'],
  ['narrow', 'dark'],
  ['narrow', 'light'],
] as const;
/** A laptop's page at 200 %, and the telephone: nothing is to be scrolled to the side. */
const NOT_SCROLLED = [640, 360];

/** How a browser is set up. */
export interface Looks {
  width?: keyof typeof WIDTHS;
  colours?: 'light' | 'dark';
  language?: 'en-GB' | 'de-DE';
}

/** Whether a screen is there, with all that it waited for. */
const IS_THERE = `globalThis.__TSR_ROUTER__?.state.status === 'idle' && document.querySelector('h1') !== null
  && document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root') === null`;

/** All that a browser keeps of a page. */
const KEPT = `(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, document.title,
  history.state, await caches.keys(), await indexedDB.databases()]))()`;

/** Somebody before a browser. */
export class Reader {
  private readonly underWay = new Set<Request>();

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    /** What the browser wrote into its console as an error, or a page threw. A story that means to may empty it. */
    readonly complaints: string[] = [],
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
    // What the page's policy refuses is an error, also where the browser says nothing of it.
    await context.addInitScript(`addEventListener('securitypolicyviolation',
      ({ violatedDirective, blockedURI }) => console.error('The policy refused', violatedDirective, blockedURI))`);
    const reader = new Reader(context, await context.newPage());
    reader.listen();
    return reader;
  }

  /** Another tab of the same browser. */
  async tab(): Promise<Reader> {
    const tab = new Reader(this.context, await this.context.newPage(), this.complaints);
    tab.listen();
    return tab;
  }

  private listen(): void {
    const { page, underWay, complaints } = this;
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
    });
    page.on('request', (request) => underWay.add(request));
    page.on('requestfinished', (request) => void underWay.delete(request));
    page.on('requestfailed', (request) => void underWay.delete(request));
    page.on('framenavigated', () => underWay.clear());
  }

  /** Opens an address of the app, and waits until what it shows is there. */
  async go(path: string): Promise<void> {
    await this.page.goto(path);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** Goes to another address of the app as by a link, without loading it anew, and waits for all that it shows. */
  async walk(path: string): Promise<void> {
    await this.page.evaluate(`__TSR_ROUTER__.history.push(${JSON.stringify(path)})`);
    await this.settle();
  }

  /** Waits until nothing is asked any more, and the screen is there. */
  async settle(): Promise<void> {
    const until = performance.now() + 10_000;
    for (let quiet = 0; quiet < 2;) {
      if (performance.now() > until) throw new Error(`${this.page.url()} is not there after ten seconds.`);
      await new Promise((resolve) => setTimeout(resolve, 40));
      quiet = this.underWay.size === 0 && (await this.page.evaluate<boolean>(IS_THERE)) ? quiet + 1 : 0;
    }
  }

  async heading(): Promise<string> {
    return this.page.getByRole('heading', { level: 1 }).innerText();
  }

  /** Each address of the app that has a screen of its own, with its blanks. */
  async addresses(): Promise<string[]> {
    const all = await this.page.evaluate<string[]>('Object.keys(__TSR_ROUTER__.routesByPath)');
    return [...new Set(all.map((path) => path.replace(/(.)\/$/, '$1')))].sort();
  }

  /** What is in the browser after it: the page, its storage, its caches. */
  async kept(): Promise<string> {
    return (await this.page.content()) + (await this.page.evaluate<string>(KEPT));
  }

  /** What axe finds wrong with the page as it is, in each combination of width and colours. */
  async violations(): Promise<string[]> {
    const found: string[] = [];
    for (const [width, colours] of LOOKED_AT) {
      await this.page.setViewportSize(WIDTHS[width]);
      await this.page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
      await this.page.locator(`html[data-mantine-color-scheme="${colours}"]`).waitFor({ state: 'attached' });
      const violations = await this.axe(colours === 'light' ? 'all' : 'colours');
      found.push(...violations.map((violation) => `${width}, ${colours}: ${violation}`));
    }
    found.push(...(await this.scrolls()));
    await this.page.setViewportSize(WIDTHS.wide);
    return found;
  }

  /** Where a page would have to be scrolled to the side. */
  async scrolls(): Promise<string[]> {
    const found: string[] = [];
    for (const width of NOT_SCROLLED) {
      await this.page.setViewportSize({ width, height: WIDTHS.narrow.height });
      const is = await this.page.evaluate<number>('document.documentElement.scrollWidth');
      if (is > width + 1) found.push(`the page is ${is} px wide where its window is ${width}`);
    }
    return found;
  }

  private async axe(rules: keyof typeof RULES): Promise<string[]> {
    if (!(await this.page.evaluate<boolean>(`'axe' in globalThis`))) await this.page.evaluate(axeSource);
    const options = { runOnly: RULES[rules], resultTypes: ['violations'], iframes: false };
    const run = `axe.run(document, ${JSON.stringify(options)})`;
    const { violations } = (await this.page.evaluate(run)) as { violations: Violation[] };
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  }
}

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}
