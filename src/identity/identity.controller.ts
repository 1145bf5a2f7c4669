import { Body, Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Identified } from '../access/caller-source.js';
import { PersonPath } from '../access/paths.js';
import { CurrentAccount, CurrentCaller, Public, Requires, ShownOnce } from '../access/requires.js';
import { PracticeResponse } from '../people/people.responses.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { identityErrors } from './identity.errors.js';
import { AcceptInvitationRequest, SignInRequest, StartPracticeRequest } from './identity.requests.js';
import {
  AcceptedInvitationResponse,
  InvitationResponse,
  MeResponse,
  MyPracticesResponse,
} from './identity.responses.js';
import { InvitationsService } from './invitations.service.js';
import { SignInsService } from './sign-ins.service.js';

const { refused, invitationGone, invitationNeedless } = identityErrors;

@ApiTags('Signing in')
@Controller('api/v1')
export class IdentityController {
  constructor(
    private readonly signIns: SignInsService,
    private readonly invitations: InvitationsService,
  ) {}

  @Post('practices')
  @Public()
  @Operation({
    id: 'practices.start',
    summary: 'Start a practice',
    status: 201,
    answer: PracticeResponse,
    problems: [refused],
  })
  startPractice(@Body() body: StartPracticeRequest): Promise<PracticeResponse> {
    return this.signIns.startPractice(body);
  }

  @Post('sign-ins')
  @Public()
  @Operation({
    id: 'signIns.create',
    summary: 'Sign in with e-mail and password',
    description: 'Sets a cookie that later requests send back.',
    status: 204,
    problems: [refused],
  })
  async signIn(
    @Body() body: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    void reply.header('Set-Cookie', await this.signIns.signIn(body, request.headers['user-agent']));
  }

  @Delete('sign-ins/current')
  @Requires('sign-in.end')
  @Operation({ id: 'signIns.end', summary: 'Sign out', status: 204 })
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    void reply.header('Set-Cookie', await this.signIns.signOut(request.headers.cookie));
  }

  @Get('me')
  @Requires('account.read')
  @Operation({ id: 'me.read', summary: 'Who is signed in', answer: MeResponse })
  me(@CurrentAccount() { name, email, memberships }: Identified): MeResponse {
    return { name, email, practices: memberships.map((each) => this.signIns.present(each)) };
  }

  @Get('me/practices')
  @Requires('account.read')
  @Operation({ id: 'me.practices', summary: 'The practices you are in, by name', answer: MyPracticesResponse })
  myPractices(@CurrentAccount() { memberships }: Identified): MyPracticesResponse {
    return { items: memberships.map((each) => this.signIns.present(each)) };
  }

  @Post('people/:personId/invitation')
  @Requires('person.invite')
  @ShownOnce()
  @Operation({
    id: 'people.invite',
    summary: 'Invite a person to sign in',
    description: 'The code is answered once, for seven days; an earlier one stops working. Takes no Idempotency-Key.',
    status: 201,
    answer: InvitationResponse,
    problems: [invitationNeedless],
  })
  invite(@CurrentCaller() caller: PersonCaller, @Param() { personId }: PersonPath): Promise<InvitationResponse> {
    return this.invitations.invite(caller, personId);
  }

  @Post('invitations/acceptance')
  @Public()
  @Operation({
    id: 'invitations.accept',
    summary: 'Accept an invitation',
    status: 201,
    answer: AcceptedInvitationResponse,
    problems: [invitationGone, refused],
  })
  accept(@Body() body: AcceptInvitationRequest): Promise<AcceptedInvitationResponse> {
    return this.invitations.accept(body);
  }
}
