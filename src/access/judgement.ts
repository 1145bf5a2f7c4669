import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuditTrail } from '../platform/database/audit-trail.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { accessErrors } from './access.errors.js';
import { AccessRepository } from './access.repository.js';
import { UUID } from './asked-by.js';
import { refuseOutOfScope, refuseWeakCredential } from './credential-checks.js';
import { permits, type Permission, type Relation, type Scope } from './permissions.js';

/** In the address: which parameter a scope is judged by. */
const PARAMETER = {
  ...({ engagement: 'engagementId', company: 'companyId', person: 'personId', coach: 'coachId' } as const),
} as const;

/** What is about a practice, or a thing of one. */
type ScopeOfPractice = Exclude<Scope, 'account' | 'signIn'>;

/** Whether a member of a practice may do what they ask. */
@Injectable()
export class Judgement {
  constructor(
    private readonly access: AccessRepository,
    private readonly trail: AuditTrail,
  ) {}

  /** Whatever is refused in here, a member of the practice was refused: it is recorded. */
  async pass(permission: Permission, scope: ScopeOfPractice, caller: PersonCaller, request: FastifyRequest) {
    const judged = this.judge(permission, scope, caller, request);
    await judged.catch((refusal: unknown) => this.trail.refused(caller, refusal));
  }

  private async judge(
    permission: Permission,
    scope: ScopeOfPractice,
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
