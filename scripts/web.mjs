/**
 * Builds the browser's app into dist/web: its client of the API, web/client/, from the OpenAPI document of the build in
 * dist/, then the app with Vite, then each of its files compressed, so that the server only has to send them. Like every
 * step of preparing, it looks first: while nothing changed, it costs milliseconds.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { describeWhatWasBuilt, document } from './client.mjs';
import { filesIn, fingerprintOf, seconds } from './prepare.mjs';

const folder = 'web/client';
const clientStamp = `${folder}/.made-from`;
const built = 'dist/web';
const builtStamp = 'dist/.web-from';

/** Needs the packages and the server's build: `prepare()` first. */
export async function prepareWeb() {
  await prepareWebClient();
  const wanted = createHash('sha256')
    .update(read(clientStamp))
    .update(fingerprintOf(['web/index.html', 'web/vite.config.mjs', 'web/tsconfig.json', ...filesIn('web/src', '')]))
    .digest('hex');
  if (existsSync(`${built}/index.html`) && read(builtStamp) === wanted) return;
  await timedly('Building the app', async () => {
    const { build } = await import('vite');
    rmSync(built, { recursive: true, force: true });
    await build({ configFile: 'web/vite.config.mjs', logLevel: 'warn' });
    await Promise.all(filesIn(`${built}/assets`, '').filter(isText).map(compress));
  });
  writeFileSync(builtStamp, wanted);
}

/** The app's client of the API, with a query and a mutation for each operation: web/client/, in no repository. */
export async function prepareWebClient() {
  describeWhatWasBuilt();
  const wanted = createHash('sha256')
    .update(readFileSync(document))
    .update(readFileSync('package-lock.json'))
    .update(readFileSync('scripts/web.mjs'))
    .digest('hex');
  if (read(clientStamp) === wanted) return;
  await timedly('Generating the client of the app', async () => {
    const { createClient } = await import('@hey-api/openapi-ts');
    await createClient({
      input: document,
      output: { path: folder },
      logs: { level: 'silent', file: false },
      plugins: [
        { name: '@hey-api/client-fetch', throwOnError: true },
        '@hey-api/typescript',
        '@hey-api/sdk',
        '@tanstack/react-query',
      ],
    });
  });
  writeFileSync(`${folder}/keyless.gen.ts`, keyless());
  writeFileSync(clientStamp, wanted);
}

/** Which POSTs take no Idempotency-Key: what they answer is shown once, or to whoever has shown nothing yet. */
function keyless() {
  const { paths } = JSON.parse(readFileSync(document, 'utf8'));
  const takesKey = ({ parameters = [] }) => parameters.some(({ name }) => name === 'Idempotency-Key');
  const without = Object.keys(paths).filter((path) => paths[path].post && !takesKey(paths[path].post));
  return `export const keyless = new Set<string>(${JSON.stringify(without)});\n`;
}

function isText(file) {
  return /\.(js|css|svg|json)$/.test(file);
}

async function compress(file) {
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
  writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}

async function timedly(what, work) {
  process.stdout.write(`${what} …\n`);
  const begun = performance.now();
  await work();
  process.stdout.write(`  done in ${seconds(begun)}\n`);
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
