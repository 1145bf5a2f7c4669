import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiHeader, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { ProblemResponse } from '../platform/http/operation.js';
import { accessErrors } from './access.errors.js';
import type { Identified } from './caller-source.js';
import { permissions, type Permission } from './permissions.js';

export const PUBLIC = 'access.public';
export const REQUIRED = 'access.required';
export const SHOWN_ONCE = 'access.shown-once';

/** Who may call this handler: whoever the policy's row for this permission names. */
export function Requires(permission: Permission): MethodDecorator {
  const ofAccount = permissions[permission].of === 'account';
  return applyDecorators(
    SetMetadata(REQUIRED, permission),
    ApiCookieAuth('signIn'),
    ApiBearerAuth('apiToken'),
    ProblemResponse(401, [accessErrors.anonymous]),
    ...(ofAccount
      ? []
      : [
          ApiHeader({
            name: 'Rapport-Practice',
            required: false,
            description: 'Which practice, if you are in several',
          }),
        ]),
    ProblemResponse(403, [accessErrors.forbidden, accessErrors.crossSite, accessErrors.noPractice]),
    ...(permissions[permission].of === 'practice' || ofAccount ? [] : [ProblemResponse(404, [platformErrors.missing])]),
  );
}

/** Anybody may call this handler. */
export function Public(): MethodDecorator {
  return applyDecorators(SetMetadata(PUBLIC, true), ApiSecurity({}), MarkPublic());
}

/** OpenAPI: an empty list of schemes says that none is needed. */
function MarkPublic(): MethodDecorator {
  return (_target, _key, descriptor) => {
    Reflect.defineMetadata('swagger/apiSecurity', [], descriptor.value as object);
  };
}

/** What this handler answers is shown once: it takes no Idempotency-Key, because the answer must not be kept. */
export const ShownOnce = () => SetMetadata(SHOWN_ONCE, true);

/** On whose behalf the request is. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): PersonCaller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw accessErrors.undeclared();
  return caller;
});

/** Who is signed in, across practices. */
export const CurrentAccount = createParamDecorator((_data: unknown, context: ExecutionContext): Identified => {
  const { identified } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!identified) throw accessErrors.undeclared();
  return identified;
});
