/**
 * `npm run docs`: writes what is made from the running code, so that a change of it is a diff that can be read:
 * docs/access-matrix.txt, docs/routes.txt, docs/access.md and docs/errors.md; and docs/access-in-postgres.txt and
 * docs/who-sees-what.txt, for which a database is tried out; `npm run docs -- quick` leaves these out. Tests hold them all.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { pathToFileURL } from 'node:url';

/** Each permission and, for each relation, whether the policy names it. */
export function accessMatrix(permissions, relations) {
  const width = Math.max(...Object.keys(permissions).map((name) => name.length));
  const lines = [`${''.padEnd(width)}  of          does     ${relations.join('  ')}`];
  for (const [name, { of, to, reads }] of Object.entries(permissions)) {
    const marks = relations.map((relation) => (named(of, to, relation) ? 'yes' : '-').padEnd(relation.length));
    lines.push(
      `${name.padEnd(width)}  ${of.padEnd(10)}  ${reads ? 'reads  ' : 'changes'}  ${marks.join('  ')}`.trimEnd(),
    );
  }
  return `${lines.join('\n')}\n`;
}

const isOfAccount = (of) => of === 'account' || of === 'signIn';

/** What is about an account is anybody's who is signed in, whatever they are in a practice. */
function named(of, to, relation) {
  return isOfAccount(of) ? relation === 'member' : to.includes(relation);
}

/** Every handler of every controller, with all that it declares. */
export function declaredRoutes(app) {
  const routes = [];
  for (const module of app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values()) routes.push(...handlersOf(metatype));
  return routes;
}

function handlersOf(controller) {
  const base = Reflect.getMetadata('path', controller);
  const handlers = Object.getOwnPropertyNames(controller.prototype).map((name) => controller.prototype[name]);
  return handlers
    .filter((handler) => Reflect.hasMetadata('method', handler))
    .map((handler) => ({
      method: RequestMethod[Reflect.getMetadata('method', handler)],
      path: `/${base}/${Reflect.getMetadata('path', handler)}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, ''),
      declares: ['access.required', 'access.public'].flatMap((key) =>
        [handler, controller].flatMap((holder) => Reflect.getMetadata(key, holder) ?? []),
      ),
    }));
}

/** `METHOD path` of everything that Fastify answers to, HEAD left out: it comes with each GET. */
export function servedRoutes(app) {
  const served = new Set();
  const path = [];
  for (const line of app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }).split('\n')) {
    const [, branch, part, methods] = /^([\s│]*[├└]── )(.*) \(([A-Z, ]+)\)$/.exec(line) ?? [];
    if (!branch) continue;
    path.length = branch.length / 4 - 1;
    path.push(part);
    for (const method of methods.split(', ')) if (method !== 'HEAD') served.add(`${method} ${path.join('')}`);
  }
  return [...served];
}

/** The routes of the running application, each with what it asks for. */
export function routeList(app) {
  const declared = new Map(
    declaredRoutes(app).map(({ method, path, declares }) => [`${method} ${path}`, askedFor(declares)]),
  );
  const outside = servedRoutes(app).filter((route) => !declared.has(route));
  const lines = [
    ...[...declared].map(([route, asked]) => `${route} -> ${asked}`),
    ...outside.map((route) => `${route} -> public, in no controller`),
  ];
  return `${lines.sort().join('\n')}\n`;
}

function askedFor(declares) {
  if (declares.length !== 1) return `undeclared: ${JSON.stringify(declares)}`;
  return declares[0] === true ? 'public' : declares[0];
}

/** docs/access.md. */
export function accessPage(permissions, relations) {
  const sections = [
    ['account', 'An account', 'Whoever is known, by sign-in or token, whether or not they are in a practice.'],
    ['signIn', 'A sign-in', 'Whoever is signed in to their own account; no API token is for it.'],
    ['practice', 'A practice', 'What a member finds in a list is what row-level security lets them see.'],
    ['person', 'One person', ''],
    ['company', 'One company', ''],
    ['coach', 'One coach', 'Their coachees are those of an open engagement.'],
    ['engagement', 'One engagement', 'Its state, its sessions and what is said in them, its goals.'],
  ].map(([scope, title, about]) => {
    const rows = Object.entries(permissions).filter(([, { of }]) => of === scope);
    const columns = relations.filter((relation) => rows.some(([, { of, to }]) => named(of, to, relation)));
    const cells = rows.map(([name, { of, to }]) => [
      `\`${name}\``,
      ...columns.map((relation) => (named(of, to, relation) ? 'yes' : '')),
    ]);
    return [`## ${title}`, about, table(['', ...columns.map((column) => headings[column])], cells)];
  });
  return page(accessHead, ...sections.flat());
}

