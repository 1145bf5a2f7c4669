import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { FieldError } from '../errors/domain-error.js';
import { platformErrors } from '../errors/platform.errors.js';
import { escaped } from './validation.js';

/**
 * Refuses what nobody would read: members of a body, or of a query, sent to a handler that takes none. Where one is
 * taken its class says which members, and the pipe refuses the others; passed over in silence, they would look taken.
 * Runs after the guard, so that whoever may not know of a thing learns nothing by it.
 */
@Injectable()
export class UndeclaredInputInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { body, query, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
    // What probes and scrapers append to the addresses beside the API is their business.
    const isOfApi = routeOptions.url?.startsWith('/api/') ?? false;
    const takes = inputsOf(context);
    const unread = [
      ...(takes.has(RouteParamtypes.BODY) ? [] : Object.keys(body ?? {})),
      ...(takes.has(RouteParamtypes.QUERY) || !isOfApi ? [] : Object.keys(query ?? {})),
    ];
    if (unread.length) throw platformErrors.invalid({ errors: unread.map(unknownField) });
    return next.handle();
  }
}

/** What a handler takes, by its parameters' decorators. */
function inputsOf(context: ExecutionContext): Set<RouteParamtypes> {
  const { name } = context.getHandler();
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), name) ?? {}) as object;
  return new Set(Object.keys(parameters).map((key) => Number(key.split(':', 1)[0])));
}

/** As the pipe says it of a member that a class does not declare. */
function unknownField(name: string): FieldError {
  return { pointer: `/${escaped(name)}`, code: 'whitelistValidation', detail: `property ${name} should not exist` };
}
