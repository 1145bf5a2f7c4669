import {
  accessMatrix,
  accessPage,
  declaredRoutes,
  errorsPage,
  routeList,
  servedRoutes,
  type DeclaredRoute,
} from '../../scripts/docs.mjs';
import { permissions, RELATIONS, type Permission, type Scope } from '../../src/access/permissions.js';
import { errorCatalogue } from '../../src/platform/errors/domain-error.js';
import { createOpenApi } from '../../src/platform/http/openapi.js';
import { statusOfKind } from '../../src/platform/http/problem.js';
import { TestApp } from '../support/test-app.js';
import { differences } from './golden.js';

describe('the policy, as it can be read', () => {
  let test: TestApp;
  let routes: DeclaredRoute[];
  const named = (route: DeclaredRoute) => `${route.method} ${route.path}`;
  const scopeOf = ({ declares: [asked] }: DeclaredRoute): Scope | undefined =>
    typeof asked === 'string' ? permissions[asked as Permission].of : undefined;

  beforeAll(async () => {
    test = await TestApp.start();
    routes = declaredRoutes(test.app);
  });
  afterAll(() => test.stop());

  it('is the matrix in docs/access-matrix.txt', () => {
    expect(differences('docs/access-matrix.txt', accessMatrix(permissions, RELATIONS))).toEqual([]);
  });

  it('asks at each address for what docs/routes.txt says', () => {
    expect(differences('docs/routes.txt', routeList(test.app))).toEqual([]);
  });

  it('is told to people as docs/access.md tells it', () => {
    expect(differences('docs/access.md', accessPage(permissions, RELATIONS))).toEqual([]);
  });

  it('refuses with the errors that docs/errors.md explains', () => {
    expect(differences('docs/errors.md', errorsPage(errorCatalogue(), statusOfKind))).toEqual([]);
  });

  it('has every handler declare one permission, or that it is public, and not both', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(routes.filter(({ declares }) => declares.length !== 1).map(named)).toEqual([]);
  });

  it('names only permissions that are in the table', () => {
    const asked = routes.flatMap(({ declares }) => declares).filter((each) => typeof each === 'string');
    expect(asked.filter((permission) => !Object.hasOwn(permissions, permission))).toEqual([]);
  });

  it('has no permission that no address asks for', () => {
    const asked = new Set(routes.flatMap(({ declares }) => declares));
    expect(Object.keys(permissions).filter((permission) => !asked.has(permission))).toEqual([]);
  });

  it.each(['engagement', 'company', 'person', 'coach'] as const)(
    'is judged by an id where it is about one %s',
    (scope) => {
      const judged = routes.filter((route) => scopeOf(route) === scope);
      expect(judged.length).toBeGreaterThan(0);
      expect(judged.filter(({ path }) => !path.split('/').includes(`:${scope}Id`)).map(named)).toEqual([]);
    },
  );

  it('judges every address with an engagement in it by that engagement, or by the company that pays', () => {
    const others = routes.filter((route) => route.path.includes(':engagementId') && scopeOf(route) !== 'engagement');
    const ofCompany = 'GET /api/v1/companies/:companyId/engagements/:engagementId';
    const reports = ['/reports', '/reports/:reportId', '/reports/:reportId/pdf'].map((rest) => `${ofCompany}${rest}`);
    expect(others.map(named).sort()).toEqual([ofCompany, ...reports]);
    expect(new Set(others.map(scopeOf))).toEqual(new Set(['company']));
  });

  it('lets the public start a practice, sign in, accept an invitation, find the API and ask how the server is', () => {
    const open = routes.filter(({ declares }) => declares.includes(true)).map(named);
    expect(open.sort()).toEqual([
      'GET /api/v1/sign-ins/by-company/callback',
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'POST /api/v1/invitations/acceptance',
      'POST /api/v1/invitations/inquiry',
      'POST /api/v1/mailed-codes',
      'POST /api/v1/password-resets',
      'POST /api/v1/practices',
      'POST /api/v1/sign-ins',
      'POST /api/v1/sign-ins/by-code',
      'POST /api/v1/sign-ins/by-company',
      'POST /api/v1/sign-ins/by-passkey',
      'POST /api/v1/sign-ins/passkey-options',
    ]);
  });

  it('serves nothing past the guard but the app for browsers, and the API document and its reading room', () => {
    const declared = new Set(routes.map(named));
    const served = servedRoutes(test.app);
    const open = /^GET \/($|assets\/:file$|api\/(docs|openapi\.))/;
    expect(served.filter((route) => !declared.has(route) && !open.test(route))).toEqual([]);
    expect([...declared].filter((route) => !served.includes(route))).toEqual([]);
  });

  it('tells of every address of the API in the API document', () => {
    const told = Object.entries(createOpenApi(test.app).paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(told.sort()).toEqual(
      routes
        .map(named)
        .filter((route) => route.includes(' /api/'))
        .sort(),
    );
  });
});