const headings = {
  ...{
    coachee: 'coachee',
    coach: 'coach',
    sponsor: 'sponsor',
    manager: 'manager',
    successor: 'coach who is asked to go on with it',
    administrator: 'administrator',
  },
  ...{ practiceCoach: 'any coach', introducer: 'the coach who added them', self: 'themselves', member: 'any member' },
};

const accessHead = `# Who may do what

Made by \`npm run docs\` from the table in src/access/permissions.ts, which is the whole policy. docs/routes.txt says
which permission each address asks for, and docs/access-matrix.txt is this table for machines.

Every request passes one guard, which asks three things in this order:

1. **Who is it?** A sign-in's cookie or an API token says. Nobody: 401.
2. **What are they to the thing in the address?** Its coach, its coachee, sponsor of its company, administrator of the
   practice. Nothing at all: 404, the very answer that they would get for a thing that does not exist.
3. **Does the table name one of these?** If not: 403. They know that the thing is there, and may not do this.

Whoever is named in no row may do nothing. One person can stand in several relations, and may do what any of them may.
Other coaches of the practice are strangers to an engagement, and so is whoever the coachee reports to: the manager in
this table is one whom the coachee has invited, until that is taken back. A coach who is proposed to go on with an
engagement is a stranger to it until the coachee has agreed; then they are asked, and until they say yes they read the
proposal and nothing else. An administrator runs the practice and reads
nothing that is said in it.

Postgres holds the same rule a second time, in row-level security under a role that cannot bypass it: a mistake in the
table, or a forgotten WHERE, still shows nobody else's rows.`;

/** docs/errors.md. */
export function errorsPage(catalogue, statusOfKind) {
  const rows = catalogue.map(({ code, kind, title, remedy }) => [
    `\`${code}\``,
    String(statusOfKind[kind]),
    title,
    remedy.replaceAll('|', '\\|'),
  ]);
  return page(errorsHead, table(['code', 'status', 'what it says', 'what to do'], rows));
}

const statuses = [
  ['400', 'The request is wrong.', 'Correct what `errors` points at.', 'Nothing.', 'Read `errors` aloud to them.'],
  ['401', 'Nobody is signed in.', 'Sign in, or send a valid token.', 'Nothing.', 'Ask when the token expires.'],
  ['403', 'They may see it and not do this.', 'Ask whom docs/access.md names.', 'Nothing.', 'Never lend a sign-in.'],
  ['404', 'It is not there, or not theirs.', 'Check the id and the practice.', 'Nothing.', 'Do not say which it is.'],
  ['405', 'The address takes other methods.', 'Look into the API document.', 'Nothing.', 'The same.'],
  ['409', 'A rule or the state refuses.', 'Do what `detail` says.', 'Nothing.', 'Explain the rule.'],
  ['412', 'Somebody changed it meanwhile.', 'Read again, then change.', 'Nothing.', 'Nothing was overwritten.'],
  ['413', 'More than 256 kB were sent.', 'Send less.', 'Nothing.', 'The same.'],
  ['415', 'It was not JSON.', 'Send `application/json`.', 'Nothing.', 'The same.'],
  ['422', 'The key was used for another request.', 'Use a new key.', 'Nothing.', 'The same.'],
  ['428', '`If-Match` is missing.', 'Send the ETag that was read.', 'Nothing.', 'The same.'],
  ['429', 'Too many, too fast.', 'Wait as `Retry-After` says.', 'See docs/operating.md.', 'It passes.'],
  [
    '500',
    'A defect of ours.',
    'Keep the request id.',
    'Find it in the log: a line `defect`.',
    'Report the request id.',
  ],
  [
    '503',
    'The database is away, or we leave.',
    'Try again after `Retry-After`.',
    'See docs/operating.md.',
    'It passes.',
  ],
];

