import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension, ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Refusal } from '../platform/errors/domain-error.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { SHOWN_ONCE_EXTENSION } from '../platform/http/openapi-operations.js';
import { Problems } from '../platform/http/operation.js';
import { accessErrors } from './access.errors.js';
import { originOf } from './asked-by.js';
import type { Identified, SignedIn } from './caller-source.js';
import { isOfAccount, permissions, type Permission, type Scope } from './permissions.js';
import { moduleOfPermission } from './token-scope.js';

export const PUBLIC = 'access.public';
export const REQUIRED = 'access.required';
export const SHOWN_ONCE = 'access.shown-once';
export const OWN = 'access.own';
export const OPENS_EACH = 'access.opens-each';

/** Who may call this handler: whoever the policy's row for this permission names. */
export function Requires(permission: Permission): MethodDecorator {
  const ofAccount = isOfAccount(permissions[permission].of);
  return applyDecorators(
    SetMetadata(REQUIRED, permission),
    ApiCookieAuth('signIn'),
    ...(moduleOfPermission(permission) === 'identity' && permission !== 'account.read'
      ? []
      : [ApiBearerAuth('apiToken')]),
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
  const { anonymous, crossSite, unnamedPractice, forbidden, noPractice, outOfScope } = accessErrors;
  const ofAccount = [anonymous, crossSite, outOfScope, accessErrors.secondFactorNeeded];
  if (isOfAccount(scope)) return ofAccount;
  const ofPractice = [...ofAccount, unnamedPractice, forbidden, noPractice, accessErrors.secondFactorDemanded];
  return scope === 'practice' ? ofPractice : [...ofPractice, platformErrors.missing];
}

/** Anybody may call this handler. */
export const Public = () => SetMetadata(PUBLIC, true);

/** What this handler answers is shown once: it takes no Idempotency-Key, because the answer must not be kept. */
export const ShownOnce = () => applyDecorators(SetMetadata(SHOWN_ONCE, true), ApiExtension(SHOWN_ONCE_EXTENSION, true));

/** What this handler answers is the caller's own, though it hangs on somebody else's thing: reading it opens nothing. */
export const Own = () => SetMetadata(OWN, true);

/** Whoever reads this list reads each engagement that is in it, as if they had opened them one by one. */
export const OpensEachEngagement = () => SetMetadata(OPENS_EACH, true);

/** On whose behalf the request is. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): PersonCaller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw accessErrors.undeclared();
  return caller;
});

/** The account that somebody is signed in to. */
export const CurrentSignedIn = createParamDecorator((_data: unknown, context: ExecutionContext): SignedIn =>
  signedInOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The account that a request's sign-in is of; the guard has seen that there is one. */
function signedInOf(request: FastifyRequest): SignedIn {
  const { accountId, email, name, signIn } = request.identified ?? {};
  if (!accountId || !email || name === undefined || !signIn) throw accessErrors.undeclared();
  return { accountId, email, name, signIn, origin: originOf(request) };
}

/** Who is signed in, across practices. */
export const CurrentAccount = createParamDecorator((_data: unknown, context: ExecutionContext): Identified => {
  const { identified } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!identified) throw accessErrors.undeclared();
  return identified;
});
