import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** `npm start` and `npm test` build by it; `npm run web` serves the sources beside a running server. */
export default {
  root: here,
  // The server puts each answer's own in its place.
  html: { cspNonce: 'RAPPORT-NONCE' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Nothing goes into a data: address; the policy of the page permits none but for images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    target: 'es2022',
    rolldownOptions: {
      // What every screen needs comes in two files, not in forty: packages, which stay as they are, and ours.
      output: {
        codeSplitting: {
          groups: [
            { name: 'packages', tags: ['$initial'], test: /[\\/]node_modules[\\/]/, priority: 2 },
            { name: 'app', tags: ['$initial'], test: /[\\/]web[\\/](client|src)[\\/].*(?<!main\.tsx)$/, priority: 1 },
          ],
        },
      },
      // Packages say which of their modules are for browsers alone; here, all are.
      onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log),
    },
  },
  server: { port: 3100, proxy: { '/api': { target: 'http://localhost:3000' } } },
};
