import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { platformErrors } from '../errors/platform.errors.js';

/** The version a change is made to, out of If-Match; without one, 428. `*` matches nothing: it would lose updates. */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (!header) throw platformErrors.unconditional();
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw platformErrors.stale();
  return Number(version);
});
