import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway, meaningOf, postgresErrorOf } from '../database/database-errors.js';
import { DomainError } from '../errors/domain-error.js';
import { platformErrors } from '../errors/platform.errors.js';
import { problemOf, type Problem } from './problem.js';

const RETRY_AFTER_SECONDS = 2;

/** Every error of every request ends here and leaves as problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** The same for errors that Fastify raises before Nest has the request. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalOf(error);
  if (!refusal) logDefect(error, request);
  const problem = refusal ? problemOf(refusal, request.id) : unknownProblem(request.id);
  if (problem.status === 503) void reply.header('Retry-After', RETRY_AFTER_SECONDS);
  if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  void reply
    .headers(refusal?.occurrence.headers ?? {})
    .status(problem.status)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .header('Cache-Control', 'no-store')
    .send(JSON.stringify(problem));
}

function refusalOf(error: unknown): DomainError | undefined {
  const meaning = meaningOf(error);
  if (meaning instanceof DomainError) return meaning;
  if (isDatabaseAway(error)) return platformErrors.unavailable();
  return ofStatus(error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number })?.statusCode);
}

/** What Nest and Fastify refuse by themselves. */
function ofStatus(status: number | undefined): DomainError | undefined {
  switch (status) {
    case 404:
      return platformErrors.missing();
    case 405:
      return platformErrors.notAllowed();
    case 413:
      return platformErrors.tooLarge();
    case 415:
      return platformErrors.notJson();
    default:
      return status && status >= 400 && status < 500 ? platformErrors.malformed() : undefined;
  }
}

function unknownProblem(requestId: string): Problem {
  return {
    type: '/problems/service.defect',
    title: 'Something went wrong on our side',
    status: 500,
    detail: 'Nothing was changed. If it happens again, tell support the request id.',
    code: 'service.defect',
    requestId,
  };
}

/** A database's message may quote what somebody wrote, so only its shape is logged. */
function logDefect(error: unknown, request: FastifyRequest): void {
  const raised = postgresErrorOf(error);
  const { code, constraint, table, routine } = raised ?? {};
  const stack = code ? undefined : raised?.stack;
  request.log.error({ name: raised?.name ?? typeof error, code, constraint, table, routine, stack }, 'defect');
}
