import * as typeorm from 'typeorm';
import { join } from 'node:path';
import * as migration from '../../migrations/sealing.js';
import * as docs from '../../scripts/docs.mjs';
import * as app from '../../src/app.js';
import { declareErrors, errorCatalogue } from '../../src/platform/errors/domain-error.js';
import * as rules from '../../src/goals/goal.rules.js';

/** Loads as the worker itself does: once, whichever test file asks. The environment puts it there. */
const load = (globalThis as unknown as Record<symbol, (file: string) => object>)[Symbol.for('loaded once')]!;

/** See docs/adr/0022. Where one of these is compiled for each file anew, nothing else fails: it only takes longer. */
describe('a worker loads once, for all of its test files', () => {
  it.each<[string, object, string]>([
    ['the server', app, 'dist/src/app.js'],
    ['what a spec is beside of', rules, 'dist/src/goals/goal.rules.js'],
    ['migrations', migration, 'dist/migrations/sealing.js'],
    ['scripts', docs, 'scripts/docs.mjs'],
    ['packages', typeorm, 'node_modules/typeorm/index.js'],
  ])('%s', (_what, imported, file) => {
    const loaded = load(join(process.cwd(), file));
    expect(Object.keys(loaded).length).toBeGreaterThan(0);
    const others = Object.entries(loaded).filter(([name, it]) => (imported as Record<string, unknown>)[name] !== it);
    expect(others.map(([name]) => name).filter((name) => name !== 'default')).toEqual([]);
  });

  it('and the server tells where it failed by lines of src/', () => {
    const [known] = errorCatalogue();
    const failed = (() => {
      try {
        return declareErrors({ known: known! });
      } catch (error) {
        return (error as Error).stack;
      }
    })();
    expect(failed).toMatch(/src\/platform\/errors\/domain-error\.ts:\d+/);
    expect(failed).not.toContain('dist/');
  });
});
