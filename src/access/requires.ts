import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension, ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Refusal } from '../platform/errors/domain-error.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { SHOWN_ONCE_EXTENSION } from '../platform/http/openapi-operations.js';
import { Problems } from '../platform/http/operation.js';
import { accessErrors } from './access.errors.js';
import type { Identified } from './caller-source.js';
import { permissions, type Permission, type Scope } from './permissions.js';

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
    Problems(problemsOf(permissions[permission].of)),
    ...(ofAccount
      ? []
      : [
          ApiHeader({
            name: 'Rapport-Practice',
            required: false,
            description: 'Which practice, if you are in several',
          }),
        ]),
  );
}

function problemsOf(scope: Scope): Refusal[] {
  const { anonymous, crossSite, unnamedPractice, forbidden, noPractice } = accessErrors;
  if (scope === 'account') return [anonymous, crossSite];
  const ofPractice = [anonymous, unnamedPractice, forbidden, crossSite, noPractice];
  return scope === 'practice' ? ofPractice : [...ofPractice, platformErrors.missing];
}

/** Anybody may call this handler. */
export const Public = () => SetMetadata(PUBLIC, true);

/** What this handler answers is shown once: it takes no Idempotency-Key, because the answer must not be kept. */
export const ShownOnce = () => applyDecorators(SetMetadata(SHOWN_ONCE, true), ApiExtension(SHOWN_ONCE_EXTENSION, true));

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
