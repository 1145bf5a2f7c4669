import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import type { Refusal } from '../errors/domain-error.js';
import { platformErrors } from '../errors/platform.errors.js';
import { documentOf, Problem, statusOfKind } from './problem.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];
type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem[Method]>;
export type Response = Exclude<NonNullable<Operation['responses'][string]>, { $ref: string }>;

/** Marks an operation that takes no Idempotency-Key, because what it answers is shown once. */
export const SHOWN_ONCE_EXTENSION = 'x-shown-once';

/** Every operation of the document. */
export function operationsOf(document: OpenAPIObject): { path: string; method: Method; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}

/** Adds what holds for every operation, so that no handler has to repeat it. */
export function completeOperations(document: OpenAPIObject): void {
  for (const { path, method, operation } of operationsOf(document)) {
    // Handlers declare what they require; the guard refuses one that declares nothing, so this one is public.
    const isPublic = operation.security === undefined;
    operation.security ??= [];
    addProblems(operation, path, method, isPublic);
    if (method === 'post' && !isPublic && !(SHOWN_ONCE_EXTENSION in operation)) takeIdempotencyKey(operation);
    addHeaders(document, operation);
  }
  keepExamplesOnce(document);
}

/** An error is the same wherever it occurs: its example stands once, by its code, and is referred to. */
function keepExamplesOnce(document: OpenAPIObject): void {
  const kept = ((document.components ??= {}).examples ??= {});
  const responses = operationsOf(document).flatMap(({ operation }) => Object.values(operation.responses));
  for (const response of responses) {
    const problem = response && 'content' in response ? response.content?.['application/problem+json'] : undefined;
    if (!problem?.examples) continue;
    Object.assign(kept, problem.examples);
    const codes = Object.keys(problem.examples);
    problem.examples = Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]));
  }
}

function addProblems(operation: Operation, path: string, method: Method, isPublic: boolean): void {
  const takesBody = operation.requestBody !== undefined;
  // A member of a body or a query that nobody reads is invalid anywhere.
  addProblem(operation, platformErrors.invalid);
  if (takesBody)
    for (const refusal of [platformErrors.malformed, platformErrors.tooLarge, platformErrors.notJson])
      addProblem(operation, refusal);
  if (path.includes('{') && !isPublic) addProblem(operation, platformErrors.missing);
  if (method === 'put' || method === 'patch')
    for (const refusal of [platformErrors.stale, platformErrors.unconditional]) addProblem(operation, refusal);
  const retryAfter = { 'Retry-After': header('Seconds to wait', { type: 'integer', examples: [2] }) };
  addProblem(operation, platformErrors.unavailable).headers = retryAfter;
  addProblem(operation, platformErrors.tooMany).headers = { ...retryAfter, ...rateLimitHeaders };
}

const rateLimitHeaders = {
  'RateLimit-Policy': header('What is allowed: so many, in so many seconds', {
    type: 'string',
    examples: ['"api";q=1200;w=60'],
  }),
  RateLimit: header('How many are left, and in how many seconds all are again', {
    type: 'string',
    examples: ['"api";r=0;t=2'],
  }),
};

function takeIdempotencyKey(operation: Operation): void {
  (operation.parameters ??= []).push({
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'The same key and body get the first answer again, for 24 hours',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
  });
  addProblem(operation, platformErrors.invalid);
  addProblem(operation, platformErrors.keyReused);
}

function addHeaders(document: OpenAPIObject, operation: Operation): void {
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!status.startsWith('2') || !response || '$ref' in response) continue;
    const fields = fieldsOf(document, response);
    const headers: NonNullable<Response['headers']> = {};
    if (fields.has('version')) headers.ETag = header('Send it back as If-Match', { type: 'string', examples: ['"1"'] });
    if (fields.has('nextCursor'))
      headers.Link = header('The next page, if there is one', {
        type: 'string',
        examples: ['</api/v1/people?cursor=MDE5>; rel="next"'],
      });
    if (operation.parameters?.some((parameter) => 'name' in parameter && parameter.name === 'Idempotency-Key'))
      headers['Idempotency-Replayed'] = header('Present where this is the first answer again', {
        type: 'string',
        enum: ['true'],
      });
    if (Object.keys(headers).length) response.headers = headers;
  }
}

function header(description: string, schema: { type: string; enum?: string[]; examples?: unknown[] }) {
  return { description, schema };
}

function fieldsOf(document: OpenAPIObject, response: Response): Set<string> {
  const schema = response.content?.['application/json']?.schema;
  const name = schema && '$ref' in schema ? schema.$ref.split('/').at(-1) : undefined;
  const found = name === undefined ? undefined : document.components?.schemas?.[name];
  return new Set(found && 'properties' in found ? Object.keys(found.properties ?? {}) : []);
}

/** Adds a refusal to those that an operation documents of its status, with an example. */
function addProblem(operation: Operation, { definition }: Refusal): Response {
  const status = String(statusOfKind[definition.kind]);
  const there = operation.responses[status];
  const response: Response = there && !('$ref' in there) ? there : { description: '' };
  operation.responses[status] = response;
  const content = ((response.content ??= {})['application/problem+json'] ??= {
    schema: { $ref: getSchemaPath(Problem) },
  });
  const examples = (content.examples ??= {});
  if (examples[definition.code]) return response;
  response.description = `${response.description} \`${definition.code}\`: ${definition.title}.`.trim();
  const value = documentOf(definition, '019a8b5e-0000-7000-8000-000000000000');
  examples[definition.code] = { summary: definition.title, value };
  return response;
}
