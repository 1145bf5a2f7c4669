/**
 * Makes a clone ready to run: the right Node, the packages of package-lock.json, and a build of the sources as they
 * are. Each step looks first and does nothing when there is nothing to do, so a restart costs milliseconds.
 * Plain Node: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone, wherever it was called from. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Goes to the clone's folder and does all that is needed before anything of it can run. */
export function prepare() {
  process.chdir(root);
  refuseOldNode();
  installWhatIsMissing();
  buildWhatChanged();
}

/** Says what takes long, does it, and says how long it took. `work` answers whether it went well. */
export function timed(what, work) {
  process.stdout.write(`${what} …\n`);
  const begun = performance.now();
  const ok = work();
  if (ok) process.stdout.write(`  done in ${seconds(begun)}\n`);
  return ok;
}

/** Seconds since an earlier `performance.now()`, to read. */
export function seconds(begun) {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}

function refuseOldNode() {
  const floor = readJson('package.json').engines.node.replace('>=', '');
  const [wantedMajor, wantedMinor] = floor.split('.').map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  fail(`Rapport needs Node ${floor} or newer, and this is ${process.versions.node}. Get one from https://nodejs.org.`);
}

function installWhatIsMissing() {
  if (isInstalled()) return;
  // Under `npm …` that same npm is used; a script called by hand finds the one on the path.
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...first] = npm;
  const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const ok = timed('Installing what is missing', () => run(command, args, { shell: command === 'npm' && onWindows }));
  if (!ok) fail('The packages could not be installed; npm says why above.');
}

/** Whether node_modules holds what package-lock.json asks for: npm keeps a list of what it installed. */
function isInstalled() {
  const list = 'node_modules/.package-lock.json';
  if (!existsSync(list)) return false;
  const there = readJson(list).packages;
  return Object.entries(readJson('package-lock.json').packages).every(([path, { version, optional, devOptional }]) => {
    // Optional packages are those of other platforms, mostly: they may be missing, but not be of another version.
    if (path === '' || ((optional || devOptional) && !there[path])) return true;
    return there[path]?.version === version;
  });
}

const stamp = 'dist/.built-from';

function buildWhatChanged() {
  const sources = fingerprint();
  if (existsSync('dist/src/main.js') && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  // A build that isn't whole, or knows of files that are gone, is not built upon.
  if (!existsSync('dist/src/main.js') || removedSources()) rmSync('dist', { recursive: true, force: true });
  const compiler = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--pretty'];
  if (!timed('Building', () => run(process.execPath, compiler))) fail('The build failed; see above.');
  mkdirSync('dist', { recursive: true });
  writeFileSync(stamp, sources);
}

/** Builds whether or not anything changed, from nothing. */
export function buildAfresh() {
  process.chdir(root);
  rmSync('dist', { recursive: true, force: true });
  buildWhatChanged();
}

/** What the build is made from. */
function fingerprint() {
  return fingerprintOf(['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', ...sourceFiles()]);
}

/** Of these files, which there are and when each was written: a digest that any change changes. */
export function fingerprintOf(files) {
  const lines = files.map((file) => {
    const { size, mtimeMs } = statSync(file);
    return `${file} ${size} ${mtimeMs}`;
  });
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

function sourceFiles() {
  return ['src', 'migrations'].flatMap((folder) => filesIn(folder, '.ts')).filter((file) => !file.endsWith('.spec.ts'));
}

/** Whether something in dist has no source any more. */
function removedSources() {
  const sources = new Set(sourceFiles());
  return ['dist/src', 'dist/migrations']
    .flatMap((folder) => filesIn(folder, '.js'))
    .some((file) => !sources.has(file.replace(/^dist\//, '').replace(/\.js$/, '.ts')));
}

/** Paths of all files below a folder that end so, sorted, with forward slashes. */
export function filesIn(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
}

const onWindows = process.platform === 'win32';

function run(command, args, options = {}) {
  return spawnSync(command, args, { stdio: 'inherit', ...options }).status === 0;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function fail(why) {
  process.stderr.write(`\n${why}\n`);
  process.exit(1);
}