const errorsHead = `# Errors

Made by \`npm run docs\` from the modules' \`*.errors.ts\`. Every refusal is \`application/problem+json\` (RFC 9457):

- \`code\` is stable. Programs branch on it, and on nothing else: titles and details may be reworded.
- \`title\` is the same each time, \`detail\` tells of this time and what to do, \`errors\` points at fields (RFC 6901).
  Each has the check that it failed, and the numbers that this goes by, to be said in any language.
- \`requestId\` is also the header \`X-Request-Id\` and stands in our log. It is all that support needs.
- \`type\` is \`/problems/\` and the code. Some carry members of their own, such as the goals that are still open.

No error repeats a note or a password that was sent, and none says whether somebody else's thing exists.

## What each status means, and who does what

${table(['status', 'means', 'the user', 'the operator', 'support'], statuses)}

## Every code`;

function page(...parts) {
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** A table as prettier would write it. */
function table(head, rows) {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((row) => row[at].length)));
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}

async function main() {
  (await import('./prepare.mjs')).prepare();
  await (await import('./web.mjs')).prepareWeb();
  const { createDocumentedApp } = await import('../dist/src/app.js');
  const { permissions, RELATIONS } = await import('../dist/src/access/permissions.js');
  const { errorCatalogue } = await import('../dist/src/platform/errors/domain-error.js');
  const { statusOfKind } = await import('../dist/src/platform/http/problem.js');
  const settings = { port: 0, host: 'localhost', publicUrl: 'http://localhost', dataDir: '.data', logLevel: 'silent' };
  const unused = { databaseUrl: 'postgres://nobody@localhost:1/none', poolSize: 1 };
  const keys = { authSecret: 'x'.repeat(40), contentKeys: [{ name: 'none', key: Buffer.alloc(32) }] };
  const mail = { mailFrom: { name: '', address: 'nobody@localhost' } };
  const open = { trustedProxies: [], rateLimitFactor: 1 };
  const app = await createDocumentedApp({ ...settings, ...unused, ...keys, ...mail, ...open });
  // Who serves also serves the app for browsers.
  (await import('../dist/src/platform/web/web-app.js')).serveWebApp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const files = {
    'docs/access-matrix.txt': accessMatrix(permissions, RELATIONS),
    'docs/routes.txt': routeList(app),
    'docs/access.md': accessPage(permissions, RELATIONS),
    'docs/errors.md': errorsPage(errorCatalogue(), statusOfKind),
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(file, text);
  process.stdout.write(`Wrote ${Object.keys(files).join(', ')}.\n`);
  await app.close();
  if (!process.argv.includes('quick')) tryOutPostgres();
}

/** The tests that compare docs/access-in-postgres.txt and docs/who-sees-what.txt, told to write them. */
function tryOutPostgres() {
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const env = { ...process.env, RAPPORT_WRITE_DOCS: 'on' };
  const args = [...jest, 'test/access/what-postgres-lets-through', 'test/access/the-table-of-who-sees-what'];
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'inherit' });
  if (status === 0) process.stdout.write('Wrote docs/access-in-postgres.txt, docs/who-sees-what.txt.\n');
  process.exitCode = status ?? 1;
}
// Not awaited: tests load this file with require(), which waits for nothing. What main throws ends the process all the same.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) void main();
