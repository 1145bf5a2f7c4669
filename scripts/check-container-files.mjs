/**
 * Reads the Dockerfile and docker-compose.yml as far as that is possible without Docker: the syntax of the one, the
 * other against the Compose specification's schema, and what we promise of both. Also whether .env.example names
 * every setting there is.
 */
import { readFileSync } from 'node:fs';
import { DCLinter } from 'dclint';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';

const complaints = [];
const complain = (file, line, what) => complaints.push(`${file}${line ? `:${line}` : ''}  ${what}`);

checkDockerfile('Dockerfile');
checkCompose('docker-compose.yml');
checkExample('.env.example');

for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
process.exitCode = complaints.length ? 1 : 0;

function checkDockerfile(file) {
  const text = readFileSync(file, 'utf8');
  for (const { range, message } of validate(text)) complain(file, range.start.line + 1, message);
  const parsed = DockerfileParser.parse(text);
  const instructions = parsed.getInstructions();
  const begins = instructions.findLastIndex((instruction) => instruction.getKeyword() === 'FROM');
  const image = instructions.slice(begins);
  const last = (keyword) =>
    image.findLast((instruction) => instruction.getKeyword() === keyword)?.getArgumentsContent();
  if (['', undefined, 'root', '0'].includes(last('USER'))) complain(file, 0, 'the image runs as root: say USER node');
  if (!last('HEALTHCHECK')) complain(file, 0, 'the image has no HEALTHCHECK');
  if (!last('CMD')?.startsWith('[')) complain(file, 0, 'CMD is not a list: a shell would swallow the signal to stop');
  for (const from of parsed.getFROMs())
    if (!from.getImageTag() || from.getImageTag() === 'latest')
      complain(file, from.getRange().start.line + 1, 'say which version of the image');
}

function checkCompose(file) {
  const order = [
    ...['service-keys-order', 'services-alphabetical-order', 'service-dependencies-alphabetical-order'],
    ...['service-ports-alphabetical-order', 'top-level-properties-order', 'require-quotes-in-ports'],
  ];
  const linter = new DCLinter({
    // Files are written to be read from top to bottom, not alphabetically.
    rules: {
      ...Object.fromEntries(order.map((rule) => [rule, 0])),
      // Two services run one image: both say how it is built, and what it is called.
      'no-build-and-image': 0,
    },
    quiet: false,
    debug: false,
    exclude: [],
  });
  for (const { messages } of linter.lintFiles([file], false))
    for (const { line, message, rule } of messages) complain(file, line, `${message} (${rule})`);
}

function checkExample(file) {
  const named = new Set([...readFileSync(file, 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name));
  const settings = readFileSync('src/platform/config/settings.ts', 'utf8');
  const guidance = /const guidance[^=]*= \{([\s\S]*?)\n\};/.exec(settings)?.[1] ?? '';
  const compose = readFileSync('docker-compose.yml', 'utf8');
  const wanted = [
    ...[...guidance.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => [name, 'a setting of the server']),
    ...[...compose.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => [name, 'asked for by docker-compose.yml']),
  ];
  if (!guidance) complain(file, 0, 'the list of settings was not found in src/platform/config/settings.ts');
  for (const [name, what] of new Map(wanted)) if (!named.has(name)) complain(file, 0, `${name} is missing: ${what}`);
}
