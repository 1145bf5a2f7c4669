import { Body, Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOf } from '../access/asked-by.js';
import { CallerSource } from '../access/caller-source.js';
import { PersonPath } from '../access/paths.js';
import { CurrentCaller, Public, Requires } from '../access/requires.js';
import { PracticeResponse } from '../people/people.responses.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { FoundingService } from './founding.service.js';
import { identityErrors } from './identity.errors.js';
import {
  AcceptInvitationRequest,
  InviteRequest,
  LookAtInvitationRequest,
  StartPracticeRequest,
} from './identity.requests.js';
import { AcceptedInvitationResponse, InvitationResponse, InvitedResponse } from './identity.responses.js';
import { InvitationsService } from './invitations.service.js';
import { JoiningService } from './joining.service.js';
import { SignInsService } from './sign-ins.service.js';

const { codeRefused, invitationGone, invitationNeedless, invitationOfAnother, accountThere, capacityNotYours } =
  identityErrors;

@ApiTags('Joining')
@Controller('api/v1')
export class InvitationsController {
  constructor(
    private readonly founding: FoundingService,
    private readonly invitations: InvitationsService,
    private readonly joining: JoiningService,
    private readonly signIns: SignInsService,
    private readonly callers: CallerSource,
  ) {}

  @Post('practices')
  @Public()
  @Operation({
    ...{ id: 'practices.start', summary: 'Start a practice', status: 201, answer: PracticeResponse },
    description: 'With a code for `practice` that was mailed to you. Signs you in: sets a cookie.',
    problems: [codeRefused, accountThere],
  })
  async startPractice(
    @Body() body: StartPracticeRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PracticeResponse> {
    const { practice, accountId } = await this.founding.start(body, originOf(request));
    await this.signIn(accountId, request, reply);
    return practice;
  }

  @Post('people/:personId/invitation')
  @Requires('person.invite')
  @Operation({
    ...{ id: 'people.invite', summary: 'Invite a person to sign in, or invite them again', status: 201 },
    description: 'By mail, for seven days, to the address they have now; an earlier invitation stops working.',
    ...{ answer: InvitationResponse, problems: [invitationNeedless, capacityNotYours] },
  })
  invite(
    @CurrentCaller() caller: PersonCaller,
    @Param() { personId }: PersonPath,
    @Body() { capacity }: InviteRequest,
  ): Promise<InvitationResponse> {
    return this.invitations.invite(caller, personId, capacity);
  }

  @Get('people/:personId/invitation')
  @Requires('person.read-invitation')
  @Operation({ id: 'people.invitation', summary: 'The last invitation of a person', answer: InvitationResponse })
  read(@CurrentCaller() caller: PersonCaller, @Param() { personId }: PersonPath): Promise<InvitationResponse> {
    return this.invitations.read(caller, personId);
  }

  @Delete('people/:personId/invitation')
  @Requires('person.invite')
  @Operation({ id: 'people.withdrawInvitation', summary: 'Take an invitation back', status: 204 })
  withdraw(@CurrentCaller() caller: PersonCaller, @Param() { personId }: PersonPath): Promise<void> {
    return this.invitations.withdraw(caller, personId);
  }

  @Post('invitations/inquiry')
  @Public()
  @Operation({
    ...{ id: 'invitations.look', summary: 'What an invitation is to', answer: InvitedResponse },
    ...{ description: 'Uses nothing up.', problems: [invitationGone] },
  })
  look(@Body() { code }: LookAtInvitationRequest, @Req() request: FastifyRequest): Promise<InvitedResponse> {
    return this.joining.look(code, originOf(request));
  }

  @Post('invitations/acceptance')
  @Public()
  @Operation({
    ...{ id: 'invitations.accept', summary: 'Accept an invitation', status: 201, answer: AcceptedInvitationResponse },
    description: 'With a new account, or the one that the address has. Signs you in: sets a cookie.',
    problems: [invitationGone, invitationOfAnother, accountThere],
  })
  async accept(
    @Body() body: AcceptInvitationRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptedInvitationResponse> {
    const signedIn = await this.callers.identify(request);
    const { accountId, ...joined } = await this.joining.accept(body, {
      ...{ origin: originOf(request), signedInAs: signedIn?.email },
    });
    return { ...joined, secondFactorNeeded: await this.signIn(accountId, request, reply) };
  }

  /** Whoever shows a code that was mailed has shown who they are. */
  private async signIn(accountId: string, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const shown = {
      accountId,
      way: 'mailed_code' as const,
      origin: originOf(request),
      earlier: request.headers.cookie,
    };
    const { cookie, answer } = await this.signIns.begin(shown);
    void reply.header('Set-Cookie', cookie);
    return answer.secondFactorNeeded;
  }
}
