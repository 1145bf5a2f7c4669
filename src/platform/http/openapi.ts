import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { platformErrors } from '../errors/platform.errors.js';
import type { Refusal } from '../errors/domain-error.js';
import { Problem, documentOf, statusOfKind } from './problem.js';

const description = `Coaching engagements: twelve weekly sessions, goals that the coachee agrees to, and what a sponsor sees of them.

Sign in with \`POST /api/v1/sign-ins\` (a cookie follows) or send an API token as \`Authorization: Bearer rpt_…\`.
Whoever is in several practices names one with \`Rapport-Practice: <id>\`. Every POST takes an \`Idempotency-Key\`
unless it says otherwise. Errors are \`application/problem+json\` (RFC 9457) with a stable \`code\`.`;

type Responses = Record<string, { description?: string; content?: unknown }>;
interface OperationObject {
  security?: object[];
  responses: Responses;
  requestBody?: unknown;
  parameters?: { name: string; in: string }[];
}

/** The OpenAPI 3.1 document of the running application. */
export function createOpenApi(app: INestApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Rapport')
    .setDescription(description)
    .setVersion('1')
    .setLicense('Proprietary', 'https://rapport.example/licence')
    .addServer('/', 'This server')
    .addCookieAuth('rapport', { type: 'apiKey', in: 'cookie', name: 'rapport.sign_in' }, 'signIn')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API token, rpt_…' }, 'apiToken')
    .build();
  const document = SwaggerModule.createDocument(app, settings, { extraModels: [Problem] });
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods as Record<string, OperationObject>))
      complete(operation, path, method);
  return document;
}

/** Adds what holds for every operation, so that no handler has to repeat it. */
function complete(operation: OperationObject, path: string, method: string): void {
  const isPublic = operation.security?.length === 0;
  const takesInput = operation.requestBody !== undefined || (operation.parameters?.length ?? 0) > 0;
  if (takesInput) add(operation, platformErrors.invalid);
  if (operation.requestBody)
    for (const refusal of [platformErrors.tooLarge, platformErrors.notJson]) add(operation, refusal);
  if (path.includes('{') && !isPublic) add(operation, platformErrors.missing);
  if (method === 'put' || method === 'patch')
    for (const refusal of [platformErrors.stale, platformErrors.unconditional]) add(operation, refusal);
  add(operation, platformErrors.unavailable);
}

function add(operation: OperationObject, { definition }: Refusal): void {
  const status = String(statusOfKind[definition.kind]);
  operation.responses[status] ??= {
    description: `\`${definition.code}\`: ${definition.title}.`,
    content: {
      'application/problem+json': {
        schema: { $ref: getSchemaPath(Problem) },
        example: documentOf(definition, '019a8b5e-0000-7000-8000-000000000000'),
      },
    },
  };
}
