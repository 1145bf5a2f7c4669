import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servedRoutes } from '../../scripts/docs.mjs';
import { TestApp } from '../support/test-app.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

describe('the OpenAPI document', () => {
  let test: TestApp;
  let document: any;
  let operations: { name: string; path: string; method: string; operation: any }[];
  const resolve = (schema: any) => (schema?.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema);

  beforeAll(async () => {
    test = await TestApp.start();
    document = (await test.as().get('/api/openapi.json').expect(200)).body;
    operations = Object.entries<any>(document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method) => {
        return { name: `${method.toUpperCase()} ${path}`, path, method, operation: item[method] };
      }),
    );
  });
  afterAll(() => test.stop());

  /** The names of the operations that something does not hold for. */
  const without = (holds: (operation: any, method: string, path: string) => unknown) =>
    operations.filter(({ operation, method, path }) => !holds(operation, method, path)).map(({ name }) => name);

  it('is valid OpenAPI 3.1, without an error or a warning', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapport-openapi-'));
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const { code, said } = await lint(file);
    rmSync(folder, { recursive: true, force: true });
    expect(document.openapi).toBe('3.1.0');
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringMatching(/"totals":\s*\{\s*"errors": 0,\s*"warnings": 0/),
    });
  });

  it('describes every route that the server has, but for health, metrics and itself', () => {
    const described = operations.map(({ name }) => name.replaceAll(/\{(\w+)\}/g, ':$1'));
    const served = servedRoutes(test.app).filter((route) => route.includes(' /api/v1/'));
    expect(described.sort()).toEqual(served.sort());
    expect(operations.length).toBeGreaterThanOrEqual(60);
  });

  it('names every operation once, as group.verb, and says in words what it does', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id) => !/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(without(({ summary }) => summary?.length > 3)).toEqual([]);
    const told = document.tags.map(({ name }: { name: string }) => name);
    expect(without(({ tags }) => tags?.length === 1 && told.includes(tags[0]))).toEqual([]);
  });

  it('names the schema of every request and every answer, and shows an example of it', () => {
    const bodies = ({ requestBody, responses }: any) =>
      [requestBody, ...Object.values<any>(responses)]
        .map((body) => body?.content?.['application/json'])
        .filter(Boolean);
    expect(without((operation) => bodies(operation).every(({ schema }) => schema.$ref))).toEqual([]);
    expect(without((operation) => bodies(operation).every(({ example }) => example !== undefined))).toEqual([]);
  });

  it('says of every operation what can go wrong, as problem+json with an example of each', () => {
    const problems = ({ responses }: any) => Object.entries<any>(responses).filter(([status]) => status >= '400');
    expect(without((operation) => problems(operation).some(([status]) => status === '503'))).toEqual([]);
    expect(
      without(({ requestBody, responses }) => !requestBody || (responses[400] && responses[413] && responses[415])),
    ).toEqual([]);
    const told = ([, { description, content }]: [string, any]) => {
      const { schema, examples } = content['application/problem+json'];
      const shown = Object.values<any>(examples).map(
        ({ $ref }) => document.components.examples[$ref.split('/').at(-1)],
      );
      return schema.$ref === '#/components/schemas/Problem' && description && shown.every(({ value }) => value.code);
    };
    expect(without((operation) => problems(operation).every(told))).toEqual([]);
  });

  it('keeps what one decorator says of a status where another speaks of the same', () => {
    const { responses } = document.paths['/api/v1/people'].post;
    const codes = Object.keys(responses[403].content['application/problem+json'].examples);
    expect(codes).toEqual(expect.arrayContaining(['caller.forbidden', 'person.capacity-not-yours']));
  });

  it('asks nobody to sign in where anybody may call', () => {
    const open = operations.filter(({ operation }) => operation.security.length === 0).map(({ name }) => name);
    expect(open.sort()).toEqual([
      'GET /api/v1/sign-ins/by-company/callback',
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
    expect(without(({ security, responses }) => security.length === 0 || responses[401])).toEqual([]);
  });

  it('says what each answers where all is well; a browser that comes back from a provider is led on', () => {
    const isWell = ({ responses }: any) => Object.keys(responses).some((status) => /^2\d\d$/.test(status));
    expect(without(isWell)).toEqual(['GET /api/v1/sign-ins/by-company/callback']);
    expect(document.paths['/api/v1/sign-ins/by-company/callback'].get.responses[302]).toBeDefined();
  });

  it('offers an Idempotency-Key on every POST that takes one', () => {
    const takes = ({ parameters = [] }: any) =>
      parameters.some(({ name }: { name: string }) => name === 'Idempotency-Key');
    const shownOnce = [
      'apiTokens.create',
      'signIns.showSecondFactor',
      ...['me.changePassword', 'me.changeAddress', 'me.tieToCompany'],
      ...['me.beginSecondFactor', 'me.confirmSecondFactor', 'me.removeSecondFactor', 'me.renewRecoveryCodes'],
      'passkeys.begin',
      'passkeys.add',
      'passkeys.remove',
    ];
    const should = (operation: any, method: string) =>
      method === 'post' && operation.security.length > 0 && !shownOnce.includes(operation.operationId);
    expect(without((operation, method) => takes(operation) === should(operation, method))).toEqual([]);
  });

  it('says what may be null as 3.1 does, and nothing as 3.0 did', () => {
    const text = JSON.stringify(document.components.schemas);
    expect(text).not.toMatch(/"nullable"/);
    expect(text).not.toMatch(/"allOf":\[\{"\$ref":"[^"]*"\}\]/);
    const { properties } = document.components.schemas.GoalResponse;
    expect(properties.score.type).toEqual(['integer', 'null']);
    expect(properties.pending.anyOf).toEqual([{ $ref: '#/components/schemas/GoalWordingResponse' }, { type: 'null' }]);
    expect(properties.state).toMatchObject({ $ref: '#/components/schemas/GoalState' });
  });

  it('lets a request leave out what has a default, and tells the default', () => {
    const { required, properties } = document.components.schemas.DraftEngagementRequest;
    expect(required.sort()).toEqual(['coacheeId', 'localTime', 'startsOn']);
    expect(properties.sessions).toMatchObject({ type: 'integer', default: 12, minimum: 1, maximum: 52 });
    const requests = Object.entries<any>(document.components.schemas).filter(([name]) => name.endsWith('Request'));
    const wrong = requests.flatMap(([name, schema]) =>
      (schema.required ?? [])
        .filter((field: string) => resolve(schema.properties[field]).default !== undefined)
        .map((field: string) => `${name}.${field}`),
    );
    expect(wrong).toEqual([]);
  });

  it('says where an ETag comes from, and where it is wanted', () => {
    const wanted = ({ parameters = [] }: any) =>
      parameters.some(({ name, required }: any) => name === 'If-Match' && required);
    // A PUT without a body says only that something is so, and has no earlier text to lose.
    const replaces = (operation: any, method: string) =>
      method === 'patch' || (method === 'put' && operation.requestBody !== undefined);
    expect(without((operation, method) => wanted(operation) === replaces(operation, method))).toEqual([]);
    expect(document.paths['/api/v1/people/{personId}'].get.responses[200].headers.ETag).toBeDefined();
  });
});

function lint(file: string): Promise<{ code: number; said: string }> {
  const args = ['node_modules/@redocly/cli/bin/cli.js', 'lint', file, '--config', 'redocly.yaml', '--format', 'json'];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, maxBuffer: 10_000_000 }, (error, stdout) => {
      resolve({ code: error ? 1 : 0, said: stdout });
    });
  });
}
