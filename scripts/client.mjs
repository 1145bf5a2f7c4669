/**
 * Generates the client that the tour drives, tour/client/, from the OpenAPI document of the build in dist/. Like every
 * step of preparing, it looks first: nothing is written while the document says what it said.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { seconds } from './prepare.mjs';

/** What the server that was built says its API is. */
export const document = './dist/openapi.json';
const documentStamp = 'dist/.openapi-from';
const folder = 'tour/client';
const clientStamp = `${folder}/.made-from`;

/** Needs the packages and the build: `prepare()` first. */
export async function prepareClient() {
  describeWhatWasBuilt();
  const wanted = createHash('sha256')
    .update(readFileSync(document))
    .update(readFileSync('package-lock.json'))
    .digest('hex');
  if (read(clientStamp) === wanted) return;
  process.stdout.write('Generating the client of the API …\n');
  const begun = performance.now();
  const { createClient } = await import('@hey-api/openapi-ts');
  await createClient({
    input: document,
    output: { path: folder },
    logs: { level: 'silent', file: false },
    plugins: [
      '@hey-api/client-fetch',
      '@hey-api/typescript',
      // One class, an instance an actor: `coach.engagements.create({ body })`, as the operationIds say.
      { name: '@hey-api/sdk', operations: { strategy: 'single', containerName: 'Rapport' } },
    ],
  });
  writeFileSync(clientStamp, wanted);
  process.stdout.write(`  done in ${seconds(begun)}\n`);
}

/** Writes the OpenAPI document of the build, where the build is newer. */
export function describeWhatWasBuilt() {
  const build = readFileSync('dist/.built-from', 'utf8');
  if (existsSync(document) && read(documentStamp) === build) return;
  const { status } = spawnSync(process.execPath, ['dist/src/openapi-main.js', document], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(documentStamp, build);
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
