/**
 * What a worker loads once, and not for every test file anew: packages, and the server as it was built into dist/. Where
 * a test imports one, jest gets a few lines in its place, which hand out what Node has loaded. See docs/adr/0022.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const load = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));
const self = readFileSync(fileURLToPath(import.meta.url), 'utf8');
/** The environment puts it there, as long as a test file runs. */
const LOADER = Symbol.for('loaded once');
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The file that Node loads for a module: sources are compiled already. */
function fileFor(source) {
  return source.endsWith('.ts') ? join(root, 'dist', relative(root, source)).replace(/\.ts$/, '.js') : source;
}

function handOut(file, asModule) {
  const loaded = `globalThis[Symbol.for('loaded once')](${JSON.stringify(file)})`;
  if (!asModule) return `module.exports = ${loaded};`;
  const names = Object.keys(load(file)).filter((name) => IDENTIFIER.test(name));
  const lines = names.map((name, n) => `const _${n} = loaded[${JSON.stringify(name)}]; export { _${n} as ${name} };`);
  return [`const loaded = ${loaded};`, ...lines].join('\n');
}

export default {
  process(code, source, { supportsStaticESM }) {
    // Jest's own modules, and those of its set-up, go through here as well: they stay as they are.
    return { code: LOADER in globalThis ? handOut(fileFor(source), supportsStaticESM) : code };
  },

  getCacheKey(code, source, { supportsStaticESM }) {
    const parts = [self, process.version, code, source, supportsStaticESM, LOADER in globalThis];
    return createHash('sha256').update(parts.join('\0')).digest('hex');
  },
};
