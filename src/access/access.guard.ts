import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { accessErrors } from './access.errors.js';
import { AccessRepository } from './access.repository.js';
import { idempotentRequestOf, isCrossSite } from './request-checks.js';
import { CallerSource, type Identified, type Membership } from './caller-source.js';
import { permissions, permits, type Permission, type Relation, type Scope } from './permissions.js';
import { PUBLIC, REQUIRED, SHOWN_ONCE } from './requires.js';

/** In the address: which parameter a scope is judged by. */
const PARAMETER = { engagement: 'engagementId', company: 'companyId', person: 'personId' } as const;

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
    @Inject(SETTINGS) private readonly settings: RunningSettings,
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
    const scope: Scope = permissions[permission].of;
    if (scope === 'account') return;
    const caller = callerOf(identified, request);
    const relations =
      scope === 'practice' ? relationsToPractice(caller) : await this.relationsTo(scope, caller, request);
    if (!permits(permission, relations)) throw accessErrors.forbidden();
    request.caller = caller;
  }

  private async relationsTo(scope: keyof typeof PARAMETER, caller: PersonCaller, request: FastifyRequest) {
    const id = (request.params as Record<string, string>)[PARAMETER[scope]] ?? '';
    if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) throw platformErrors.missing();
    const relations = await this.access.relationsTo(caller, scope, id);
    if (!relations) throw platformErrors.missing();
    return relations;
  }
}

function relationsToPractice(caller: PersonCaller): Set<Relation> {
  const relations = new Set<Relation>(['member']);
  if (caller.administrator) relations.add('administrator');
  if (caller.coach) relations.add('practiceCoach');
  return relations;
}

function callerOf(identified: Identified, request: FastifyRequest): PersonCaller {
  const { personId, practiceId, administrator, coach } = membershipOf(identified, request.headers['rapport-practice']);
  const idempotent = idempotentRequestOf(request.method, request.url, request.body, request.headers['idempotency-key']);
  return { practiceId, personId, administrator, coach, itself: false, idempotent };
}

function membershipOf({ memberships }: Identified, named: string | string[] | undefined): Membership {
  if (named === undefined && memberships.length > 1) {
    const practices = memberships.map(({ practiceId, practiceName }) => ({ id: practiceId, name: practiceName }));
    throw accessErrors.unnamedPractice({ members: { practices } });
  }
  const membership = named === undefined ? memberships[0] : memberships.find(({ practiceId }) => practiceId === named);
  if (!membership) throw accessErrors.noPractice();
  return membership;
}
