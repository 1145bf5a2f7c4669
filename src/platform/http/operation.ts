import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { Refusal } from '../errors/domain-error.js';
import { documentOf, Problem, statusOfKind } from './problem.js';

interface OperationOptions {
  /** Stable, `engagements.create`: generated clients name their functions by it. */
  id: string;
  summary: string;
  description?: string;
  /** 200 if left out; 204 answers nothing, and 302 says where to go. */
  status?: 200 | 201 | 204 | 302;
  answer?: Type;
  /** The media types that a file is answered in, where no JSON is. */
  file?: string[];
  /** PATCH and PUT: wants If-Match. */
  conditional?: boolean;
  /** What can go wrong beyond what can with any request. */
  problems?: Refusal[];
}

/** What the OpenAPI document says of a handler, in one place. */
export function Operation(options: OperationOptions): MethodDecorator {
  const { id, summary, description, status = 200, answer, file, conditional, problems = [] } = options;
  const content = file && Object.fromEntries(file.map((type) => [type, { schema: { type: 'string' } }]));
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ operationId: id, summary, description }),
    ApiExtraModels(Problem),
    ApiResponse({
      ...{ status, description: status === 204 ? 'Done' : summary },
      ...(answer && { type: answer }),
      ...(content && { content }),
    }),
    ...(conditional ? [ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read' })] : []),
    Problems(problems),
  );
}

const PROBLEMS = 'http.problems';

/** Documents refusals, with an example of each, beside those that are documented already. */
export function Problems(refusals: Refusal[]): MethodDecorator {
  return (target, key, descriptor) => {
    const handler = Object(descriptor.value) as object;
    const known = (Reflect.getMetadata(PROBLEMS, handler) as Refusal[] | undefined) ?? [];
    const all = [...known, ...refusals.filter((refusal) => !known.includes(refusal))];
    Reflect.defineMetadata(PROBLEMS, all, handler);
    // Of two responses with one status, the later one would replace the earlier.
    for (const [status, ofStatus] of byStatus(all))
      ApiResponse(problemResponse(status, ofStatus))(target, key, descriptor);
  };
}

function problemResponse(status: number, refusals: Refusal[]) {
  const examples = Object.fromEntries(
    refusals.map(({ definition }) => [
      definition.code,
      { summary: definition.title, value: documentOf(definition, '019a8b5e-0000-7000-8000-000000000000') },
    ]),
  );
  return {
    status,
    description: refusals.map(({ definition }) => `\`${definition.code}\`: ${definition.title}.`).join(' '),
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) }, examples } },
  };
}

function byStatus(refusals: Refusal[]): [number, Refusal[]][] {
  const groups = new Map<number, Refusal[]>();
  for (const refusal of refusals) {
    const status = statusOfKind[refusal.definition.kind];
    groups.set(status, [...(groups.get(status) ?? []), refusal]);
  }
  return [...groups];
}
