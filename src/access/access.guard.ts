import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { RequestLimits } from '../platform/limits/request-limits.js';
import { accessErrors } from './access.errors.js';
import { askedBy } from './asked-by.js';
import { idempotentRequestOf, isCrossSite } from './request-checks.js';
import { CallerSource, type Identified } from './caller-source.js';
import { membershipOf, refuseOutOfScope, refuseSignIn } from './credential-checks.js';
import { Judgement } from './judgement.js';
import { isOfAccount, permissions, type Permission, type Scope } from './permissions.js';
import { PUBLIC, REQUIRED, SHOWN_ONCE } from './requires.js';

/**
 * Every request passes here. A handler that declares nothing is refused; whoever is not a participant gets what they
 * would get for a thing that does not exist (404); a participant whom the policy does not name is told so (403).
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerSource,
    private readonly judgement: Judgement,
    @Inject(SETTINGS) private readonly settings: RunningSettings,
    private readonly limits: RequestLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const declared = (key: string): unknown =>
      this.reflector.getAllAndOverride(key, [context.getHandler(), context.getClass()]);
    if (isCrossSite(request.method, request.headers, this.settings.publicUrl)) throw accessErrors.crossSite();
    const isPublic = declared(PUBLIC) === true;
    const keyed = request.headers['idempotency-key'] !== undefined;
    if (keyed && (isPublic || declared(SHOWN_ONCE))) throw platformErrors.keyNotTaken();
    if (isPublic) return true;
    const permission = declared(REQUIRED) as Permission | undefined;
    if (!permission) throw accessErrors.undeclared();
    await this.admit(permission, request);
    return true;
  }

  private async admit(permission: Permission, request: FastifyRequest): Promise<void> {
    const identified = await this.callers.identify(request);
    if (!identified) throw accessErrors.anonymous();
    request.identified = identified;
    this.limits.recognized(request, identified.accountId ?? identified.memberships[0]?.personId);
    refuseSignIn(identified, permission);
    const scope: Scope = permissions[permission].of;
    if (isOfAccount(scope)) return refuseOutOfScope(identified, permission);
    const caller = callerOf(identified, request, permission);
    await this.judgement.pass(permission, scope, caller, request);
    request.caller = caller;
  }
}

function callerOf(identified: Identified, request: FastifyRequest, permission: Permission): PersonCaller {
  const { personId, practiceId, administrator, coach } = membershipOf(identified, request.headers['rapport-practice']);
  const idempotent = idempotentRequestOf(request.method, request.url, request.body, request.headers['idempotency-key']);
  const asked = askedBy(request, permission, identified);
  return { practiceId, personId, administrator, coach, itself: false, idempotent, request: asked };
}
