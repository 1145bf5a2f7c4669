import { readFileSync, statSync } from 'node:fs';
import { TestApp } from '../support/test-app.js';

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
  isEntry?: boolean;
}

const HTML = 'text/html,application/xhtml+xml';

describe('the app is sent well', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await TestApp.start();
  });
  afterAll(() => test.stop());

  it('with less than 200 kB of JavaScript before the first screen', () => {
    const chunks = JSON.parse(readFileSync('dist/web/manifest.json', 'utf8')) as Record<string, Chunk>;
    const needed = new Set<string>();
    const need = (name: string) => {
      if (needed.has(name)) return;
      needed.add(name);
      for (const other of chunks[name]?.imports ?? []) need(other);
    };
    // The entry, and the coach's first screen.
    for (const [name, { isEntry }] of Object.entries(chunks)) if (isEntry || name.includes('home.screen')) need(name);
    const bytes = [...needed].map((name) => statSync(`dist/web/${chunks[name]?.file}.br`).size);
    const sum = bytes.reduce((a, b) => a + b, 0);
    expect(sum).toBeGreaterThan(10_000);
    expect(sum).toBeLessThan(200_000);
  });

  it('as one page at every address of its own, with a policy that no other page has', async () => {
    const pages = await Promise.all(
      ['/', '/profile', '/engagements/019a8b5e'].map((path) => test.as().get(path).set('Accept', HTML).expect(200)),
    );
    for (const page of pages) {
      const policy = page.get('Content-Security-Policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      expect(page.get('Cache-Control')).toBe('no-cache');
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).not.toContain('unsafe');
      expect(page.text).toContain(`nonce="${nonce}"`);
      expect(page.text).not.toMatch(/<script(?![^>]* src=)|<style|https?:\/\//);
    }
    expect(new Set(pages.map(({ text }) => text)).size).toBe(pages.length);
  });

  it('and not where programs ask, or for what is the server’s own', async () => {
    await test.as().get('/profile').set('Accept', '*/*').expect(404);
    await test.as().get('/api/v1/nowhere').set('Accept', HTML).expect(404);
    await test.as().get('/assets/nothing.js').set('Accept', HTML).expect(404);
    await test.as().post('/profile').set('Accept', HTML).expect(404);
    await test.as().get('/api/docs').set('Accept', HTML).expect(200);
  });

  it('in files that are kept for a year, compressed as the browser can', async () => {
    const { text } = await test.as().get('/').expect(200);
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(text)?.[1] ?? '';
    const brotli = await test.as().get(script).set('Accept-Encoding', 'br, gzip').expect(200);
    expect(brotli.get('Content-Encoding')).toBe('br');
    expect(brotli.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(brotli.get('Content-Type')).toMatch(/javascript/);
    const gzip = await test.as().get(script).set('Accept-Encoding', 'gzip').expect(200);
    expect(gzip.get('Content-Encoding')).toBe('gzip');
  });
});
