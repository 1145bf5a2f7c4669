import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { AuditTrail } from '../platform/database/audit-trail.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { RequestLimits } from '../platform/limits/request-limits.js';
import { accessErrors } from './access.errors.js';
import { AccessRepository } from './access.repository.js';
import { askedBy, UUID } from './asked-by.js';
import { idempotentRequestOf, isCrossSite } from './request-checks.js';
import { CallerSource, type Identified } from './caller-source.js';
import { isOfAccount, permissions, permits, type Permission, type Relation, type Scope } from './permissions.js';
import { membershipOf, refuseOutOfScope, refuseSignIn, refuseWeakCredential } from './credential-checks.js';
import { PUBLIC, REQUIRED, SHOWN_ONCE } from './requires.js';

/** In the address: which parameter a scope is judged by. */
const PARAMETER = {
  ...({ engagement: 'engagementId', company: 'companyId', person: 'personId', coach: 'coachId' } as const),
} as const;

/**
 * Every request passes here. A handler that declares nothing is refused; whoever is not a participant gets what they
 * would get for a thing that does not exist (404); a participant whom the policy does not name is told so (403).
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerSource,
    private readonly access: AccessRepository,
    private readonly trail: AuditTrail,
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
    const judged = this.judge(permission, scope, caller, request);
    await judged.catch((refusal: unknown) => this.trail.refused(caller, refusal));
    request.caller = caller;
  }

  /** Whatever is refused in here, a member of the practice was refused: it is recorded. */
  private async judge(
    permission: Permission,
    scope: Exclude<Scope, 'account' | 'signIn'>,
    caller: PersonCaller,
    request: FastifyRequest,
  ): Promise<void> {
    if (request.identified) refuseOutOfScope(request.identified, permission);
    if (request.identified) refuseWeakCredential(request.identified, caller.practiceId);
    const relations =
      scope === 'practice' ? relationsToPractice(caller) : await this.relationsTo(scope, caller, request);
    if (!permits(permission, relations)) throw accessErrors.forbidden();
    if (namesAnotherPractice(caller, request)) throw platformErrors.missing();
  }

  private async relationsTo(scope: keyof typeof PARAMETER, caller: PersonCaller, request: FastifyRequest) {
    const id = (request.params as Record<string, string>)[PARAMETER[scope]] ?? '';
    if (!UUID.test(id)) throw platformErrors.missing();
    const relations = await this.access.relationsTo(caller, scope, id);
    if (!relations) throw platformErrors.missing();
    return relations;
  }
}

/** A practice in the address is the caller's own, or there is none. */
function namesAnotherPractice({ practiceId }: PersonCaller, { params }: FastifyRequest): boolean {
  const named = (params as Record<string, string>).practiceId;
  return named !== undefined && named.toLowerCase() !== practiceId;
}

function relationsToPractice(caller: PersonCaller): Set<Relation> {
  const relations = new Set<Relation>(['member']);
  if (caller.administrator) relations.add('administrator');
  if (caller.coach) relations.add('practiceCoach');
  return relations;
}

function callerOf(identified: Identified, request: FastifyRequest, permission: Permission): PersonCaller {
  const { personId, practiceId, administrator, coach } = membershipOf(identified, request.headers['rapport-practice']);
  const idempotent = idempotentRequestOf(request.method, request.url, request.body, request.headers['idempotency-key']);
  const asked = askedBy(request, permission, identified);
  return { practiceId, personId, administrator, coach, itself: false, idempotent, request: asked };
}
