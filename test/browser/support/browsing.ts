import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/chromium.mjs';
import { PASSWORD, PracticeBuilder, type Actor } from '../../support/practice.js';
import { TestApp } from '../../support/test-app.js';
import { Reader, type Looks } from './reader.js';

/** A server that a real browser is open at, and whoever sits before it. */
export class Browsing {
  private readonly readers: Reader[] = [];

  private constructor(
    readonly test: TestApp,
    readonly practice: PracticeBuilder,
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  /** @param now what the server's clock and each browser's read; as TestApp.start has it if left out */
  static async start(now?: string): Promise<Browsing> {
    const [browser, port] = await Promise.all([launchChromium(), freePort()]);
    try {
      const url = `http://localhost:${port}`;
      const test = await TestApp.start(now, { publicUrl: url, host: 'localhost', port });
      return new Browsing(test, await PracticeBuilder.start(test), browser, url);
    } catch (error) {
      // Nobody has it yet who could stop it, and it would outlive the tests.
      await browser.close();
      throw error;
    }
  }

  /** Somebody who opens a browser of their own, in which nothing is kept yet. */
  async reader(looks: Looks = {}): Promise<Reader> {
    const reader = await Reader.open(this.browser, this.url, this.test.clock.now(), looks);
    this.readers.push(reader);
    return reader;
  }

  /** Somebody who signs in with their password, as anybody does, and is where they begin. */
  async signedIn(who: Pick<Actor, 'email'>, looks: Looks = {}): Promise<Reader> {
    const reader = await this.reader(looks);
    await this.signInAs(reader, who);
    return reader;
  }

  /** The same, before a browser that was opened already. */
  async signInAs(reader: Reader, { email }: Pick<Actor, 'email'>): Promise<void> {
    await reader.go('/sign-in');
    await reader.page.getByRole('button', { name: 'Use a password' }).click();
    await reader.page.getByLabel('E-mail address').fill(email);
    await reader.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await reader.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await reader.page.getByRole('navigation', { name: 'Main' }).waitFor();
    await reader.page.locator('#main h1').waitFor();
  }

  /** Ends it. What any browser complained of on the way fails the test file. */
  async stop(): Promise<void> {
    try {
      await this.browser.close();
    } finally {
      await this.test.stop();
    }
    const complaints = this.readers.flatMap((reader) => reader.complaints);
    if (complaints.length) throw new Error(`The browser complained:\n${complaints.join('\n')}`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
