import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { REPLAYED } from '../database/idempotency.js';

interface Answer {
  id?: string;
  version?: number;
  nextCursor?: string;
  [REPLAYED]?: boolean;
}

/** Headers that follow from what is answered: ETag, Link, Location, Idempotency-Replayed. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: Answer | undefined) => {
        if (answer && typeof answer === 'object') setHeaders(answer, request, reply);
        return answer;
      }),
    );
  }
}

function setHeaders(answer: Answer, request: FastifyRequest, reply: FastifyReply): void {
  if (answer[REPLAYED]) void reply.header('Idempotency-Replayed', 'true');
  if (typeof answer.version === 'number') void reply.header('ETag', `"${answer.version}"`);
  if (answer.nextCursor) void reply.header('Link', `<${nextPage(request, answer.nextCursor)}>; rel="next"`);
}

function nextPage(request: FastifyRequest, cursor: string): string {
  const url = new URL(request.url, 'http://relative');
  url.searchParams.set('cursor', cursor);
  return url.pathname + url.search;
}
