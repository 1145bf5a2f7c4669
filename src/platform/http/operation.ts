import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { Refusal } from '../errors/domain-error.js';
import { documentOf, Problem, statusOfKind } from './problem.js';

interface OperationOptions {
  /** Stable, `engagements.create`: generated clients name their functions by it. */
  id: string;
  summary: string;
  description?: string;
  /** 200 if left out; 204 answers nothing. */
  status?: 200 | 201 | 204;
  answer?: Type;
  /** PATCH and PUT: wants If-Match. */
  conditional?: boolean;
  /** What can go wrong beyond what can with any request. */
  problems?: Refusal[];
}

/** What the OpenAPI document says of a handler, in one place. */
export function Operation(options: OperationOptions): MethodDecorator {
  const { id, summary, description, status = 200, answer, conditional, problems = [] } = options;
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ operationId: id, summary, description }),
    ApiExtraModels(Problem),
    ApiResponse({ status, description: status === 204 ? 'Done' : summary, ...(answer && { type: answer }) }),
    ...(conditional ? [ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read' })] : []),
    ...byStatus(problems).map(([code, refusals]) => ProblemResponse(code, refusals)),
  );
}

/** Documents the refusals of one status, with an example of each. */
export function ProblemResponse(status: number, refusals: Refusal[]): MethodDecorator & ClassDecorator {
  const examples = Object.fromEntries(
    refusals.map(({ definition }) => [
      definition.code,
      { summary: definition.title, value: documentOf(definition, '019a8b5e-0000-7000-8000-000000000000') },
    ]),
  );
  return ApiResponse({
    status,
    description: refusals.map(({ definition }) => `\`${definition.code}\`: ${definition.title}.`).join(' '),
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) }, examples } },
  });
}

function byStatus(refusals: Refusal[]): [number, Refusal[]][] {
  const groups = new Map<number, Refusal[]>();
  for (const refusal of refusals) {
    const status = statusOfKind[refusal.definition.kind];
    groups.set(status, [...(groups.get(status) ?? []), refusal]);
  }
  return [...groups];
}
