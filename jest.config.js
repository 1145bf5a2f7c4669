import { fileURLToPath } from 'node:url';

/** A worker loads packages, and the server as built into dist/, once: see docs/adr/0022. */
const loadedOnce = '<rootDir>/test/runner/loaded-once.mjs';

/** Files of ours, as a transform is chosen: by a regular expression alone, in which jest knows no <rootDir>. */
function ours(pattern) {
  const root = fileURLToPath(new URL('.', import.meta.url)).replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  return `^${root}${pattern}`;
}

/** Jest runs tests as ES modules, compiled by swc; see docs/adr/0002 for why not ts-jest. */
export default {
  testEnvironment: '<rootDir>/test/runner/environment.mjs',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/web/src/**/*.spec.ts', '<rootDir>/test/**/*.e2e-spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '[/\\\\]node_modules[/\\\\]': loadedOnce,
    [ours('(src|migrations)[/\\\\](?!.*\\.spec\\.ts$).*\\.ts$')]: loadedOnce,
    [ours('scripts[/\\\\]')]: loadedOnce,
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  transformIgnorePatterns: [],
  globalSetup: '<rootDir>/test/support/start-postgres.mjs',
  globalTeardown: '<rootDir>/test/support/stop-postgres.mjs',
  maxWorkers: 2,
  // Nothing of a file should stay in its worker's memory when it is over. Where it does, each next file is slower.
  workerIdleMemoryLimit: '1GB',
  // Half a second, as jest has it, is too short on a busy machine: it would complain of handles that nobody left open.
  workerGracefulExitTimeout: 10_000,
  // Long enough for a machine that is busy with other work: what hangs fails all the same.
  testTimeout: 90_000,
};
