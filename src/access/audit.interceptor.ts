import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { catchError, concatMap, type Observable } from 'rxjs';
import type { AuditedIds } from '../platform/database/audit-entry.js';
import { AuditTrail } from '../platform/database/audit-trail.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { permissions, type Permission } from './permissions.js';
import { OPENS_EACH, OWN, REQUIRED } from './requires.js';

/** An engagement in a list, or something of it. */
interface Listed {
  id: string;
  engagementId?: string;
}

/**
 * Records what the guard cannot know: that somebody did read what they asked for, before it is answered; and that a
 * handler refused what the guard let pass, because row-level security hid it.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly trail: AuditTrail,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!caller) return next.handle();
    return next.handle().pipe(
      catchError((refusal: unknown) => this.trail.refused(caller, refusal)),
      concatMap(async (answer: unknown) => {
        await this.trail.opened(caller, this.opened(context, caller, answer));
        return answer;
      }),
    );
  }

  /** Which of other people's things an answer shows. Lists are of the practice: those in them count as unopened. */
  private opened(context: ExecutionContext, { request }: PersonCaller, answer: unknown): AuditedIds[] {
    const declared = (key: string): unknown => this.reflector.get(key, context.getHandler());
    const permission = declared(REQUIRED) as Permission | undefined;
    if (!request || !permission || !permissions[permission].reads || declared(OWN)) return [];
    const { about } = request;
    if (declared(OPENS_EACH))
      return (answer as { items: Listed[] }).items.map(({ id, engagementId = id }) => ({ ...about, engagementId }));
    return about.engagementId || about.personId ? [about] : [];
  }
}
