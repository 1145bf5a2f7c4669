/**
 * Rules of this house that no linter knows: each is looked for in the syntax tree, so that comments and texts may
 * speak of what code may not do.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { filesIn } from './prepare.mjs';

const isTest = (file) => /\.(e2e-)?spec\.ts$/.test(file) || file.startsWith('test/');

/** Each rule: why it is there, the files it holds in, and what breaks it. `breaks` answers what to point at. */
const rules = [
  {
    name: 'one clock',
    why: 'Time comes from platform/clock, so that tests and the demonstration can set it. Take the Clock, or `now` as an argument.',
    holdsIn: (file) => file.startsWith('src/') && !file.startsWith('src/platform/clock/'),
    breaks: (node) =>
      (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length) ||
      (ts.isCallExpression(node) &&
        (isNamed(node.expression, 'Date') || /^(Date\.now|Temporal\.Now\.)/.test(textOf(node.expression)))),
  },
  {
    name: 'errors of the domain',
    why: 'Throw a DomainError from the module’s *.errors.ts: it has a stable code. Only platform/http knows of HTTP’s exceptions.',
    holdsIn: (file) => file.startsWith('src/') && !file.startsWith('src/platform/http/'),
    breaks: (node) => ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text.endsWith('Exception'),
  },
  {
    name: 'one maker of transactions',
    why: 'Only Database begins a Tx: that is how every query carries its caller.',
    holdsIn: (file) => file.startsWith('src/') && !file.startsWith('src/platform/database/'),
    breaks: (node) => ts.isCallExpression(node) && textOf(node.expression) === 'Tx.begin',
  },
  {
    name: 'no forward references',
    why: 'Modules that need each other are in the wrong order, or one too few.',
    holdsIn: (file) => file.startsWith('src/'),
    breaks: (node) => ts.isCallExpression(node) && isNamed(node.expression, 'forwardRef'),
  },
  {
    name: 'no casts in the tour',
    why: 'The generated client shall be pleasant to use: where a cast is needed, the OpenAPI document says too little.',
    holdsIn: (file) => file.startsWith('tour/'),
    breaks: (node) =>
      (ts.isAsExpression(node) && textOf(node.type) !== 'const') ||
      ts.isTypeAssertionExpression(node) ||
      ts.isNonNullExpression(node) ||
      node.kind === ts.SyntaxKind.AnyKeyword,
  },
  {
    name: 'every test runs',
    why: 'A test that is left out, or that leaves the others out, proves nothing. Repair it or delete it.',
    holdsIn: isTest,
    breaks: (node) =>
      (ts.isPropertyAccessExpression(node) &&
        /^(describe|it|test)(\.\w+)*\.(only|skip|todo|failing)$/.test(textOf(node))) ||
      (ts.isCallExpression(node) &&
        ['fdescribe', 'fit', 'xdescribe', 'xit', 'xtest'].includes(textOf(node.expression))),
  },
];

const MEANINGLESS = ['common', 'shared', 'utils', 'util', 'helpers', 'lib', 'core', 'misc'];
const GENERATED = 'tour/client';
const FOLDERS = ['src', 'migrations', 'test', 'tour', 'bench', 'web/src'];

const found = [
  ...FOLDERS.flatMap(meaninglessFolders),
  ...filesIn('src', '.rules.ts').flatMap(untestedRules),
  ...filesIn('scripts', '.mjs').flatMap(packagesTooEarly),
];
const files = FOLDERS.flatMap((folder) => filesIn(folder, '.ts')).filter((file) => !file.startsWith(GENERATED));
for (const file of files) found.push(...brokenIn(file));

for (const { where, rule, what, why } of found)
  process.stdout.write(`${where}  ${rule}${what ? `: ${what}` : ''}\n    ${why}\n`);
if (found.length) process.stdout.write(`\n${found.length} against the house rules, in ${files.length} files.\n`);
process.exitCode = found.length ? 1 : 0;

function brokenIn(file) {
  const held = rules.filter((rule) => rule.holdsIn(file));
  if (!held.length) return [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const broken = [];
  const visit = (node) => {
    for (const { name, why, breaks } of held) {
      if (!breaks(node)) continue;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      broken.push({ where: `${file}:${line + 1}`, rule: name, what: node.getText().split('\n', 1)[0], why });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return broken;
}

function meaninglessFolders(top) {
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && MEANINGLESS.includes(entry.name))
    .filter((entry) => !entry.parentPath.startsWith(GENERATED))
    .map((entry) => ({
      where: `${entry.parentPath}/${entry.name}`,
      rule: 'folders say what they are about',
      why: 'What two modules need is a domain idea (give it a module) or a platform service (give it a named folder).',
    }));
}

function untestedRules(file) {
  const spec = file.replace(/\.ts$/, '.spec.ts');
  if (existsSync(spec)) return [];
  const why = `Rules are pure so that they can be tested by themselves: write ${basename(spec)} beside it.`;
  return [{ where: file, rule: 'every rule is tested', why }];
}

/** What a script that prepares the clone imports before it can have installed it, itself or by another script. */
function packagesTooEarly(script) {
  if (!importsOf(script).some(({ names }) => /\bprepare\b/.test(names))) return [];
  const seen = new Set();
  const early = (file) => {
    if (seen.has(file)) return [];
    seen.add(file);
    return importsOf(file).flatMap(({ from, line }) => {
      if (from.startsWith('./')) return early(`scripts/${from.slice(2)}`);
      if (from.startsWith('node:')) return [];
      const why = `On a bare clone, ${basename(script)} has not installed it yet: import it where it is needed, \`await import\`.`;
      return [{ where: `${file}:${line}`, rule: 'a bare clone can begin', what: from, why }];
    });
  };
  return early(script);
}

/** What a script imports as it is loaded, by its own statements. */
function importsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isImportDeclaration).map((node) => ({
    from: node.moduleSpecifier.text,
    names: node.importClause?.getText() ?? '',
    line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
  }));
}

function isNamed(node, name) {
  return ts.isIdentifier(node) && node.text === name;
}

function textOf(node) {
  return node.getText();
}
