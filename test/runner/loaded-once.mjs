/**
 * What a worker loads once, and not for every test file anew: packages, and the server as it was built into dist/. Where
 * a test imports one, jest gets a few lines in its place, which hand out what Node has loaded. See docs/adr/0022.
 */
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
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
  const names = Object.keys(globalThis[LOADER](file)).filter((name) => IDENTIFIER.test(name));
  const lines = names.map((name, n) => `const _${n} = loaded[${JSON.stringify(name)}]; export { _${n} as ${name} };`);
  return [`const loaded = ${loaded};`, ...lines].join('\n');
}

/** What jest is given for a module: its own, and those of its set-up, go through here as well, and stay as they are. */
function given(code, source, { supportsStaticESM }) {
  return LOADER in globalThis ? handOut(fileFor(source), supportsStaticESM) : code;
}

export default {
  process(code, source, options) {
    return { code: given(code, source, options) };
  },

  /** Jest keeps what it was given. A module's names may change while the module does not: it hands on another's. */
  getCacheKey(code, source, options) {
    return createHash('sha256')
      .update(given(code, source, options))
      .digest('hex');
  },
};
