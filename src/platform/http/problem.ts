import { ApiProperty } from '@nestjs/swagger';
import type { DomainError, ErrorDefinition, ErrorKind } from '../errors/domain-error.js';

/** The status of each kind of refusal. A new kind does not compile until it is in here. */
export const statusOfKind: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  notAllowed: 405,
  conflict: 409,
  stale: 412,
  tooLarge: 413,
  unsupported: 415,
  unprocessable: 422,
  unconditional: 428,
  tooMany: 429,
  unavailable: 503,
};

export class ProblemField {
  @ApiProperty({ description: 'Where in the request (RFC 6901)', example: '/timeZone' })
  pointer: string;
  @ApiProperty({ description: 'Which check it failed', example: 'isTimeZone' })
  code: string;
  @ApiProperty({ description: 'In words', example: 'timeZone must be an IANA time zone such as Europe/Berlin' })
  detail: string;
  @ApiProperty({
    ...{ type: 'object', selfRequired: false, example: { min: 1, max: 200 } },
    additionalProperties: { oneOf: [{ type: 'number' }, { type: 'string' }] },
    description: 'What the check goes by, to say it in another language; never what was sent',
  })
  parameters?: Record<string, number | string>;
}

/** An error as RFC 9457 writes it. */
export class Problem {
  @ApiProperty({
    description: 'Names the kind of problem; docs/errors.md explains each',
    example: '/problems/session.overlaps',
  })
  type: string;
  @ApiProperty({ example: 'The time is taken' })
  title: string;
  @ApiProperty({ type: 'integer', example: 409 })
  status: number;
  @ApiProperty({ description: 'What happened, and what to do', example: 'Choose another time.' })
  detail: string;
  @ApiProperty({ description: 'Stable; branch on this', example: 'session.overlaps' })
  code: string;
  @ApiProperty({ description: 'Tell it to support', example: '019a8b5e-0000-7000-8000-000000000000' })
  requestId: string;
  @ApiProperty({ type: [ProblemField], required: false, description: 'The fields, where the request is invalid' })
  errors?: ProblemField[];
}

/** The problem document of a refusal. */
export function problemOf(error: DomainError, requestId: string): Problem {
  const { definition, occurrence } = error;
  return {
    ...occurrence.members,
    ...documentOf(definition, requestId),
    detail: occurrence.detail ?? definition.remedy,
    ...(occurrence.errors && { errors: occurrence.errors }),
  };
}

/** What any occurrence of an error says. */
export function documentOf(definition: ErrorDefinition, requestId: string): Problem {
  return {
    type: `/problems/${definition.code}`,
    title: definition.title,
    status: statusOfKind[definition.kind],
    detail: definition.remedy,
    code: definition.code,
    requestId,
  };
}
